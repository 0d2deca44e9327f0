package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.exports.DailyTable;
import dev.parley.exports.TableFiles;
import dev.parley.facts.IndexedArticle;
import dev.parley.json.Json;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteTablesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final FakeArchive archive = new FakeArchive();
    private final Map<String, byte[]> put = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final FakeClock clock = new FakeClock();
    private final FakeArrivals arrivals = new FakeArrivals();
    private final FakeIndex index = new FakeIndex(new FakeOutbox());
    private final TableFiles files = new TableFiles() {
        @Override
        public void put(DailyTable table, LocalDate day, Path file) {
            try {
                put.put(table.key(day), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };
    private final WriteTables tables = tables(Duration.ofHours(1));

    private WriteTables tables(Duration patience) {
        return new WriteTables(archive, index, arrivals, files, clock, patience);
    }

    @BeforeEach
    void itIsWednesday() {
        clock.set(Instant.parse("2026-11-25T08:00:00Z"));
    }

    @Test
    void onlyFinishedDaysThatAreDueAreWritten() {
        arrive(MONDAY, "one");
        arrive(TUESDAY, "two");
        arrive(TUESDAY.plusDays(1), "three");
        var written = tables.write(log::add);
        assertEquals(List.of(MONDAY, TUESDAY), written.days());
        assertEquals(List.of("one"), titles(MONDAY));
        assertEquals(List.of("two"), titles(TUESDAY));
        assertEquals(6, put.size(), put.keySet().toString());
        assertEquals(List.of(), tables.write(log::add).days());
    }

    @Test
    void aDayIsFinishedFiveMinutesAfterItsEnd() {
        arrive(TUESDAY, "two");
        clock.set(Instant.parse("2026-11-25T00:04:59Z"));
        assertEquals(List.of(), tables.write(log::add).days());
        clock.set(Instant.parse("2026-11-25T00:05:00Z"));
        assertEquals(List.of(TUESDAY), tables.write(log::add).days());
    }

    @Test
    void aDayWrittenTwiceHasTheSameBytes() {
        arrive(MONDAY, "one");
        arrive(MONDAY, "two");
        tables.write(log::add);
        var first = Map.copyOf(put);
        clock.pass(Duration.ofHours(24));
        tables.write(List.of(MONDAY), log::add);
        put.forEach((key, bytes) -> assertArrayEquals(first.get(key), bytes, key));
    }

    @Test
    void aVersionIndexedLateMakesItsDayDueAgain() {
        arrive(MONDAY, "one");
        tables.write(log::add);
        arrive(MONDAY, "late");
        assertEquals(List.of(MONDAY), tables.write(log::add).days());
        assertEquals(List.of("one", "late"), titles(MONDAY));
    }

    @Test
    void aRecentlyChangedDayIsWrittenAndStaysDue() {
        arrive(MONDAY, "one");
        arrivals.touch(MONDAY, clock.instant().minus(Duration.ofMinutes(1)));
        assertEquals(List.of(MONDAY), tables.write(log::add).days());
        assertTrue(arrivals.due.containsKey(MONDAY), "what was being written when it was read is lost");
        clock.pass(Duration.ofHours(24));
        tables.write(log::add);
        assertTrue(arrivals.due.isEmpty());
    }

    @Test
    void aDeletedArticleIsGoneWhenItsDayIsWrittenAgain() {
        arrive(MONDAY, "kept");
        var deleted = arrive(MONDAY, "deleted");
        tables.write(log::add);
        assertEquals(List.of("kept", "deleted"), titles(MONDAY));
        archive.remove(deleted);
        arrivals.touch(MONDAY, clock.instant());
        tables.write(log::add);
        assertEquals(List.of("kept"), titles(MONDAY));
    }

    @Test
    void aDayWithoutArticlesHasEmptyFiles() {
        archive.remove(arrive(MONDAY, "deleted"));
        tables.write(log::add);
        assertEquals(List.of(), rows(DailyTable.ARTICLES, MONDAY));
        assertEquals(3, put.size());
    }

    @Test
    void aDayThatFailsStaysDueAndDoesNotStopOthers() {
        var damaged = arrive(MONDAY, "damaged");
        archive.damage(damaged);
        arrive(TUESDAY, "sound");
        var written = tables.write(log::add);
        assertEquals(List.of(MONDAY), written.failed());
        assertEquals(List.of(TUESDAY), written.days());
        assertTrue(arrivals.due.containsKey(MONDAY));
        assertTrue(put.keySet().stream().noneMatch(key -> key.contains("day=" + MONDAY)), "half a day was written");
        assertTrue(log.getFirst().startsWith("day=2026-11-23 failed="), log.toString());
    }

    @Test
    void daysWithoutTimeAreLeftToTheNextRun() {
        for (int day = 1; day <= 5; day++) {
            arrive(LocalDate.of(2026, 11, day), "one of day " + day);
        }
        var hurried = tables(Duration.ofMinutes(2));
        var written = hurried.write(line -> clock.pass(Duration.ofMinutes(1)));
        assertEquals(3, written.days().size());
        assertEquals(2, written.left().size());
        assertEquals(written.left(), hurried.write(log::add).days());
    }

    @Test
    void aRowHasTheFullTextOnOneLine() throws IOException {
        arrive(MONDAY, "one", "First paragraph of \\\"quoted\\\" words that somebody said.\\n\\nThe second paragraph.");
        tables.write(log::add);
        var row = rows(DailyTable.ARTICLES, MONDAY).getFirst();
        assertEquals(
                "First paragraph of \"quoted\" words that somebody said.\n\nThe second paragraph.",
                row.path("text").asText());
        assertEquals("2026-11-23T10:00:00Z", row.path("arrived").asText());
        assertEquals("READABLE", row.path("state").asText());
    }

    private VersionKey arrive(LocalDate day, String title) {
        return arrive(day, title, "A text about " + title + ", which is long enough to be one.");
    }

    private VersionKey arrive(LocalDate day, String title, String text) {
        var arrived = Instant.parse(day + "T10:00:00Z");
        var json = "{\"url\": \"https://wire.example.com/" + title.replace(' ', '-') + "\", \"title\": \"" + title
                + "\", \"published\": \"" + day + "\", \"language\": \"en\", \"text\": \"" + text + "\"}";
        try {
            var article = new ArchiveArticle(new ArticleReader(), archive, archive::known)
                    .archive(new Submission(
                            json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), arrived))
                    .article();
            index.markIndexed(IndexedArticle.of(article, "0".repeat(64), arrived));
            arrivals.versions.merge(day, List.of(article.key()), (some, more) -> {
                var both = new ArrayList<>(some);
                both.addAll(more);
                return both;
            });
            arrivals.touch(day, arrived);
            return article.key();
        } catch (RefusedSubmission e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> titles(LocalDate day) {
        return rows(DailyTable.ARTICLES, day).stream()
                .map(row -> row.path("title").asText())
                .toList();
    }

    private List<JsonNode> rows(DailyTable table, LocalDate day) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(put.get(table.key(day))))) {
            var rows = new ArrayList<JsonNode>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                rows.add(Json.MAPPER.readTree(line));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
