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
 * Finds whole days, with their year, in a line of text: "12 February 2025", "Feb. 12th, 2025", "12. Februar 2025",
 * "12 de febrero de 2025", "2025. február 12.", "2025-02-12", "12.02.2025", "2/12/25", "2025年2月12日".
 */
public final class DayScanner {
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

    /** A time of day in capitals follows numbers with the month first (CLDR en-US); other English writes "pm". */
    private static final Pattern AMERICAN_TIME =
            Pattern.compile("^,?\\s+(?:at\\s+)?[01]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\\s?(?:AM|PM)\\b.*");

    private static final int CENTURY = 100;
    /** Two digits of a year up to this are of this century. */
    private static final int LAST_SHORT_YEAR = 69;

    private DayScanner() {}

    /**
     * The days in a line, in its order.
     *
     * @param language BCP 47 primary tag, for names of months that languages differ on
     */
    public static List<WrittenDay> in(String line, String language) {
        var text = digits(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        var found = new ArrayList<WrittenDay>();
        if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return found;
        }
        each(YEAR_FIRST, text, found, m -> sole(m, m.group(1), number(m.group(3)), m.group(4)));
        each(DAY_MONTH, text, found, m -> sole(m, m.group(3), month(m.group(2), language), m.group(1)));
        each(MONTH_DAY, text, found, m -> sole(m, m.group(3), month(m.group(1), language), m.group(2)));
        each(YEAR_MONTH_DAY, text, found, m -> sole(m, m.group(1), month(m.group(2), language), m.group(3)));
        each(VIETNAMESE, text, found, m -> sole(m, m.group(3), number(m.group(2)), m.group(1)));
        each(NUMBERS, text, found, m -> numbers(m, text.substring(m.end())));
        found.sort(Comparator.comparingInt(WrittenDay::start));
        return found;
    }

    private interface Reading {
        Optional<WrittenDay> of(MatchResult match);
    }

    /** What an earlier form found stays: a later one takes no part of it. */
    private static void each(Pattern form, String text, List<WrittenDay> found, Reading reading) {
        var matcher = form.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            var match = matcher.toMatchResult();
            reading.of(match)
                    .filter(day -> found.stream().noneMatch(f -> day.start() < f.end() && f.start() < day.end()))
                    .ifPresent(found::add);
            // A word that is no month may hide the beginning of a date.
            from = match.start() + 1;
        }
    }

    private static Optional<WrittenDay> sole(MatchResult match, String year, int month, String day) {
        return day(number(year), month, number(day))
                .map(d -> new WrittenDay(d, Optional.empty(), Optional.empty(), match.start(), match.end()));
    }

    private static Optional<WrittenDay> numbers(MatchResult match, String after) {
        int year = number(match.group(4));
        if (year < CENTURY) {
            year += year <= LAST_SHORT_YEAR ? 2000 : 1900;
        }
        int first = number(match.group(1));
        int second = number(match.group(3));
        var dayFirst = day(year, second, first);
        // With full stops the day comes first in every country (CLDR).
        var monthFirst = match.group(2).strip().equals(".") ? Optional.<LocalDate>empty() : day(year, first, second);
        if (dayFirst.isPresent() && monthFirst.isPresent() && first != second) {
            return AMERICAN_TIME.matcher(after).matches()
                    ? made(match, monthFirst.get(), Optional.empty(), Optional.of(DayOrder.MONTH_FIRST))
                    : made(match, dayFirst.get(), monthFirst, Optional.empty());
        }
        if (dayFirst.isPresent()) {
            var shows = first > 12
                            && monthFirst.isEmpty()
                            && !match.group(2).strip().equals(".")
                    ? Optional.of(DayOrder.DAY_FIRST)
                    : Optional.<DayOrder>empty();
            return made(match, dayFirst.get(), Optional.empty(), shows);
        }
        return monthFirst.flatMap(d -> made(match, d, Optional.empty(), Optional.of(DayOrder.MONTH_FIRST)));
    }

    private static Optional<WrittenDay> made(
            MatchResult match, LocalDate day, Optional<LocalDate> monthFirst, Optional<DayOrder> shows) {
        return Optional.of(new WrittenDay(day, monthFirst, shows, match.start(), match.end()));
    }

    private static Optional<LocalDate> day(int printedYear, int month, int day) {
        int year = printedYear > 2400 ? printedYear - THAI_YEARS : printedYear;
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** 1 to 12, or 0 for a word that is no month. */
    private static int month(String name, String language) {
        return MonthNames.month(name.endsWith(".") ? name.substring(0, name.length() - 1) : name, language)
                .orElse(0);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** The decimal digits of every script as those of ASCII; the length stays. */
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
