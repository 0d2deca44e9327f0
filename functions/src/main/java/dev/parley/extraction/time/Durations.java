package dev.parley.extraction.time;

import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.ReportedDuration.Bound;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how long something lasted: "90-minute", "for two hours", "an hour and a half". */
public final class Durations {
    private static final Map<String, Double> NUMBERS = Map.ofEntries(
            Map.entry("a", 1.0),
            Map.entry("an", 1.0),
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("twelve", 12.0),
            Map.entry("fifteen", 15.0),
            Map.entry("twenty", 20.0),
            Map.entry("thirty", 30.0),
            Map.entry("forty", 40.0),
            Map.entry("ninety", 90.0));

    /** The words that {@link #number} reads. */
    public static Set<String> numberWords() {
        return NUMBERS.keySet();
    }

    private static final int LONGEST = 24 * 60;

    private Durations() {}

    /** The first duration of up to 24 hours between two tokens. */
    public static Optional<ReportedDuration> in(List<Token> tokens, int from, int to) {
        for (int i = Math.max(1, from); i < to; i++) {
            double minutes = at(tokens, i);
            int end = i;
            if (minutes > 0 && i + 2 < tokens.size() && unit(tokens.get(i)) == 60) {
                int more = tokens.get(i + 1).is("and") ? i + 3 : i + 2;
                if (more < tokens.size() && unit(tokens.get(more)) == 1) {
                    minutes += at(tokens, more);
                    end = more;
                }
            }
            if (minutes >= 1 && minutes <= LONGEST) {
                return Optional.of(new ReportedDuration((int) Math.round(minutes), bound(tokens, i, end)));
            }
        }
        return Optional.empty();
    }

    /** Minutes of the duration whose unit is at {@code i}, or 0. */
    private static double at(List<Token> tokens, int i) {
        int unit = unit(tokens.get(i));
        int n = i - 1;
        while (n > 0
                && (tokens.get(n).is("-")
                        || tokens.get(n).is("full")
                        || tokens.get(n).is("whole"))) {
            n--;
        }
        if (unit == 0
                || n < 0
                || i + 1 < tokens.size()
                        && Lexicon.APART_IN_TIME.has(tokens.get(i + 1).low())) {
            return 0;
        }
        double value;
        if (tokens.get(n).is("half")) {
            boolean andHalf =
                    n >= 3 && tokens.get(n - 1).is("a") && tokens.get(n - 2).is("and");
            n = andHalf ? n - 3 : n;
            value = andHalf ? number(tokens.get(n)) + 0.5 : 0.5;
        } else {
            int before = n > 1 && tokens.get(n - 1).is("-") ? n - 2 : n - 1;
            boolean halfOf = before >= 0
                    && tokens.get(before).is("half")
                    && (tokens.get(n).is("a") || tokens.get(n).is("an"));
            value = halfOf ? 0.5 : quarterOf(tokens, n) ? 0.25 : number(tokens.get(n));
        }
        if (value > 0 && andHalf(tokens, i)) {
            value += 0.5;
        }
        boolean deadline = n > 0 && Lexicon.DEADLINE.has(tokens.get(n - 1).low());
        return deadline ? 0 : value * unit;
    }

    /**
     * What the words around a duration say of it: "more than two hours", "nearly an hour", "two hours or so".
     *
     * @param unit where the first unit of time is
     * @param end where the last one is
     */
    private static Bound bound(List<Token> tokens, int unit, int end) {
        if (follows(tokens, end + 1, "or", "so")) {
            return Bound.ABOUT;
        }
        if (follows(tokens, end + 1, "or", "more")) {
            return Bound.AT_LEAST;
        }
        int first = unit - 1;
        while (first > 0 && isPartOfNumber(tokens.get(first - 1))) {
            first--;
        }
        if (first == 0) {
            return Bound.EXACT;
        }
        var before = tokens.get(first - 1).low();
        if (Lexicon.APPROXIMATELY.has(before)) {
            return Bound.ABOUT;
        }
        var two = first > 1 ? tokens.get(first - 2).low() : "";
        var comparative = before.equals("than") ? two : before;
        if (Lexicon.MORE_THAN.has(comparative)) {
            return Bound.OVER;
        }
        if (Lexicon.LESS_THAN.has(comparative)) {
            return Bound.UNDER;
        }
        return before.equals("least") && two.equals("at")
                ? Bound.AT_LEAST
                : before.equals("to") && two.equals("up") ? Bound.UP_TO : Bound.EXACT;
    }

    private static boolean follows(List<Token> tokens, int i, String first, String second) {
        return i + 1 < tokens.size()
                && tokens.get(i).is(first)
                && tokens.get(i + 1).is(second);
    }

    /** A word within "two and a half hours", "a full hour", "a quarter of an hour", "half-hour". */
    private static boolean isPartOfNumber(Token t) {
        return number(t) > 0 || Lexicon.NUMBER_PART.has(t.low());
    }

    /** "a quarter of an hour". */
    private static boolean quarterOf(List<Token> tokens, int article) {
        return article >= 2
                && tokens.get(article).is("an")
                && tokens.get(article - 1).is("of")
                && tokens.get(article - 2).is("quarter");
    }

    /** Minutes in the unit of time that a word names, or 0. */
    private static int unit(Token t) {
        return switch (t.low()) {
            case "minute", "minutes", "min", "mins" -> 1;
            case "hour", "hours" -> 60;
            default -> 0;
        };
    }

    /** The length that a sentence says something lasted: "The call, their third this year, lasted two hours". */
    public static Optional<ReportedDuration> lasted(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (Lexicon.LASTS.has(tokens.get(i).low())) {
                Optional<ReportedDuration> duration = in(tokens, i, Math.min(tokens.size(), i + 6));
                if (duration.isPresent()) {
                    return duration;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean andHalf(List<Token> tokens, int i) {
        return i + 3 < tokens.size()
                && tokens.get(i + 1).is("and")
                && tokens.get(i + 2).is("a")
                && tokens.get(i + 3).is("half");
    }

    public static double number(Token t) {
        if (t.shape() == Token.Shape.NUMBER) {
            try {
                return Double.parseDouble(t.text().replace(",", "").replace(":", ""));
            } catch (NumberFormatException several) {
                return 0;
            }
        }
        return NUMBERS.getOrDefault(t.low(), 0.0);
    }
}
