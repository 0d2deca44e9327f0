package dev.parley.cli;

import dev.parley.application.ReindexArchive.FactChange;
import dev.parley.application.ReindexArchive.Summary;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.facts.Revision;
import dev.parley.json.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads indexed articles again with the rules of today. */
@Command(
        name = "reindex",
        sortOptions = false,
        description = "Reads indexed versions again, as after a change of rules or names, and makes their facts what is"
                + " read now. Nobody is alerted.",
        footer = {
            "",
            "Each fact that changes is listed: added, lost (nothing reports it any more; it",
            "stays, as withdrawn) or changed, with its properties before and after. With",
            "--dry-run nothing is changed.",
            "",
            "Versions that the index lacks are not read: see parley rebuild. After an",
            "interruption, run the same command again. The search index follows by itself.",
            "",
            "Examples:",
            "  parley reindex --since 2026-11-01 --dry-run",
            "  parley reindex --since 2026-11-01 --stack parley"
        })
final class ReindexCommand extends Subcommand {
    @Option(
            names = "--since",
            required = true,
            paramLabel = "DAY",
            description = "Read versions that were archived on this day (UTC) or later. Required.")
    private LocalDate since;

    @Option(names = "--dry-run", description = "Only list what would change.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print each change as one line of JSON.")
    private boolean json;

    @Mixin
    private ThresholdOption threshold;

    @Mixin
    private StackOptions stack;

    @Override
    public Integer call() throws IOException {
        return stack.find().run(this::reindex);
    }

    private int reindex(StackResources found) throws IOException {
        Summary done;
        try (var session = new RebuildSession(found);
                var progress = new ProgressBars()) {
            done = session.reindex(threshold.of(found)).reindex(since, !dryRun, progress, line -> {});
        }
        var screen = Terminal.of(out());
        done.facts()
                .forEach(change ->
                        screen.line(json ? Json.MAPPER.valueToTree(change).toString() : described(change)));
        done.failed().forEach((version, cause) -> err().println(
                        "parley: not read: " + version.objectKey() + ": " + cause.getMessage()));
        if (!json) {
            screen.line(number(done.versions(), "version") + " read, "
                    + number(done.differing(), "of them differs", "of them differ") + "; "
                    + number(done.facts().size(), "fact")
                    + (dryRun ? " would change. Nothing was changed." : " changed."));
        }
        return done.failed().isEmpty() ? 0 : 1;
    }

    private static String number(long count, String one) {
        return number(count, one, one + "s");
    }

    private static String number(long count, String one, String more) {
        return ReportPrinter.number(count) + " " + (count == 1 ? one : more);
    }

    private static String described(FactChange change) {
        var fact = change.fact();
        return String.format(Locale.ROOT, "%-8s %s  ", change.kind().toString().toLowerCase(Locale.ROOT), fact.id())
                + fact.type().label() + "  "
                + fact.date().map(PartialDate::toString).orElse("-") + "  "
                + fact.participants().stream().map(Participant::id).collect(Collectors.joining("+"))
                + change.changes().stream().map(ReindexCommand::described).collect(Collectors.joining())
                + "\n         read in "
                + change.versions().stream().map(ReindexCommand::name).collect(Collectors.joining(", "));
    }

    private static String described(Revision.Change change) {
        return "\n         " + change.property() + ": "
                + Terminal.oneLine(change.before().orElse("none")) + " -> "
                + Terminal.oneLine(change.after().orElse("none"));
    }

    private static String name(VersionKey version) {
        return version.articleId() + "/" + version.version();
    }
}
