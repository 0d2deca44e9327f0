package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.application.HoldArticle;
import dev.parley.application.HoldArticle.RefusedHold;
import dev.parley.articles.LegalHold;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Places legal holds, and lists them. */
@Command(
        name = "hold",
        sortOptions = false,
        description = "Puts articles under legal hold: while they are held, they cannot be deleted.",
        footer = {
            "",
            "A hold is of all versions, also of those that arrive later. Who placed and",
            "released it, when and why, stays in the bucket. Without an ARTICLE, --list",
            "lists what is held now; with one, all that was done with its hold.",
            "",
            "Examples:",
            "  parley hold 4yretr35zsc2993pt --reason \"Case 12/2026\" --by \"Legal desk\"",
            "  parley hold --list --stack parley"
        })
final class HoldCommand extends Subcommand {
    @Parameters(paramLabel = "ARTICLE", arity = "0..*", description = "Ids of articles.")
    private List<String> articles = List.of();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why: one line of 1 to 500 characters. Required, but for --list.")
    private @Nullable String reason;

    @Option(names = "--list", description = "List holds, and change none.")
    private boolean list;

    @Mixin
    private HoldOptions options;

    @Override
    public Integer call() throws IOException {
        if (list) {
            if (reason != null) {
                throw usageError("--list changes nothing: leave out --reason");
            }
            return options.with(this::list);
        }
        if (articles.isEmpty()) {
            throw usageError("name an ARTICLE, or --list");
        }
        if (reason == null) {
            throw usageError("--reason is missing: why are they held?");
        }
        var why = requireNonNull(reason, "reason");
        return options.each(articles, "held", (holds, article, by) -> holds.hold(article, by, why));
    }

    private int list(HoldArticle holds) throws IOException {
        try {
            var listed = articles.isEmpty()
                    ? holds.held()
                    : articles.stream().map(holds::history).toList();
            for (var hold : listed) {
                for (var act : articles.isEmpty() ? List.of(hold.acts().getLast()) : hold.acts()) {
                    print(hold, act);
                }
            }
            if (listed.stream().allMatch(hold -> hold.acts().isEmpty())) {
                options.out().println(articles.isEmpty() ? "No article is held." : "Never held.");
            }
            options.out().flush();
            return 0;
        } catch (RefusedHold e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void print(LegalHold hold, LegalHold.Act act) {
        options.out()
                .println(hold.articleId() + "  " + act.action().toString().toLowerCase(Locale.ROOT) + "  " + act.when()
                        + "  by " + Terminal.oneLine(act.by()) + "  " + Terminal.oneLine(act.reason()));
    }
}
