package dev.parley.application;

import dev.parley.application.ports.FactReader;
import dev.parley.extraction.FactType;
import dev.parley.facts.Fact;
import dev.parley.facts.FactQuery;
import dev.parley.subscriptions.Interest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
                    .filter(fact -> fact.alerted() && alertedBetween(fact, since, now) && interest.matches(fact))
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

    /** The narrowest query that finds all facts of the interest; {@link Interest#matches} filters its result. */
    private FactQuery query(Interest interest, Instant since, Optional<String> cursor) {
        return new FactQuery(
                only(interest.people()),
                only(interest.countries()),
                Optional.of(interest.types()).filter(types -> types.size() == 1).map(List<FactType>::getFirst),
                Optional.empty(),
                // A day before the month, so that a date that is only a month is included.
                freshness.isZero()
                        ? Optional.empty()
                        : Optional.of(
                                day(since.minus(freshness)).withDayOfMonth(1).minusDays(1)),
                Optional.empty(),
                cursor,
                FACTS_A_PAGE);
    }

    private static Optional<String> only(List<String> values) {
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
