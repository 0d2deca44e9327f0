package dev.parley.application;

import dev.parley.application.ports.FactReader;
import dev.parley.facts.Fact;
import dev.parley.facts.FactQuery;
import dev.parley.subscriptions.Interest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Estimates how many alerts a week an interest would bring, from the facts of the last four weeks.
 *
 * @param freshness the maximum age of news that alerts; zero for no maximum
 * @param pages the most pages of 100 facts that are read
 */
public record EstimateInterest(FactReader facts, Clock clock, Duration freshness, int pages) {
    /** The period of the estimate: four weeks. */
    public static final Duration MONTH = Duration.ofDays(28);

    private static final int FACTS_A_PAGE = 100;
    private static final int DAYS_A_WEEK = 7;

    /**
     * The alerts that an interest would have brought.
     *
     * @param alerts facts that alerted in these days and match the interest
     * @param atLeast whether there are more facts than were read
     */
    public record Trial(int alerts, int days, double alertsPerWeek, boolean atLeast) {}

    /** Counts the facts that alerted in the last 28 days and match the interest. */
    public Trial of(Interest interest) {
        var now = clock.instant();
        var since = now.minus(MONTH);
        int alerts = 0;
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < pages; page++) {
            var found = facts.find(query(interest, since, cursor));
            alerts += (int) found.facts().stream()
                    .filter(fact -> fact.alerted() && alertedBetween(fact, since, now))
                    .count();
            cursor = found.cursor();
            if (cursor.isEmpty()) {
                return trial(alerts, false);
            }
        }
        return trial(alerts, true);
    }

    private static Trial trial(int alerts, boolean atLeast) {
        int days = (int) MONTH.toDays();
        return new Trial(alerts, days, Math.round(10.0 * alerts * DAYS_A_WEEK / days) / 10.0, atLeast);
    }

    /** A fact alerts when it is first seen, or later, on its day, when a proposal is carried out. */
    private static boolean alertedBetween(Fact fact, Instant since, Instant now) {
        if (!fact.firstSeen().isBefore(since)) {
            return true;
        }
        var day = fact.sortDate();
        return day.compareTo(day(since).toString()) >= 0 && day.compareTo(day(now).toString()) <= 0;
    }

    private FactQuery query(Interest interest, Instant since, Optional<String> cursor) {
        // A day before the month, so that a date that is only a month is included.
        var from = Optional.of(freshness)
                .filter(window -> !window.isZero())
                .map(window -> day(since.minus(window)).withDayOfMonth(1).minusDays(1));
        return new FactQuery(from, interest::matches, cursor, FACTS_A_PAGE);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
