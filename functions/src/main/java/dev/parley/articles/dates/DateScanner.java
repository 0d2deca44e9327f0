package dev.parley.articles.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds complete dates in a line of text: "12 February 2025", "Feb. 12th, 2025", "12. Februar 2025",
 * "12 de febrero de 2025", "2025. február 12.", "2025-02-12", "12.02.2025", "2/12/25", "2025年2月12日".
 */
public final class DateScanner {
    private static final int LONGEST = 400;
    private static final int THAI_YEARS = 543;
    private static final String YEAR = "((?:1[89]|2[0156])[0-9]{2})(?![0-9])";
    private static final String DAY = "(?<![0-9])([0-3]?[0-9])";
    private static final String MONTH = "(\\p{L}[\\p{L}\\p{M}]{2,15}|(?:\\p{L}\\p{M}?\\.){2}\\p{L}?)";

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<![0-9])((?:1[89]|20)[0-9]{2})(?:([-/.])|年 ?|년 ?)([01]?[0-9])(?:\\2|月 ?|월 ?)([0-3]?[0-9])(?![0-9])(?:日|일)?");
    private static final Pattern DAY_MONTH = Pattern.compile(DAY
            + "(?:st|nd|rd|th|er|[.ºª°])?[\\s/.-]+(?:de |of |d['’])?" + MONTH
            + "\\.?(?:\\s+de[l]?|\\s+of)?[\\s,/.-]+'?" + YEAR);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<![\\p{L}\\p{M}])" + MONTH + "\\.?[\\s-]+" + DAY + "(?:st|nd|rd|th)?[,\\s-][\\s,]*" + YEAR);
    private static final Pattern YEAR_MONTH_DAY = Pattern.compile(
            "(?<![0-9])((?:19|20)[0-9]{2})(?:\\.|,|\\s*m\\.)?[\\s-]+" + MONTH + "\\.?[\\s-]+([0-3]?[0-9])(?![0-9:])");
    private static final Pattern VIETNAMESE =
            Pattern.compile(DAY + "\\s+tháng\\s+([01]?[0-9])(?:\\s+năm\\s+|[\\s,/]+)" + YEAR);
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![0-9]|[0-9][./-])([0-3]?[0-9])(\\s?[./-]\\s?)([0-3]?[0-9])\\2((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[./-][0-9])");

    /** A time with AM or PM in capitals shows that the month comes first (CLDR en-US); other English writes "pm". */
    private static final Pattern AMERICAN_TIME =
            Pattern.compile("^,?\\s+(?:at\\s+)?[01]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\\s?(?:AM|PM)\\b.*");

    private static final int CENTURY = 100;
    /** Two-digit years up to this are in the 2000s. */
    private static final int LAST_SHORT_YEAR = 69;

    private DateScanner() {}

    /**
     * The dates in the first {@value #LONGEST} characters of a line, in order.
     *
     * @param language BCP 47 primary tag, for month names that mean different months in different languages
     */
    public static List<ScannedDate> in(String line, String language) {
        var text = digits(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        var dates = new ArrayList<ScannedDate>();
        if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return dates;
        }
        addMatches(YEAR_FIRST, text, dates, m -> unambiguous(m, m.group(1), number(m.group(3)), m.group(4)));
        addMatches(DAY_MONTH, text, dates, m -> unambiguous(m, m.group(3), month(m.group(2), language), m.group(1)));
        addMatches(MONTH_DAY, text, dates, m -> unambiguous(m, m.group(3), month(m.group(1), language), m.group(2)));
        addMatches(
                YEAR_MONTH_DAY, text, dates, m -> unambiguous(m, m.group(1), month(m.group(2), language), m.group(3)));
        addMatches(VIETNAMESE, text, dates, m -> unambiguous(m, m.group(3), number(m.group(2)), m.group(1)));
        addMatches(NUMBERS, text, dates, m -> numbers(m, text.substring(m.end())));
        dates.sort(Comparator.comparingInt(ScannedDate::start));
        return dates;
    }

    private interface Conversion {
        Optional<ScannedDate> of(MatchResult match);
    }

    /** Adds the matches that do not overlap a date found by an earlier form. */
    private static void addMatches(Pattern form, String text, List<ScannedDate> dates, Conversion conversion) {
        var matcher = form.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            var match = matcher.toMatchResult();
            conversion
                    .of(match)
                    .filter(day -> dates.stream().noneMatch(f -> day.start() < f.end() && f.start() < day.end()))
                    .ifPresent(dates::add);
            // A match that is not a date may overlap the beginning of one.
            from = match.start() + 1;
        }
    }

    private static Optional<ScannedDate> unambiguous(MatchResult match, String year, int month, String day) {
        return day(number(year), month, number(day))
                .map(d -> new ScannedDate(d, Optional.empty(), Optional.empty(), match.start(), match.end()));
    }

    private static Optional<ScannedDate> numbers(MatchResult match, String after) {
        int year = number(match.group(4));
        if (year < CENTURY) {
            year += year <= LAST_SHORT_YEAR ? 2000 : 1900;
        }
        int first = number(match.group(1));
        int second = number(match.group(3));
        var dayFirst = day(year, second, first);
        // With full stops, the day comes first in every country (CLDR).
        var monthFirst = match.group(2).strip().equals(".") ? Optional.<LocalDate>empty() : day(year, first, second);
        if (dayFirst.isPresent() && monthFirst.isPresent() && first != second) {
            return AMERICAN_TIME.matcher(after).matches()
                    ? scanned(match, monthFirst.get(), Optional.empty(), Optional.of(DayOrder.MONTH_FIRST))
                    : scanned(match, dayFirst.get(), monthFirst, Optional.empty());
        }
        if (dayFirst.isPresent()) {
            var showsOrder = first > 12
                            && monthFirst.isEmpty()
                            && !match.group(2).strip().equals(".")
                    ? Optional.of(DayOrder.DAY_FIRST)
                    : Optional.<DayOrder>empty();
            return scanned(match, dayFirst.get(), Optional.empty(), showsOrder);
        }
        return monthFirst.flatMap(d -> scanned(match, d, Optional.empty(), Optional.of(DayOrder.MONTH_FIRST)));
    }

    private static Optional<ScannedDate> scanned(
            MatchResult match, LocalDate day, Optional<LocalDate> monthFirst, Optional<DayOrder> showsOrder) {
        return Optional.of(new ScannedDate(day, monthFirst, showsOrder, match.start(), match.end()));
    }

    private static Optional<LocalDate> day(int printedYear, int month, int day) {
        int year = printedYear > 2400 ? printedYear - THAI_YEARS : printedYear;
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** 1 to 12, or 0 when the word is not a month. */
    private static int month(String name, String language) {
        return MonthNames.month(name.endsWith(".") ? name.substring(0, name.length() - 1) : name, language)
                .orElse(0);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Replaces decimal digits of all scripts with ASCII digits and wide spaces with a space; keeps the length. */
    private static String digits(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F && Character.isDigit(c)) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            } else if (c == '\u00A0' || c == '\u202F' || c == '\u2009') {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, ' ');
            }
        }
        return out == null ? text : out.toString();
    }
}
