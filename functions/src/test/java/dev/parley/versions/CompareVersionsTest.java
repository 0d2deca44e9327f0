package dev.parley.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import dev.parley.json.Json;
import dev.parley.versions.VersionDiff.Kind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Classification of changes in pairs of sentences, and comparison of very large texts. */
class CompareVersionsTest {
    private static final CompareVersions COMPARE = CompareVersions.bundled();
    private static final Instant ARRIVED = Instant.parse("2025-02-12T22:00:00Z");

    /** Columns: the kind, the sentence before, the sentence after. */
    @ParameterizedTest
    @CsvFileSource(resources = "pairs.tsv", delimiter = '\t', quoteCharacter = '\0')
    void pairOfSentencesHasThisKind(String kind, String before, String after) {
        for (var swapped : List.of(false, true)) {
            var diff = swapped ? diff(after, before) : diff(before, after);
            assertEquals(kind, diff.kind().label(), diff.reason() + " " + diff.text());
        }
    }

    @Test
    void runsAddUpToBothTexts() {
        var before = "Donald Trump and Vladimir Putin spoke for an hour.\n\nThe Kremlin said so.\n\nMore is not known.";
        var after =
                "Donald Trump and Vladimir Putin spoke for ninety minutes, it said.\n\nMore is known; the Kremlin said so.";
        var diff = diff(before, after);
        assertEquals(before, joined(diff, "insert"));
        assertEquals(after, joined(diff, "delete"));
        assertEquals("words", diff.granularity());
    }

    @Test
    void movedSentenceIsNotAChangeOfFact() {
        var one = "Lavrov and Rubio met in Riyadh on Tuesday for 240 minutes.";
        var two = "Markets were calm before the talks began, and stayed so.";
        assertEquals(Kind.WORDING, diff(one + "\n\n" + two, two + "\n\n" + one).kind());
    }

    @Test
    void changesOfTheHeadlineCountLikeThoseOfTheText() {
        var text = "They spoke at noon.";
        var diff = COMPARE.compare(
                article("Trump calls Putin", text), article("Trump calls Zelensky", text), none(), none());
        assertEquals(Kind.FACTS, diff.kind());
        assertTrue(diff.title().changed());
    }

    @Test
    void differentMentionsAreAChangeOfFact() {
        var text = "They spoke at noon.";
        var before = mention(Optional.of(60), Optional.of("2025-02-12"));
        var after = mention(Optional.of(90), Optional.empty());
        var diff = COMPARE.compare(
                article("", text),
                article("", text + " Later more."),
                Optional.of(Map.of("f", before, "gone", before)),
                Optional.of(Map.of("f", after, "come", before)));
        assertEquals(Kind.FACTS, diff.kind());
        assertEquals(
                List.of("date", "durationMinutes"),
                diff.facts().changed().stream()
                        .map(MentionChanges.Change::property)
                        .toList());
        assertEquals("gone", diff.facts().removed().getFirst().factId());
        assertEquals("come", diff.facts().added().getFirst().factId());
        assertTrue(diff.reason().contains("durationMinutes of the fact f became 90 (was 60)"), diff.reason());
    }

    @Test
    void mentionsOfAnUnindexedVersionAreNotReportedAsRemoved() {
        var text = "They spoke at noon.";
        var diff = COMPARE.compare(
                article("", text),
                article("", text),
                Optional.of(Map.of("f", mention(Optional.of(60), Optional.empty()))),
                Optional.empty());
        assertEquals(Kind.SAME, diff.kind());
        assertTrue(diff.reason().contains("not indexed yet"), diff.reason());
    }

    @Test
    void differentTextsOfFiveMegabytesAreComparedInBoundedTimeAndSize() throws Exception {
        var first = noise(1);
        var second = noise(2);
        var begun = cpu();
        var diff = diff(first, second);
        assertTrue(cpu().minus(begun).toSeconds() < 20, "it took " + cpu().minus(begun));
        assertEquals(Kind.FACTS, diff.kind());
        assertEquals("paragraphs", diff.granularity());
        assertTrue(Json.MAPPER.writeValueAsBytes(diff).length < 5_500_000);
        assertTrue(diff.text().stream().anyMatch(run -> run.omitted().isPresent()));
    }

    @Test
    void hostileTextsAreCompared() {
        for (var part : List.of("a", "a'", "1.", "1,", "\u0301", "\"", " ", "\n\n", "Ab. ", "\ud83d\ude00")) {
            var text = part.repeat(400_000 / part.length());
            var diff = diff("x" + text + "y", text + "z");
            assertEquals("x" + text + "y", joined(diff, "insert"));
            assertEquals(text + "z", joined(diff, "delete"));
        }
    }

    @Test
    void changedWordInFiveMegabytesIsFound() {
        var text = noise(3);
        var at = text.indexOf(' ', 2_000_000) + 1;
        var changed = text.substring(0, at) + "Nobody agreed. " + text.substring(at);
        var begun = cpu();
        var diff = diff(text, changed);
        assertTrue(cpu().minus(begun).toSeconds() < 20, "it took " + cpu().minus(begun));
        assertEquals("words", diff.granularity());
        assertEquals(
                List.of("equal", "insert", "equal"),
                diff.text().stream().map(VersionDiff.Run::op).toList());
    }

    /** CPU time of this thread, independent of the load of the machine. */
    private static Duration cpu() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static String noise(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.length() < 5_000_000) {
            text.append(Integer.toString(random.nextInt(200_000), 36)).append(random.nextInt(90) == 0 ? ".\n\n" : " ");
        }
        return text.toString();
    }

    private static String joined(VersionDiff diff, String without) {
        return diff.text().stream()
                .filter(run -> !run.op().equals(without))
                .map(VersionDiff.Run::text)
                .collect(Collectors.joining());
    }

    private static VersionDiff diff(String before, String after) {
        return COMPARE.compare(article("", before), article("", after), none(), none());
    }

    private static Optional<Map<String, Mention>> none() {
        return Optional.of(Map.of());
    }

    private static Mention mention(Optional<Integer> minutes, Optional<String> date) {
        return new Mention(
                new Event(
                        FactType.LEADER_CALL,
                        Status.HAPPENED,
                        date.map(PartialDate::parse),
                        List.of(Participant.person("donald-trump", "Donald Trump", "USA", "President")),
                        minutes.map(ReportedDuration::of),
                        Optional.empty(),
                        "leader"),
                Optional.empty(),
                false,
                new Evidence("They spoke at noon.", 0, 19, "text"),
                0.9,
                "call.spoke",
                false);
    }

    private static Article article(String title, String text) {
        var read = new ArticleReader().read(new Submission(new byte[] {'x'}, Optional.of("text/plain"), ARRIVED));
        return new Article(
                read.id(),
                read.version(),
                Article.State.READABLE,
                read.url(),
                title,
                text,
                read.source(),
                read.agency(),
                read.byline(),
                read.datelinePlace(),
                read.published(),
                read.publishedFrom(),
                read.publishedAt(),
                "en",
                ARRIVED,
                Optional.empty(),
                List.of());
    }
}
