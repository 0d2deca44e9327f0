package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.Article.State;
import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample articles in {@code events/articles}. */
class SampleArticlesTest {
    private static final Path FOLDER = Path.of("..", "events", "articles");
    private static final Instant ARRIVED = Instant.parse("2025-06-02T12:00:00Z");
    private final TreeMap<String, Article> articles = new TreeMap<>();

    @BeforeEach
    void readAll() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "only this folder was copied, as sam build does");
        var reader = new ArticleReader();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                var submission = new Submission(Files.readAllBytes(file), Optional.empty(), ARRIVED);
                var article = reader.read(submission);
                assertEquals(
                        article,
                        WarcFile.read(WarcFile.write(article, submission)).article());
                articles.put(file.getFileName().toString().substring(0, 2), article);
            }
        }
    }

    @Test
    void allButOneAreReadable() {
        assertTrue(articles.size() >= 10);
        articles.forEach((number, article) -> {
            var expected =
                    switch (number) {
                        case "07" -> State.OTHER_LANGUAGE;
                        case "15" -> State.UNPARSED;
                        default -> State.READABLE;
                    };
            assertEquals(expected, article.state(), number);
        });
    }

    @Test
    void noSampleKeepsItsNoise() {
        for (var article : articles.values()) {
            for (var noise : List.of(
                    "Advertisement",
                    "License Photo",
                    "Photo",
                    "Share this",
                    "Read more",
                    "Reporting by",
                    "newsletter",
                    "©",
                    "1 of 2",
                    " -- ",
                    "Follow us",
                    "-30-")) {
                assertFalse(article.text().contains(noise), () -> noise + " in " + article.text());
            }
        }
    }

    @Test
    void threeOutletsReportTheSameDay() {
        for (var number : List.of("03", "04", "05", "06")) {
            assertEquals(
                    "2025-02-12", articles.get(number).published().orElseThrow().toString(), number);
        }
        var outlets = List.of("03", "04", "05").stream()
                .map(n -> articles.get(n).outlet())
                .toList();
        assertEquals(List.of("Harbour Wire", "Meridian", "The Northern Ledger"), outlets);
    }

    @Test
    void correctionIsAnotherVersionOfTheSameArticle() {
        assertEquals(articles.get("05").id(), articles.get("06").id());
        assertNotEquals(articles.get("05").version(), articles.get("06").version());
    }

    @Test
    void wrappedLinesAreJoined() {
        assertTrue(articles.get("01").text().contains("had spoken by telephone"));
        assertEquals(3, articles.get("12").text().split("\n\n").length);
    }
}
