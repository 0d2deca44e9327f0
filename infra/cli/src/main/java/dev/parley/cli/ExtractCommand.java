package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.parley.application.ExtractorInput;
import dev.parley.articles.Article;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Reading;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Extracts mentions without a stack. */
@Command(
        name = "extract",
        description = "Finds the calls and negotiation steps that articles report, without a stack or a network.",
        footer = {
            "",
            "Prints {\"id\": ..., \"mentions\": [...]} for each article, one line each, in the",
            "order of the input. Mentions that could alert but are below the threshold are in",
            "a second list, \"unconfirmed\". An article that cannot be read has no mentions; the",
            "reason is printed on standard error.",
            "",
            "Examples:",
            "  parley extract articles.jsonl > mentions.jsonl",
            "  parley extract --explain story.html | less"
        })
final class ExtractCommand extends Subcommand {
    @Parameters(
            paramLabel = "FILE",
            description =
                    "JSON Lines, one article a line; - for standard input. A file that ends in .json, .html, .txt or"
                            + " another ending that parley add takes is one article.")
    private String file;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description =
                    "Confidence from which a mention is confirmed, 0 to 1 (default: that of ConfidenceThreshold in"
                            + " template.yaml).")
    private @Nullable Double threshold;

    @Option(names = "--explain", description = "Print how each sentence was analysed, instead of JSON.")
    private boolean explain;

    @Option(
            names = "--overlay",
            paramLabel = "OVERLAY",
            description =
                    "File with names that add to or replace the bundled ones; see parley gazetteer --help (default:"
                            + " none).")
    private @Nullable String overlay;

    private final Clock clock = Clock.systemUTC();

    /** Built by {@link #call()}, because {@code --help} constructs the command too, and loading takes half a second. */
    @SuppressWarnings("NullAway.Init") // set by call()
    private Extractor extractor;

    @SuppressWarnings("NullAway.Init") // set by call()
    private ArticleReader reader;

    @Override
    public Integer call() throws IOException {
        boolean isOneArticle = ArticleFile.isOneArticle(file);
        var threshold = threshold();
        reader = new ArticleReader();
        extractor = Extractor.bundled();
        if (overlay != null) {
            var names = OverlayFile.read(overlay);
            names.printFaults(err());
            extractor = extractor.with(names.overlay());
        }
        var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
        try (var progress = new Progress("extract", isOneArticle ? 1 : ArticleFile.count(file))) {
            Consumer<ArticleFile> extract = line -> {
                if (explain) {
                    read(line).ifPresent(reading -> new ExplanationPrinter(out)
                            .print(id(line).asText(line.name()), extractor.explain(reading)));
                } else {
                    out.println(
                            write(id(line), read(line).map(extractor::extract).orElse(List.of()), threshold));
                }
                progress.step();
                if (out.checkError()) {
                    // The reader of the output, such as head, has closed it.
                    throw new OutputClosed();
                }
            };
            if (isOneArticle) {
                ArticleFile.each(file, Optional.empty(), System.in, extract);
            } else {
                ArticleFile.lines(file, System.in, extract);
            }
        } catch (OutputClosed e) {
            return 0;
        } finally {
            // System.out stays open.
            out.flush();
        }
        return 0;
    }

    private ConfidenceThreshold threshold() throws IOException {
        try {
            return new ConfidenceThreshold(threshold == null ? ProjectHome.confidenceThreshold() : threshold);
        } catch (IllegalArgumentException e) {
            throw usageError("--threshold: " + e.getMessage());
        }
    }

    private Optional<Reading> read(ArticleFile line) {
        try {
            var article = reader.read(new Submission(line.body(), line.contentType(), clock.instant()));
            if (article.state() == Article.State.READABLE) {
                return Optional.of(ExtractorInput.of(article));
            }
            printError(
                    line,
                    article.state() == Article.State.UNPARSED ? article.notes().getLast() : "not in English");
        } catch (RefusedSubmission e) {
            printError(line, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void printError(ArticleFile line, String reason) {
        err().println(line.name() + ": " + reason);
    }

    static JsonNode id(ArticleFile line) {
        try {
            var id = Json.MAPPER.readTree(line.body()).get("id");
            return id == null ? NullNode.getInstance() : id;
        } catch (IOException e) {
            return NullNode.getInstance();
        }
    }

    private static String write(JsonNode id, List<Mention> mentions, ConfidenceThreshold threshold) {
        var byDoubt = mentions.stream()
                .collect(Collectors.partitioningBy(mention -> mention.mayAlert() && !threshold.isReachedBy(mention)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("mentions", byDoubt.get(false));
        if (!byDoubt.getOrDefault(true, List.of()).isEmpty()) {
            answer.put("unconfirmed", byDoubt.getOrDefault(true, List.of()));
        }
        return Json.MAPPER.valueToTree(answer).toString();
    }

    private static final class OutputClosed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
