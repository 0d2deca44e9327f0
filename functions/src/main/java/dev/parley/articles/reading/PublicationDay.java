package dev.parley.articles.reading;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.DateSource;
import dev.parley.articles.dates.DatelineDay;
import dev.parley.articles.dates.DayOrder;
import dev.parley.articles.dates.ParsedDate;
import dev.parley.articles.dates.RawDate;
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
 * Decides the day of publication: the day of the first {@link DateSource} that gives a valid one. A day may be at most
 * one day after the arrival, to allow for time zones.
 *
 * @param day the day; empty when no source gives one
 * @param source where the day was found
 * @param moment the publisher's exact time, when one was given
 * @param notes dates that were ignored, one sentence each
 */
record PublicationDay(
        Optional<LocalDate> day, Optional<DateSource> source, Optional<Instant> moment, List<String> notes) {
    /** Every month and day falls on every weekday at least once in this many years, except February 29. */
    private static final int YEARS_OF_WEEKDAYS = 12;

    private static final int OLDEST_YEAR = 1800;
    private static final int LOOK_AT = 1500;

    /** Hawaii and Kiribati: hardly anything is published outside these offsets. */
    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-10);

    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?<!(?<!\\w)(?:last|next|every|each|past|previous|following)\\s)(?<!\\w)(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\\w|’s|'s)");

    /** Sources meant for machines: an unreadable date in them is worth a note. */
    private static final Set<DateSource> MACHINE_READABLE =
            EnumSet.of(DateSource.SUBMISSION, DateSource.JSON_LD, DateSource.META, DateSource.MARKUP);

    /** Sources that print the publisher's local day. */
    private static final Set<DateSource> LOCAL =
            EnumSet.of(DateSource.ADDRESS, DateSource.STATED, DateSource.CLASS, DateSource.HEADLINE, DateSource.TITLE);

    PublicationDay {
        requireNonNull(day, "day");
        requireNonNull(source, "source");
        requireNonNull(moment, "moment");
        notes = List.copyOf(notes);
    }

    /**
     * The conventions in which an article's dates are printed.
     *
     * @param language BCP 47 primary tag, or {@code und}
     * @param order order of day and month; empty when country and language do not decide it
     */
    record DateConventions(String language, Optional<DayOrder> order) {
        DateConventions {
            requireNonNull(language, "language");
            requireNonNull(order, "order");
        }
    }

    private record Publisher(DateSource source, LocalDate day, ParsedDate date) {}

    private record Candidate(RawDate printed, Optional<ParsedDate> date) {}

    /**
     * Decides the day of publication.
     *
     * @param dateline the day of the dateline
     * @param printed the dates that the publisher printed, in any order of sources
     * @param text the text after the dateline
     * @param arrived when the submission arrived
     */
    static PublicationDay of(
            Optional<DatelineDay> dateline,
            List<RawDate> printed,
            DateConventions conventions,
            String text,
            Instant arrived) {
        var notes = new ArrayList<String>();
        var today = LocalDate.ofInstant(arrived, ZoneOffset.UTC);
        var candidates = printed.stream()
                .sorted(Comparator.comparing(RawDate::source))
                .map(p -> new Candidate(p, ParsedDate.parse(p.text(), conventions.language())))
                .toList();
        var publisher = publisher(candidates, conventions, text, arrived, notes);
        var day = dateline.flatMap(d -> resolve(d, publisher.map(Publisher::day), text, today, notes));
        if (day.isPresent()) {
            return new PublicationDay(
                    day,
                    Optional.of(DateSource.DATELINE),
                    publisher.flatMap(p -> p.date().moment()),
                    notes);
        }
        if (publisher.isEmpty()) {
            notes.add("No day of publication was found. The day of arrival, " + today
                    + ", is used instead, and the article does not count as new.");
        }
        return new PublicationDay(
                publisher.map(Publisher::day),
                publisher.map(Publisher::source),
                publisher.flatMap(p -> p.date().moment()),
                notes);
    }

    private static Optional<Publisher> publisher(
            List<Candidate> candidates, DateConventions conventions, String text, Instant arrived, List<String> notes) {
        var today = LocalDate.ofInstant(arrived, ZoneOffset.UTC);
        var order = candidates.stream()
                .flatMap(c -> c.date().stream())
                .flatMap(date -> date.showsOrder().stream())
                .findFirst()
                .or(conventions::order);
        for (var candidate : candidates) {
            var source = candidate.printed().source();
            var quoted = Notes.quote(candidate.printed().text());
            if (candidate.date().isEmpty()) {
                if (MACHINE_READABLE.contains(source)) {
                    notes.add("The date " + quoted + " cannot be read and was ignored.");
                }
                continue;
            }
            var date = candidate.date().get();
            var day = date.monthFirst().isEmpty()
                    ? Optional.of(date.day())
                    : disambiguated(date, candidates, order, text, today);
            if (day.isEmpty()) {
                notes.add("The date " + quoted + " can be " + date.day() + " or "
                        + date.monthFirst().orElseThrow() + " and was ignored.");
            } else if (isFuture(day.get(), today)
                    || date.moment()
                            .filter(moment -> moment.isAfter(arrived.plus(Duration.ofDays(1))))
                            .isPresent()) {
                notes.add("The date " + quoted + " is in the future and was ignored.");
            } else if (day.get().getYear() < OLDEST_YEAR) {
                notes.add("The date " + quoted + " is too old and was ignored.");
            } else {
                return Optional.of(new Publisher(source, local(day.get(), date, candidates), date));
            }
        }
        return Optional.empty();
    }

    private static boolean isFuture(LocalDate day, LocalDate today) {
        return day.isAfter(today.plusDays(1));
    }

    /**
     * Chooses between the two readings of a date: the one near another date of the page, else the one that is not in
     * the future, else by the order of day and month, else the one that fits the first weekday in the text.
     */
    private static Optional<LocalDate> disambiguated(
            ParsedDate date, List<Candidate> candidates, Optional<DayOrder> order, String text, LocalDate today) {
        var dayFirst = date.day();
        var monthFirst = date.monthFirst().orElseThrow();
        for (var other : candidates) {
            var day = other.date().filter(d -> d.monthFirst().isEmpty()).map(ParsedDate::day);
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

    /** A report is published on the first weekday that it names, or on the next day. */
    private static boolean fits(DayOfWeek weekday, LocalDate day) {
        return day.getDayOfWeek() == weekday || day.minusDays(1).getDayOfWeek() == weekday;
    }

    private static boolean isDaySomewhere(LocalDate day, Instant moment) {
        return !day.isBefore(LocalDate.ofInstant(moment, WESTERNMOST))
                && !day.isAfter(LocalDate.ofInstant(moment, EASTERNMOST));
    }

    /** The local day of a moment given in UTC, when the address or the text of the page shows it. */
    private static LocalDate local(LocalDate day, ParsedDate date, List<Candidate> candidates) {
        if (!date.isUtc()) {
            return day;
        }
        return candidates.stream()
                .filter(other -> LOCAL.contains(other.printed().source()))
                .flatMap(other -> other.date().stream())
                .filter(other -> other.monthFirst().isEmpty())
                .map(ParsedDate::day)
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
                notes.add("The dateline's day " + day.get() + " is in the future and was ignored.");
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

    /** The first weekday in a report, which is nearly always the day of its dateline. */
    private static Optional<DayOfWeek> weekdayIn(String text) {
        var named = WEEKDAY.matcher(text.substring(0, Math.min(text.length(), LOOK_AT)));
        return named.find()
                ? Optional.of(DayOfWeek.valueOf(named.group(1).toUpperCase(Locale.ROOT) + "DAY"))
                : Optional.empty();
    }
}
