package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.indexed;
import static dev.parley.contracts.Samples.keys;
import static dev.parley.contracts.Samples.seenAgain;
import static dev.parley.contracts.Samples.sighting;
import static dev.parley.contracts.Samples.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.VersionKey;
import dev.parley.exports.Arrivals;
import dev.parley.exports.Arrivals.Report;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Timing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The promises of {@link Arrivals}, tested on a backend. */
interface ArrivalsContract extends FactFixture {
    Arrivals arrivals();

    @Test
    default void aVersionIsListedOnTheDayOfItsArrivalEvenWhenIndexedLater() {
        var day = someDay();
        var noon = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(12));
        var later = indexed(version(), noon.plusSeconds(1), noon.plus(Duration.ofDays(40)));
        var earlier = indexed(version(), noon, noon.plus(Duration.ofDays(41)));
        var lastMoment = indexed(version(), noon.plus(Duration.ofHours(12)).minusNanos(1000), noon);
        var nextDay = indexed(version(), noon.plus(Duration.ofHours(12)), noon);
        arrivals().add(List.of(lastMoment, later), noon);
        arrivals().add(List.of(nextDay, earlier, later), noon);
        assertEquals(
                List.of(key(earlier), key(later), key(lastMoment)),
                arrivals().on(day).toList());
        assertEquals(List.of(key(nextDay)), arrivals().on(day.plusDays(1)).toList());
        assertEquals(List.of(), arrivals().on(day.minusDays(1)).toList());
    }

    @Test
    default void aDayIsDueAfterAVersionIsListed() {
        var day = someDay();
        var noon = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(12));
        assertFalse(arrivals().due().containsKey(day));
        arrivals().add(List.of(indexed(version(), noon, noon)), noon.plusSeconds(30));
        assertEquals(noon.plusSeconds(30), arrivals().due().get(day));
    }

    @Test
    default void aDayTouchedSinceItWasReadStaysDue() {
        var day = someDay();
        arrivals().touch(day, SEEN);
        arrivals().touch(day, SEEN.plusSeconds(1));
        arrivals().written(day, SEEN);
        assertTrue(arrivals().due().containsKey(day));
        arrivals().written(day, SEEN.plusSeconds(1));
        assertFalse(arrivals().due().containsKey(day));
        arrivals().written(day, SEEN.plusSeconds(1));
    }

    @Test
    default void daysAreDueInOrder() {
        var day = someDay();
        arrivals().touch(day.plusDays(1), SEEN);
        arrivals().touch(day, SEEN);
        var due = List.copyOf(arrivals().due().keySet());
        assertTrue(due.indexOf(day) >= 0 && due.indexOf(day) < due.indexOf(day.plusDays(1)), due.toString());
    }

    @Test
    default void aReportHasTheSightingAndTheStateOfTheFactAfterIt() {
        var before = fact();
        var first = sighting(before);
        record(before, keys(1), first, Optional.empty());
        var other = sighting(fact());
        var after = seenAgain(before, other);
        attach(before, after, keys(1), other);
        assertEquals(
                List.of(new Report(before.id(), Optional.of(first), Optional.of(before))),
                arrivals().reports(first.version()));
        assertEquals(
                List.of(new Report(before.id(), Optional.of(other), Optional.of(after))),
                arrivals().reports(other.version()));
        assertEquals(List.of(), arrivals().reports(version()));
    }

    @Test
    default void aWithdrawalHasTheStateOfTheFactAfterIt() {
        var before = fact();
        record(before, keys(1), sighting(before), Optional.empty());
        var next = new VersionKey(before.firstArticleId(), version().version());
        var update = FactUpdate.withdrawn(before, List.of(sighting(before)), next, SEEN, Timing.LATE);
        index().withdraw(before, update.after(), next, update.revision(), Optional.empty());
        assertEquals(
                List.of(new Report(before.id(), Optional.empty(), Optional.of(update.after()))),
                arrivals().reports(next));
    }

    /** A day that no other test and no earlier run on the same endpoint uses. */
    private static LocalDate someDay() {
        return LocalDate.ofEpochDay(ThreadLocalRandom.current().nextInt(-300_000, 0));
    }

    private static VersionKey key(IndexedArticle article) {
        return new VersionKey(article.id(), article.version());
    }
}
