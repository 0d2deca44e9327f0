package dev.parley.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.application.ExtractorInput;
import dev.parley.articles.Article;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An article with the events that a careful reader found in it: a JSON object a line, with the fields of an incoming
 * article, its {@code id}, and {@code gold}: {@code shouldAlert} (true, false or "optional") and {@code events}.
 *
 * @param optional whether readers may differ on whether it should alert; it counts half in learning, and not in measuring
 */
record LabelledArticle(String id, Optional<Reading> reading, boolean optional, List<LabelledEvent> events) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every article of the files, in order; {@link IOException} names a line that is no JSON. */
    static List<LabelledArticle> read(List<Path> files) throws IOException {
        var reader = new ArticleReader();
        var out = new ArrayList<LabelledArticle>();
        for (var file : files) {
            var lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    try {
                        out.add(of(lines.get(i), reader));
                    } catch (IOException e) {
                        throw new IOException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
                    }
                }
            }
        }
        return out;
    }

    private static LabelledArticle of(String line, ArticleReader reader) throws IOException {
        var json = JSON.readTree(line);
        var gold = json.path("gold");
        var events = new ArrayList<LabelledEvent>();
        gold.path("events").forEach(event -> events.add(LabelledEvent.of(event)));
        boolean livePassing = gold.path("shouldAlert").isBoolean()
                && !gold.path("shouldAlert").asBoolean()
                && events.stream().anyMatch(LabelledEvent::isLive);
        return new LabelledArticle(
                json.path("id").asText(),
                reading(line, reader),
                !gold.path("shouldAlert").isBoolean() || livePassing,
                events.stream().filter(event -> !event.background()).toList());
    }

    private static Optional<Reading> reading(String line, ArticleReader reader) {
        try {
            var article = reader.read(new Submission(
                    line.getBytes(StandardCharsets.UTF_8),
                    Optional.of("application/json"),
                    Clock.systemUTC().instant()));
            return article.state() == Article.State.READABLE
                    ? Optional.of(ExtractorInput.of(article))
                    : Optional.empty();
        } catch (RefusedSubmission e) {
            return Optional.empty();
        }
    }

    static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() ? value.asText() : "";
    }
}
