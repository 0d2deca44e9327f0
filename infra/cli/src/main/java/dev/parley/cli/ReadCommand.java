package dev.parley.cli;

import dev.parley.articles.Article;
import dev.parley.articles.DateSource;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.json.Json;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the reader finds in pages, wire items and texts. */
@Command(
        name = "read",
        description = "Prints what is read from a page, a wire item or a text, without a stack or a network.",
        footer = {
            "",
            "Takes the same files as parley add; each line of a .jsonl file is one article.",
            "Prints the state, title, outlet, byline, dateline, day of publication with the",
            "place where it was found, language, notes and text.",
            "",
            "With --json each article is one line: file, state, title, source, byline,",
            "published (YYYY-MM-DD), publishedFrom, language, notes, text. Unknown values are",
            "null.",
            "",
            "States: readable; other language (archived, without facts); unparsed (no article",
            "was found, and the last note says what to send instead).",
            "",
            "A file that cannot be read is reported on standard error, the others are read,",
            "and the exit status is 1.",
            "",
            "Examples:",
            "  parley read story.html",
            "  parley read --json pages/ > read.jsonl"
        })
final class ReadCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders; - for standard input.")
    private List<String> files;

    @Option(
            names = "--type",
            paramLabel = "ENDING",
            description = "Format of standard input: json, jsonl, html or txt (default: recognised by its content).")
    private @Nullable String type;

    @Option(names = "--json", description = "Print each article as one line of JSON.")
    private boolean json;

    private final Clock clock = Clock.systemUTC();

    /** Built by {@link #call()}, because {@code --help} constructs the command too. */
    @SuppressWarnings("NullAway.Init") // set by call()
    private ArticleReader reader;

    private int printed;
    private int failed;

    @Override
    public Integer call() {
        reader = new ArticleReader();
        for (var argument : files) {
            try {
                for (var file : ArticleFile.files(argument)) {
                    each(file);
                }
            } catch (IOException e) {
                printError("parley: " + e.getMessage());
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private void each(String file) {
        try {
            ArticleFile.each(file, Optional.ofNullable(type), System.in, this::read);
        } catch (IOException e) {
            printError("parley: " + e.getMessage());
        }
    }

    private void read(ArticleFile file) {
        try {
            var article = reader.read(new Submission(file.body(), file.contentType(), clock.instant()));
            if (json) {
                out().println(line(file, article));
            } else {
                print(file, article);
            }
            printed++;
        } catch (RefusedSubmission e) {
            printError("parley: " + file.name() + ": " + e.getMessage());
        }
    }

    private void printError(String message) {
        failed++;
        err().println(message);
    }

    private static String line(ArticleFile file, Article article) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.name());
        line.put("state", article.state());
        line.put("title", article.title());
        line.put("source", article.source());
        line.put("byline", article.byline());
        line.put("published", article.published());
        line.put("publishedFrom", article.publishedFrom().map(ReadCommand::words));
        line.put("language", article.language());
        line.put("notes", article.notes());
        line.put("text", article.text());
        return Json.MAPPER.valueToTree(line).toString();
    }

    private void print(ArticleFile file, Article article) {
        if (printed > 0) {
            out().println();
        }
        field("file", file.name());
        field("state", article.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        field("title", article.title().isEmpty() ? "none" : article.title());
        field("outlet", article.outlet());
        field("byline", article.byline().orElse("none"));
        field("dateline", article.datelinePlace().orElse("none"));
        field(
                "day",
                article.published()
                        .map(day -> day
                                + article.publishedFrom()
                                        .map(place -> ", found in: " + words(place))
                                        .orElse(""))
                        .orElse("not known"));
        field("language", article.language());
        article.notes().forEach(note -> field("note", note));
        if (!article.text().isEmpty()) {
            out().println();
            article.text().lines().forEach(line -> out().println(Terminal.oneLine(line)));
        }
    }

    private void field(String name, String value) {
        out().printf(Locale.ROOT, "%-9s %s%n", name, Terminal.oneLine(value));
    }

    private static String words(DateSource place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
