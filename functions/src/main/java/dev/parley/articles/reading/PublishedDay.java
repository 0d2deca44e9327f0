package dev.parley.articles.reading;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.DayPlace;
import dev.parley.articles.dates.DatelineDay;
import dev.parley.articles.dates.DayOrder;
import dev.parley.articles.dates.PrintedDate;
import dev.parley.articles.dates.PublisherDate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides the day that an article appeared: the first of the {@link DayPlace}s that says one. None may lie more than a
 * day after the arrival; a day of grace is for time zones.
 *
 * @param day the day; empty when nothing says it
 * @param place where it was found
 * @param moment the publisher's, when it agrees with the day
 * @param notes what was passed over
 */
record PublishedDay(Optional<LocalDate> day, Optional<DayPlace> place, Optional<Instant> moment, List<String> notes) {
    /** A month and day fall on every weekday at least once in so many years, leap years included. */
    private static final int YEARS_OF_WEEKDAYS = 12;

    private static final int OLDEST_YEAR = 1800;
    private static final int LOOK_AT = 1500;

    /** Hawaii and Kiribati: outside these offsets hardly anything is published. */
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-10);

    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?<!\\b(?:last|next|every|each|past|previous|following)\\s)\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b(?!s|’s|'s)");

    /** What these places print is for machines, so what cannot be read there is worth a note. */
    private static final Set<DayPlace> MACHINE_READABLE =
            EnumSet.of(DayPlace.SUBMISSION, DayPlace.JSON_LD, DayPlace.META, DayPlace.MARKUP);

    /** What these places print is the publisher's own day, whatever the zone of its clock is. */
    private static final Set<DayPlace> LOCAL =
            EnumSet.of(DayPlace.ADDRESS, DayPlace.STATED, DayPlace.CLASS, DayPlace.HEADLINE, DayPlace.TITLE);

    PublishedDay {
        requireNonNull(day, "day");
        requireNonNull(place, "place");
        requireNonNull(moment, "moment");
        notes = List.copyOf(notes);
    }

    /**
     * What an article's days are printed in.
     *
     * @param language BCP 47 primary tag, or {@code und}
     * @param order of day and month by country and language, where they decide it
     */
    record Written(String language, Optional<DayOrder> order) {
        Written {
            requireNonNull(language, "language");
            requireNonNull(order, "order");
        }
    }

    private record Publisher(DayPlace place, LocalDate day, PublisherDate date) {}

    private record Candidate(PrintedDate printed, Optional<PublisherDate> date) {}

    /**
     * @param dateline the dateline's day
     * @param printed what the publisher printed as dates, in any order of places
     * @param text the text after the dateline
     * @param arrived when it came
     */
    static PublishedDay of(
            Optional<DatelineDay> dateline, List<PrintedDate> printed, Written written, String text, Instant arrived) {
        var notes = new ArrayList<String>();
        var today = LocalDate.ofInstant(arrived, ZoneOffset.UTC);
        var candidates = printed.stream()
                .sorted(Comparator.comparing(PrintedDate::place))
                .map(p -> new Candidate(p, PublisherDate.parse(p.text(), written.language())))
                .toList();
        var publisher = publisher(candidates, written, text, arrived, notes);
        var day = dateline.flatMap(d -> resolve(d, publisher.map(Publisher::day), text, today, notes));
        if (day.isPresent()) {
            return new PublishedDay(
                    day,
                    Optional.of(DayPlace.DATELINE),
                    publisher.flatMap(p -> p.date().moment()),
                    notes);
        }
        if (publisher.isEmpty()) {
            notes.add("No day of publication was found; the article counts as of the day of its arrival, " + today
                    + ", and its news does not count as new.");
        }
        return new PublishedDay(
                publisher.map(Publisher::day),
                publisher.map(Publisher::place),
                publisher.flatMap(p -> p.date().moment()),
                notes);
    }

    private static Optional<Publisher> publisher(
            List<Candidate> candidates, Written written, String text, Instant arrived, List<String> notes) {
        var today = LocalDate.ofInstant(arrived, ZoneOffset.UTC);
        var order = candidates.stream()
                .flatMap(c -> c.date().stream())
                .flatMap(date -> date.shows().stream())
                .findFirst()
                .or(written::order);
        for (var candidate : candidates) {
            var place = candidate.printed().place();
            var quoted = Notes.quote(candidate.printed().text());
            if (candidate.date().isEmpty()) {
                if (MACHINE_READABLE.contains(place)) {
                    notes.add("The date " + quoted + " cannot be read and was passed over.");
                }
                continue;
            }
            var date = candidate.date().get();
            var day = date.monthFirst().isEmpty()
                    ? Optional.of(date.day())
                    : settled(date, candidates, order, text, today);
            if (day.isEmpty()) {
                notes.add("The date " + quoted + " can be " + date.day() + " or "
                        + date.monthFirst().orElseThrow() + " and was passed over.");
            } else if (isFuture(day.get(), today)
                    || date.moment()
                            .filter(moment -> moment.isAfter(arrived.plus(Duration.ofDays(1))))
                            .isPresent()) {
                notes.add("The date " + quoted + " lies in the future and was passed over.");
            } else if (day.get().getYear() < OLDEST_YEAR) {
                notes.add("The date " + quoted + " is too old to be true and was passed over.");
            } else {
                return Optional.of(new Publisher(place, local(day.get(), date, candidates), date));
            }
        }
        return Optional.empty();
    }

    private static boolean isFuture(LocalDate day, LocalDate today) {
        return day.isAfter(today.plusDays(1));
    }

    /**
     * One of two readings: the one that another date of the page says, else that is not to come, else in the order of
     * the page's country and language, else on the text's weekday.
     */
    private static Optional<LocalDate> settled(
            PublisherDate date, List<Candidate> candidates, Optional<DayOrder> order, String text, LocalDate today) {
        var dayFirst = date.day();
        var monthFirst = date.monthFirst().orElseThrow();
        for (var other : candidates) {
            var day = other.date().filter(d -> d.monthFirst().isEmpty()).map(PublisherDate::day);
            if (day.isPresent() && isNear(day.get(), dayFirst) != isNear(day.get(), monthFirst)) {
                return Optional.of(isNear(day.get(), dayFirst) ? dayFirst : monthFirst);
            }
        }
        if (isFuture(dayFirst, today) != isFuture(monthFirst, today)) {
            return Optional.of(isFuture(dayFirst, today) ? monthFirst : dayFirst);
        }
        if (order.isPresent()) {
            return date.day(order);
        }
        var weekday = weekdayIn(text);
        boolean fitsDayFirst = weekday.filter(w -> fits(w, dayFirst)).isPresent();
        boolean fitsMonthFirst = weekday.filter(w -> fits(w, monthFirst)).isPresent();
        return fitsDayFirst == fitsMonthFirst ? Optional.empty() : Optional.of(fitsDayFirst ? dayFirst : monthFirst);
    }

    private static boolean isNear(LocalDate a, LocalDate b) {
        return Math.abs(ChronoUnit.DAYS.between(a, b)) <= 1;
    }

    /** A report appears on the day that its first weekday names, or on the next. */
    private static boolean fits(DayOfWeek weekday, LocalDate day) {
        return day.getDayOfWeek() == weekday || day.minusDays(1).getDayOfWeek() == weekday;
    }

    private static boolean isDaySomewhere(LocalDate day, Instant moment) {
        return !day.isBefore(LocalDate.ofInstant(moment, WESTERNMOST))
                && !day.isAfter(LocalDate.ofInstant(moment, EASTERNMOST));
    }

    /** A moment in UTC does not say the day where it was published; the address or the page's words do. */
    private static LocalDate local(LocalDate day, PublisherDate date, List<Candidate> candidates) {
        if (!date.isUtc()) {
            return day;
        }
        return candidates.stream()
                .filter(other -> LOCAL.contains(other.printed().place()))
                .flatMap(other -> other.date().stream())
                .filter(other -> other.monthFirst().isEmpty())
                .map(PublisherDate::day)
                .findFirst()
                .filter(other -> isDaySomewhere(other, date.moment().orElseThrow()))
                .orElse(day);
    }

    private static Optional<LocalDate> resolve(
            DatelineDay dateline, Optional<LocalDate> publisher, String text, LocalDate today, List<String> notes) {
        var latest = publisher.orElse(today).plusDays(1);
        if (dateline.year().isPresent()) {
            var day = dateline.in(dateline.year().getAsInt());
            if (day.isPresent() && day.get().isAfter(today.plusDays(1))) {
                notes.add("The dateline's day " + day.get() + " lies in the future and was passed over.");
                return Optional.empty();
            }
            return day;
        }
        if (publisher.isEmpty()) {
            var weekday = dateline.weekday().or(() -> weekdayIn(text));
            var fitting = weekday.flatMap(w -> latestOn(dateline, w, today));
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        for (int year = latest.getYear(); year > latest.getYear() - YEARS_OF_WEEKDAYS; year--) {
            var day = dateline.in(year).filter(d -> !d.isAfter(publisher.isPresent() ? latest : today));
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> latestOn(DatelineDay dateline, DayOfWeek weekday, LocalDate today) {
        for (int year = today.getYear(); year > today.getYear() - YEARS_OF_WEEKDAYS; year--) {
            var day = dateline.in(year).filter(d -> !d.isAfter(today) && d.getDayOfWeek() == weekday);
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** The first weekday that a report names is nearly always the day of its dateline. */
    private static Optional<DayOfWeek> weekdayIn(String text) {
        var named = WEEKDAY.matcher(text.substring(0, Math.min(text.length(), LOOK_AT)));
        return named.find()
                ? Optional.of(DayOfWeek.valueOf(named.group(1).toUpperCase(Locale.ROOT) + "DAY"))
                : Optional.empty();
    }
}
