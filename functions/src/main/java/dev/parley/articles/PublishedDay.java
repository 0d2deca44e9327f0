package dev.parley.articles;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides the day that an article appeared: its dateline, else its publisher's date, else its arrival. Neither of the
 * first two may lie more than a day after the arrival; a day of grace is for time zones.
 *
 * @param day the day
 * @param place where it was found; empty for the day of arrival
 * @param moment the publisher's, when it agrees with the day
 * @param notes what was passed over
 */
record PublishedDay(LocalDate day, Optional<DayPlace> place, Optional<Instant> moment, List<String> notes) {
    /** A month and day fall on every weekday at least once in so many years, leap years included. */
    private static final int YEARS_OF_WEEKDAYS = 12;

    private static final int OLDEST_YEAR = 1800;
    private static final int LOOK_AT = 1500;
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?<!\\b(?:last|next|every|each|past|previous|following)\\s)\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b(?!s|’s|'s)");

    private record Publisher(DayPlace place, PublisherDate date) {}

    /**
     * @param dateline the dateline's day
     * @param printed what the publisher printed as dates, the most trusted first
     * @param text the text after the dateline
     * @param arrived when it came
     */
    static PublishedDay of(Optional<DatelineDay> dateline, List<PrintedDate> printed, String text, Instant arrived) {
        var notes = new ArrayList<String>();
        var today = LocalDate.ofInstant(arrived, ZoneOffset.UTC);
        var publisher = publisher(printed, arrived, notes);
        var day = dateline.flatMap(d -> resolve(d, publisher.map(p -> p.date().day()), text, today, notes));
        var published = day.or(() -> publisher.map(p -> p.date().day())).orElse(today);
        var place = day.isPresent() ? Optional.of(DayPlace.DATELINE) : publisher.map(Publisher::place);
        return new PublishedDay(
                published, place, publisher.flatMap(p -> p.date().moment()), List.copyOf(notes));
    }

    private static Optional<Publisher> publisher(List<PrintedDate> printed, Instant arrived, List<String> notes) {
        var latest = arrived.plus(Duration.ofDays(1));
        for (var one : printed) {
            var text = one.text();
            var date = PublisherDate.parse(text);
            if (date.isEmpty()) {
                notes.add("The date " + Notes.quote(text) + " cannot be read and was passed over.");
            } else if (date.get().moment().map(m -> m.isAfter(latest)).orElse(false)
                    || date.get().day().isAfter(LocalDate.ofInstant(latest, ZoneOffset.UTC))) {
                notes.add("The date " + Notes.quote(text) + " lies in the future and was passed over.");
            } else if (date.get().day().getYear() < OLDEST_YEAR) {
                notes.add("The date " + Notes.quote(text) + " is too old to be true and was passed over.");
            } else {
                return Optional.of(new Publisher(one.place(), date.get()));
            }
        }
        return Optional.empty();
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
