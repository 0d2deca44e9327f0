package dev.parley.articles;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date as a publisher prints it: ISO 8601 in its usual forms, RFC 1123, seconds or milliseconds since 1970, or
 * words such as "12 February 2025" and "Feb. 12, 2025 1:05 PM".
 *
 * @param day in the publisher's own offset, or in UTC for a plain count of seconds
 * @param moment when an offset was given; a time without one names no moment
 */
record PublisherDate(LocalDate day, Optional<Instant> moment) {
    private static final int LONGEST = 80;
    private static final Pattern COUNT = Pattern.compile("[0-9]{9,10}(?:\\.[0-9]{1,9})?|[0-9]{12,13}");
    private static final Pattern ISO_DAY = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9]).*");
    private static final Pattern WORDS = Pattern.compile(
            "(?:.*?\\s)?((?:\\p{L}+\\.?\\s+[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}(?:st|nd|rd|th)?\\s+\\p{L}+\\.?),?\\s+[0-9]{4})(?![0-9]).*");
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            forms("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][' ']XX"),
            forms("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][' ']XXX"),
            forms("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSS][' ']X"),
            forms("uuuuMMdd'T'HHmm[ss][.SSS]XX"),
            forms("uuuuMMdd'T'HHmm[ss][.SSS]XXX"),
            DateTimeFormatter.RFC_1123_DATE_TIME,
            forms("[EEE, ]d MMM uuuu HH:mm[:ss] z"),
            forms("EEE MMM d HH:mm:ss z uuuu"),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            forms("uuuu-MM-dd HH:mm[:ss]"),
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.BASIC_ISO_DATE);

    /** Reads a date; empty when it is none of these forms. */
    static Optional<PublisherDate> parse(String printed) {
        var text = Characters.oneLine(printed);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (COUNT.matcher(text).matches()) {
            return Optional.of(ofCount(text.split("\\.", 2)[0]));
        }
        for (var form : FORMS) {
            try {
                return Optional.of(
                        of(form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
            } catch (DateTimeException e) {
                // The next form may fit.
            }
        }
        return day(text).map(day -> new PublisherDate(day, Optional.empty()));
    }

    private static PublisherDate of(TemporalAccessor parsed) {
        var day = parsed.query(TemporalQueries.localDate());
        var moment = parsed instanceof OffsetDateTime time ? Optional.of(time.toInstant()) : Optional.<Instant>empty();
        return new PublisherDate(day, moment);
    }

    private static PublisherDate ofCount(String digits) {
        long count = Long.parseLong(digits);
        var moment = digits.length() > 10 ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
        return new PublisherDate(LocalDate.ofInstant(moment, ZoneOffset.UTC), Optional.of(moment));
    }

    private static Optional<LocalDate> day(String text) {
        var iso = ISO_DAY.matcher(text);
        try {
            if (iso.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(iso.group(1)),
                        Integer.parseInt(iso.group(2)),
                        Integer.parseInt(iso.group(3))));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        var words = WORDS.matcher(text);
        return words.matches()
                ? DatelineDay.atEndOf(words.group(1))
                        .filter(found -> found.day().year().isPresent())
                        .flatMap(found -> found.day().in(found.day().year().getAsInt()))
                : Optional.empty();
    }

    private static DateTimeFormatter forms(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
