package dev.parley.articles.dates;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Characters;
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
 * A date parsed from a publisher's text: ISO 8601 in its usual forms, RFC 1123, seconds or milliseconds since 1970,
 * compact digits such as 20250212T110235Z, or any form that {@link DateScanner} finds.
 *
 * @param day in the publisher's offset, or in UTC for a count of seconds; when the date is ambiguous, the reading with
 *     the day first
 * @param monthFirst the reading with the month first when the date is ambiguous, such as 2/12/2025
 * @param showsOrder the order of day and month that this date proves, such as 2/13/2025
 * @param moment the exact time; empty when no offset was given
 * @param isUtc whether the moment was given in UTC, so that the local day may differ
 */
public record ParsedDate(
        LocalDate day,
        Optional<LocalDate> monthFirst,
        Optional<DayOrder> showsOrder,
        Optional<Instant> moment,
        boolean isUtc) {
    private static final int LONGEST = 120;
    private static final Pattern COUNT = Pattern.compile("[0-9]{9,10}(?:\\.[0-9]{1,9})?|[0-9]{12,13}");
    private static final Pattern COMPACT =
            Pattern.compile("((?:19|20)[0-9]{2}[01][0-9][0-3][0-9])(?:[0-9]{4}|[0-9]{6})?(?![0-9]).*");
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            forms("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][' ']XX"),
            forms("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][' ']XXX"),
            forms("uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSS][' ']X"),
            forms("uuuuMMdd['T'][' ']HHmm[ss][.SSS]XX"),
            forms("uuuuMMdd['T'][' ']HHmm[ss][.SSS]XXX"),
            forms("uuuuMMdd['T'][' ']HH:mm[:ss][.SSS]XX"),
            forms("uuuuMMdd['T'][' ']HH:mm[:ss][.SSS]XXX"),
            DateTimeFormatter.RFC_1123_DATE_TIME,
            forms("[EEE, ]d MMM uuuu HH:mm[:ss] z"),
            forms("EEE MMM d HH:mm:ss z uuuu"),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ISO_LOCAL_DATE);

    public ParsedDate {
        requireNonNull(day, "day");
        requireNonNull(monthFirst, "monthFirst");
        requireNonNull(showsOrder, "showsOrder");
        requireNonNull(moment, "moment");
    }

    /**
     * Parses a date; empty when it has none of these forms.
     *
     * @param language BCP 47 primary tag of the page, or {@code und}
     */
    public static Optional<ParsedDate> parse(String printed, String language) {
        var text = Characters.oneLine(printed);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        for (var form : FORMS) {
            try {
                return Optional.of(
                        of(form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
            } catch (DateTimeException e) {
                // The next form may fit.
            }
        }
        return compact(text).or(() -> count(text)).or(() -> written(text, language));
    }

    /** The day; empty when it is ambiguous and the order of day and month is unknown. */
    public Optional<LocalDate> day(Optional<DayOrder> order) {
        if (monthFirst.isEmpty()) {
            return Optional.of(day);
        }
        return order.map(o -> o == DayOrder.DAY_FIRST ? day : monthFirst.get());
    }

    private static ParsedDate of(TemporalAccessor parsed) {
        var day = parsed.query(TemporalQueries.localDate());
        return parsed instanceof OffsetDateTime time
                ? new ParsedDate(
                        day,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(time.toInstant()),
                        time.getOffset().equals(ZoneOffset.UTC))
                : ofDay(day);
    }

    private static ParsedDate ofDay(LocalDate day) {
        return new ParsedDate(day, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Optional<ParsedDate> compact(String text) {
        var digits = COMPACT.matcher(text);
        try {
            return digits.matches()
                    ? Optional.of(ofDay(LocalDate.parse(digits.group(1), DateTimeFormatter.BASIC_ISO_DATE)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ParsedDate> count(String text) {
        if (!COUNT.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = text.split("\\.", 2)[0];
        long count = Long.parseLong(digits);
        var moment = digits.length() > 10 ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
        var day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return Optional.of(new ParsedDate(day, Optional.empty(), Optional.empty(), Optional.of(moment), true));
    }

    private static Optional<ParsedDate> written(String text, String language) {
        return DateScanner.in(text, language).stream()
                .findFirst()
                .map(scanned -> new ParsedDate(
                        scanned.day(), scanned.monthFirst(), scanned.showsOrder(), Optional.empty(), false));
    }

    private static DateTimeFormatter forms(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
