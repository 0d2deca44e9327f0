package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.articles.Article;
import dev.parley.articles.Release;
import dev.parley.facts.Report;
import dev.parley.facts.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A version is news while it is younger than the window, and a mention in it while its date is within the window. */
class FreshnessTest {
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Report CALL = Report.by("Harbour Wire");

    private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");
    private static final Article AT_NOON = article(Optional.of(LocalDate.parse("2025-02-12")), Optional.of(NOON));
    private static final Article ON_THAT_DAY = article(Optional.of(LocalDate.parse("2025-02-12")), Optional.empty());
    private static final Article UNDATED = article(Optional.empty(), Optional.empty());

    private static Article article(Optional<LocalDate> published, Optional<Instant> moment) {
        return article(published, moment, Optional.empty());
    }

    private static Article article(Optional<LocalDate> published, Optional<Instant> moment, Optional<Release> release) {
        var plain = CALL.asArticle();
        return new Article(
                plain.id(),
                plain.version(),
                plain.state(),
                plain.url(),
                plain.title(),
                plain.text(),
                plain.source(),
                plain.agency(),
                plain.byline(),
                plain.datelinePlace(),
                published,
                Optional.empty(),
                moment,
                plain.language(),
                plain.arrived(),
                release,
                plain.notes());
    }

    private static Timing timing(Article article, Duration window, Instant now) {
        return new Freshness(article, window, now, false).ofArticle();
    }

    private static Timing timing(Report report, Duration window) {
        return new Freshness(AT_NOON, window, NOON, false).of(report.mention());
    }

    @Test
    void anArticleIsNewsToTheLastMomentOfTheWindow() {
        var end = NOON.plus(THREE_DAYS);
        assertEquals(Timing.TIMELY, timing(AT_NOON, THREE_DAYS, NOON));
        assertEquals(Timing.TIMELY, timing(AT_NOON, THREE_DAYS, end));
        assertEquals(Timing.LATE, timing(AT_NOON, THREE_DAYS, end.plusMillis(1)));
    }

    @Test
    void anArticleWithoutAnHourCountsFromTheEndOfItsDay() {
        var end = Instant.parse("2025-02-15T23:59:59Z");
        assertEquals(Timing.TIMELY, timing(ON_THAT_DAY, THREE_DAYS, end));
        assertEquals(Timing.LATE, timing(ON_THAT_DAY, THREE_DAYS, end.plusSeconds(1)));
    }

    @Test
    void anArticleOfUnknownDayIsNoNewsUnlessThereIsNoWindow() {
        assertEquals(Timing.LATE, timing(UNDATED, THREE_DAYS, UNDATED.arrived()));
        assertEquals(Timing.TIMELY, timing(UNDATED, Duration.ZERO, UNDATED.arrived()));
    }

    @Test
    void withoutAWindowNothingIsTooOld() {
        var later = NOON.plus(Duration.ofDays(1000));
        assertEquals(Timing.TIMELY, timing(AT_NOON, Duration.ZERO, later));
        assertEquals(
                Timing.TIMELY,
                new Freshness(AT_NOON, Duration.ZERO, later, false)
                        .of(CALL.on("2024-01-01").mention()));
    }

    @Test
    void aVersionThatALaterOneOvertookIsNoNewsHoweverYoung() {
        var overtaken = new Freshness(AT_NOON, THREE_DAYS, NOON, true);
        assertEquals(Timing.OVERTAKEN, overtaken.ofArticle());
        assertEquals(Timing.OVERTAKEN, overtaken.of(CALL.mention()));
    }

    @Test
    void aCancellationIsNewsWhenItArrivesHoweverOldTheItem() {
        var canceled = article(
                Optional.of(LocalDate.parse("2020-01-01")),
                Optional.of(Instant.parse("2020-01-01T12:00:00Z")),
                Optional.of(
                        new Release(Optional.empty(), Release.Status.CANCELED, Optional.empty(), Optional.empty())));
        var arrived = canceled.arrived();
        assertEquals(Timing.TIMELY, timing(canceled, THREE_DAYS, arrived));
        assertEquals(
                Timing.LATE,
                timing(canceled, THREE_DAYS, arrived.plus(THREE_DAYS).plusSeconds(1)));
    }

    @Test
    void aMentionOfWhatHappenedBeforeTheWindowIsNoNews() {
        assertEquals(Timing.TIMELY, timing(CALL.on("2025-02-09"), THREE_DAYS));
        assertEquals(Timing.LATE, timing(CALL.on("2025-02-08"), THREE_DAYS));
        assertEquals(Timing.TIMELY, timing(CALL.on("2025-02"), THREE_DAYS), "the month has not ended");
        assertEquals(Timing.TIMELY, timing(CALL.on(null), THREE_DAYS));
    }
}
