package dev.parley.extraction.time;

import dev.parley.extraction.PartialDate;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the day that a sentence gives, relative to the article's own day. */
public final class Dates {
    private static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(
            Map.entry("monday", DayOfWeek.MONDAY),
            Map.entry("tuesday", DayOfWeek.TUESDAY),
            Map.entry("wednesday", DayOfWeek.WEDNESDAY),
            Map.entry("thursday", DayOfWeek.THURSDAY),
            Map.entry("friday", DayOfWeek.FRIDAY),
            Map.entry("saturday", DayOfWeek.SATURDAY),
            Map.entry("sunday", DayOfWeek.SUNDAY));
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("jan", 1),
            Map.entry("february", 2),
            Map.entry("feb", 2),
            Map.entry("march", 3),
            Map.entry("mar", 3),
            Map.entry("april", 4),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("jun", 6),
            Map.entry("july", 7),
            Map.entry("jul", 7),
            Map.entry("august", 8),
            Map.entry("aug", 8),
            Map.entry("september", 9),
            Map.entry("sept", 9),
            Map.entry("sep", 9),
            Map.entry("october", 10),
            Map.entry("oct", 10),
            Map.entry("november", 11),
            Map.entry("nov", 11),
            Map.entry("december", 12),
            Map.entry("dec", 12));

    /** Days after which what happened is no news. */
    private static final int NEWS = 9;

    /** Where the clause puts what it tells: which year or week a day without one belongs to. */
    public enum Outlook {
        /** It has been: "met on March 10". */
        OVER,
        /** It may be past or to come: "the summit on March 10". */
        OPEN,
        /** It is announced: "will meet on March 10". */
        AHEAD
    }

    private Dates() {}

    /** Whether a token belongs to the date after it: the number and span before "ago", "over the" before "weekend". */
    private static boolean leads(List<Token> tokens, int i, Token date) {
        return date.is("ago")
                || date.is("weekend")
                        && (tokens.get(i).is("the")
                                || Lexicon.WEEKEND_PREPOSITION.has(tokens.get(i).low()));
    }

    public static boolean isCalendarWord(String low) {
        return WEEKDAYS.containsKey(low) || MONTHS.containsKey(low) && !low.equals("mar");
    }

    /**
     * A date in the text.
     *
     * @param at index of its first token
     * @param day the first day that it can mean
     * @param last the last day that it can mean
     */
    public record Found(int at, int to, PartialDate date, LocalDate day, LocalDate last, boolean explicit) {
        public boolean old(LocalDate published) {
            return last.isBefore(published.minusDays(NEWS));
        }
    }

    /** The date at this token, read as of {@code published}. */
    public static Optional<Found> at(List<Token> tokens, int i, LocalDate published, Outlook outlook) {
        Token t = tokens.get(i);
        switch (t.low()) {
            case "today", "tonight" -> {
                return day(i, 1, published, false);
            }
            case "yesterday" -> {
                return day(i, 1, published.minusDays(1), false);
            }
            case "tomorrow" -> {
                return day(i, 1, published.plusDays(1), false);
            }
            case "ago" -> {
                return ago(tokens, i, published);
            }
            case "before", "earlier" -> {
                boolean closes = i + 1 >= tokens.size() || tokens.get(i + 1).shape() == Token.Shape.MARK;
                return closes || t.is("earlier") ? ago(tokens, i, published) : Optional.empty();
            }
            case "weekend" -> {
                return weekend(tokens, i, published, outlook);
            }
            case "last", "next", "this" -> {
                return relative(tokens, i, published);
            }
            default -> {
                if (t.capitalised()) {
                    DayOfWeek weekday = WEEKDAYS.get(t.low());
                    if (weekday != null) {
                        return weekday(tokens, i, weekday, published, outlook);
                    }
                    Integer month = MONTHS.get(t.low());
                    return month == null ? Optional.empty() : month(tokens, i, month, published, outlook);
                }
                if (t.shape() == Token.Shape.NUMBER
                        && t.text().length() == 4
                        && yearLike(t.text())
                        && i > 0
                        && (tokens.get(i - 1).is("in") || tokens.get(i - 1).is("since"))) {
                    int year = Integer.parseInt(t.text());
                    return Optional.of(new Found(
                            i,
                            i + 1,
                            PartialDate.of(Year.of(year)),
                            LocalDate.of(year, 1, 1),
                            LocalDate.of(year, 12, 31),
                            true));
                }
                return Optional.empty();
            }
        }
    }

    /** The first token of the phrase around a date: "on", "late last", "on the 12th of", "two days". */
    public static int start(List<Token> tokens, Found found) {
        int from = found.at();
        while (from > 0
                && (Lexicon.BEFORE_DATE.has(tokens.get(from - 1).low())
                        || tokens.get(from - 1).shape() == Token.Shape.NUMBER
                                && tokens.get(from - 1).text().length() <= 2
                        || found.at() - from < 2 && leads(tokens, from - 1, tokens.get(found.at())))) {
            from--;
        }
        return from;
    }

    /** Four digits, and no "20.5" or "20:1". */
    private static boolean yearLike(String text) {
        return (text.startsWith("19") || text.startsWith("20")) && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<Found> day(int i, int length, LocalDate day, boolean explicit) {
        return Optional.of(new Found(i, i + length, PartialDate.of(day), day, day, explicit));
    }

    private static Optional<Found> weekday(
            List<Token> tokens, int i, DayOfWeek weekday, LocalDate published, Outlook outlook) {
        boolean last = i > 0 && tokens.get(i - 1).is("last");
        boolean next = i > 0 && tokens.get(i - 1).is("next");
        LocalDate day = outlook == Outlook.AHEAD || next
                ? published.with(TemporalAdjusters.nextOrSame(weekday))
                : published.with(TemporalAdjusters.previousOrSame(weekday));
        if (next && day.equals(published)) {
            day = day.plusDays(7);
        }
        if (last && day.equals(published)) {
            day = day.minusDays(7);
        }
        boolean beforeLast = i + 2 < tokens.size()
                && tokens.get(i + 1).is("before")
                && tokens.get(i + 2).is("last");
        if (beforeLast) {
            day = published.with(TemporalAdjusters.previousOrSame(weekday)).minusDays(7);
        }
        return day(i, 1, day, false);
    }

    private static Optional<Found> month(List<Token> tokens, int i, int month, LocalDate published, Outlook outlook) {
        int next = i + 1;
        if (next < tokens.size() && tokens.get(next).is(".")) {
            next++;
        }
        int number = dayNumber(tokens, next);
        int before = i > 0 ? dayNumber(tokens, i - 1) : 0;
        if (before == 0 && i > 1 && Lexicon.ORDINAL.has(tokens.get(i - 1).low())) {
            before = dayNumber(tokens, i - 2);
        }
        int end = number > 0 ? next + 1 : i + 1;
        int chosen = number > 0 ? number : before;
        int year = 0;
        int y = end;
        while (y < tokens.size()
                && y < end + 2
                && (tokens.get(y).is(",") || tokens.get(y).is("th"))) {
            y++;
        }
        if (y < tokens.size()
                && tokens.get(y).text().length() == 4
                && tokens.get(y).shape() == Token.Shape.NUMBER
                && yearLike(tokens.get(y).text())) {
            year = Integer.parseInt(tokens.get(y).text());
            end = y + 1;
        }
        boolean explicitYear = year > 0;
        if (year == 0) {
            year = published.getYear();
            LocalDate guess = YearMonth.of(year, month).atDay(1);
            LocalDate first = chosen > 0 && chosen <= guess.lengthOfMonth() ? guess.withDayOfMonth(chosen) : guess;
            if (outlook == Outlook.OVER) {
                year -= first.isAfter(published) ? 1 : 0;
            } else if (guess.isAfter(published.plusMonths(outlook == Outlook.AHEAD ? 10 : 2))) {
                year--;
            } else if (guess.isBefore(published.minusMonths(outlook == Outlook.AHEAD ? 2 : 10))) {
                year++;
            }
        }
        YearMonth ym = YearMonth.of(year, month);
        if (chosen > 0 && chosen <= ym.lengthOfMonth()) {
            return day(i, end - i, ym.atDay(chosen), true);
        }
        boolean bareMay = month == 5
                && !explicitYear
                && (i == 0 || !Lexicon.BEFORE_MAY.has(tokens.get(i - 1).low()));
        if (bareMay) {
            return Optional.empty();
        }
        return Optional.of(new Found(i, end, PartialDate.of(ym), ym.atDay(1), ym.atEndOfMonth(), true));
    }

    private static int dayNumber(List<Token> tokens, int i) {
        if (i >= tokens.size()
                || tokens.get(i).shape() != Token.Shape.NUMBER
                || tokens.get(i).text().length() > 2) {
            return 0;
        }
        int n = Integer.parseInt(tokens.get(i).text());
        return n >= 1 && n <= 31 ? n : 0;
    }

    /** "at the weekend", "last weekend": its Saturday. */
    private static Optional<Found> weekend(List<Token> tokens, int i, LocalDate published, Outlook outlook) {
        if (i == 0) {
            return Optional.empty();
        }
        String lead = tokens.get(i - 1).low();
        boolean named = Lexicon.WEEKEND_LEAD.has(lead)
                || lead.equals("the")
                        && i > 1
                        && Lexicon.WEEKEND_PREPOSITION.has(tokens.get(i - 2).low());
        if (!named) {
            return Optional.empty();
        }
        LocalDate sunday = published.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        boolean during = !published.isBefore(sunday.minusDays(1));
        boolean ahead = outlook == Outlook.AHEAD || lead.equals("next");
        LocalDate chosen = ahead || during && !lead.equals("last") ? sunday : sunday.minusDays(7);
        if (lead.equals("next") && during) {
            chosen = chosen.plusDays(7);
        }
        LocalDate saturday = chosen.minusDays(1);
        return Optional.of(new Found(i, i + 1, PartialDate.of(saturday), saturday, chosen, false));
    }

    /** "two days ago" is a day, "three weeks ago" a month, "five years ago" a year. */
    private static Optional<Found> ago(List<Token> tokens, int i, LocalDate published) {
        if (i < 2) {
            return Optional.empty();
        }
        int count = number(tokens.get(i - 2));
        return switch (tokens.get(i - 1).low()) {
            case "day", "days" -> count == 0 ? Optional.empty() : day(i, 1, published.minusDays(count), false);
            case "week", "weeks" -> {
                LocalDate day = published.minusWeeks(Math.max(1, count));
                yield Optional.of(new Found(
                        i, i + 1, PartialDate.of(YearMonth.from(day)), day.minusDays(3), day.plusDays(3), true));
            }
            case "month", "months" -> {
                LocalDate then = published.minusMonths(count == 0 ? 2 : count);
                yield Optional.of(new Found(
                        i, i + 1, PartialDate.of(YearMonth.from(then)), then.minusDays(15), then.plusDays(15), true));
            }
            case "year", "years", "decades", "decade" -> {
                int year = published.getYear() - Math.max(1, count);
                yield Optional.of(new Found(
                        i,
                        i + 1,
                        PartialDate.of(Year.of(year)),
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31),
                        true));
            }
            default -> Optional.empty();
        };
    }

    /** A small number in digits or words, or 0. */
    private static int number(Token t) {
        double n = Durations.number(t);
        return n >= 1 && n <= 99 ? (int) n : 0;
    }

    private static Optional<Found> relative(List<Token> tokens, int i, LocalDate published) {
        int j = i + 1;
        if (j >= tokens.size()) {
            return Optional.empty();
        }
        String unit = tokens.get(j).low();
        int sign = tokens.get(i).is("last") ? -1 : tokens.get(i).is("next") ? 1 : 0;
        return switch (unit) {
            case "week" -> span(i, published.plusWeeks(sign), sign);
            case "month" -> {
                YearMonth ym = YearMonth.from(published).plusMonths(sign);
                yield sign == 0
                        ? Optional.empty()
                        : Optional.of(new Found(i, j + 1, PartialDate.of(ym), ym.atDay(1), ym.atEndOfMonth(), true));
            }
            case "year" -> {
                int year = published.getYear() + sign;
                yield sign == 0
                        ? Optional.empty()
                        : Optional.of(new Found(
                                i,
                                j + 1,
                                PartialDate.of(Year.of(year)),
                                LocalDate.of(year, 1, 1),
                                LocalDate.of(year, 12, 31),
                                true));
            }
            default -> Optional.empty();
        };
    }

    /** A week is no day: it is kept only where both its ends lie in one month. */
    private static Optional<Found> span(int i, LocalDate in, int sign) {
        if (sign == 0) {
            return Optional.empty();
        }
        LocalDate monday = in.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = monday.plusDays(6);
        PartialDate date = YearMonth.from(monday).equals(YearMonth.from(sunday))
                ? PartialDate.of(YearMonth.from(monday))
                : PartialDate.of(Year.from(monday));
        return Optional.of(new Found(i, i + 2, date, monday, sunday, false));
    }
}
