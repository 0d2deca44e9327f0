package dev.parley.extraction;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how long something lasted: "90-minute", "for two hours", "an hour and a half". */
final class Durations {
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

    private Durations() {}

    /** The first duration of up to 24 hours between two tokens, in minutes. */
    static Optional<Integer> in(List<Token> tokens, int from, int to) {
        for (int i = Math.max(1, from); i < to; i++) {
            Token t = tokens.get(i);
            double unit =
                    switch (t.low()) {
                        case "minute", "minutes", "min" -> 1;
                        case "hour", "hours" -> 60;
                        default -> 0;
                    };
            if (unit == 0) {
                continue;
            }
            int n = i - 1;
            while (n > 0
                    && (tokens.get(n).is("-")
                            || tokens.get(n).is("half")
                            || tokens.get(n).is("full")
                            || tokens.get(n).is("a") && tokens.get(n - 1).is("half"))) {
                n--;
            }
            double value = number(tokens.get(n));
            boolean half =
                    tokens.get(n).is("half") || n + 1 < i && tokens.get(n + 1).is("half");
            if (value == 0 && !half) {
                continue;
            }
            double minutes = half && value <= 1 && !andHalf(tokens, i) ? unit / 2 : value * unit;
            if (andHalf(tokens, i)) {
                minutes += unit / 2;
            }
            boolean ago = i + 1 < tokens.size()
                    && (tokens.get(i + 1).is("ago")
                            || tokens.get(i + 1).is("later")
                            || tokens.get(i + 1).is("after")
                            || tokens.get(i + 1).is("before")
                            || tokens.get(i + 1).is("earlier"));
            if (minutes >= 1 && minutes <= 24 * 60 && !ago) {
                return Optional.of((int) Math.round(minutes));
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

    private static double number(Token t) {
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
