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
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds mentions without a stack. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Finds the calls and steps that articles report, without a stack or a network.",
        footer = {
            "",
            "Prints {\"id\", \"mentions\": [...]}, a line for each article, in the same order.",
            "Live mentions below the threshold are in a list of their own, \"unconfirmed\": they alert nobody.",
            "What cannot be read has no mentions, and the reason stands on standard error.",
            "",
            "  parley extract articles.jsonl > mentions.jsonl",
            "  parley extract --explain story.html | less"
        })
final class ExtractCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description =
                    "Articles, one as JSON a line; - for standard input. A file that ends in .json, .html or .txt, or"
                            + " in another ending that add takes, is one article.")
    private String file;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "Confidence from which a mention is confirmed, 0 to 1; the template's ConfidenceThreshold by"
                    + " default.")
    private Double threshold;

    @Option(names = "--explain", description = "Print for people how each sentence was read, instead of JSON.")
    private boolean explain;

    @Option(
            names = "--overlay",
            paramLabel = "OVERLAY",
            description = "Names to add to the bundled ones or to replace them; see parley gazetteer --help.")
    private String overlay;

    @Spec
    private CommandSpec command;

    private final Clock clock = Clock.systemUTC();
    private final ArticleReader reader = new ArticleReader();
    private Extractor extractor = Extractor.bundled();

    @Override
    public Integer call() throws IOException {
        boolean one = ArticleFile.isOneArticle(file);
        var confirming = threshold();
        if (overlay != null) {
            var names = OverlayFile.read(overlay);
            names.complain(command.commandLine().getErr());
            extractor = extractor.with(names.overlay());
        }
        try (var progress = new Progress("extract", one ? 1 : ArticleFile.count(file));
                var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8)) {
            Consumer<ArticleFile> take = line -> {
                if (explain) {
                    read(line).ifPresent(reading -> new ExplanationPrinter(out)
                            .print(id(line).asText(line.name()), extractor.explain(reading)));
                } else {
                    out.println(
                            write(id(line), read(line).map(extractor::extract).orElse(List.of()), confirming));
                }
                progress.step();
                if (out.checkError()) {
                    // Whoever read this has gone away.
                    throw new Stopped();
                }
            };
            if (one) {
                ArticleFile.each(file, Optional.empty(), System.in, take);
            } else {
                ArticleFile.lines(file, System.in, take);
            }
        } catch (Stopped e) {
            return 0;
        }
        return 0;
    }

    private ConfidenceThreshold threshold() throws IOException {
        try {
            return new ConfidenceThreshold(threshold == null ? ProjectHome.confidenceThreshold() : threshold);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--threshold: " + e.getMessage());
        }
    }

    private Optional<Reading> read(ArticleFile line) {
        try {
            var article = reader.read(new Submission(line.body(), line.contentType(), clock.instant()));
            if (article.state() == Article.State.READABLE) {
                return Optional.of(ExtractorInput.of(article));
            }
            complain(
                    line,
                    article.state() == Article.State.UNPARSED ? article.notes().getLast() : "not in English");
        } catch (RefusedSubmission e) {
            complain(line, e.getMessage());
        }
        return Optional.empty();
    }

    private void complain(ArticleFile line, String reason) {
        command.commandLine().getErr().println(line.name() + ": " + reason);
    }

    static JsonNode id(ArticleFile line) {
        try {
            var id = Json.MAPPER.readTree(line.body()).get("id");
            return id == null ? NullNode.getInstance() : id;
        } catch (IOException e) {
            return NullNode.getInstance();
        }
    }

    private static String write(JsonNode id, List<Mention> mentions, ConfidenceThreshold confirming) {
        var doubtful = mentions.stream()
                .collect(Collectors.partitioningBy(mention -> mention.mayAlert() && !confirming.isReachedBy(mention)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("mentions", doubtful.get(false));
        if (!doubtful.get(true).isEmpty()) {
            answer.put("unconfirmed", doubtful.get(true));
        }
        return Json.MAPPER.valueToTree(answer).toString();
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
