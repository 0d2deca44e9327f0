package dev.parley.extraction.names;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the columns of a row read, and what they may hold; a fault is an {@link IllegalArgumentException} that says why. */
final class Column {
    private static final int LONGEST = 200;

    private Column() {}

    /** The parts between semicolons; empty ones are passed over. */
    static List<String> list(String column) {
        List<String> parts = new ArrayList<>();
        for (String part : column.split(";")) {
            String stripped = part.strip();
            if (!stripped.isEmpty()) {
                parts.add(stripped);
            }
        }
        return parts;
    }

    static List<String> checked(List<String> names) {
        for (String name : names) {
            check(name);
        }
        return List.copyOf(names);
    }

    /** A name of one letter would be found everywhere. */
    static void check(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name is missing");
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException("a name has at most " + LONGEST + " characters, not " + name.length()
                    + ": " + name.substring(0, 30) + "...");
        }
        int letters = 0;
        int plain = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                plain++;
            } else if (Character.isISOControl(c)) {
                throw new IllegalArgumentException("a name has no control characters");
            } else if (c == '*') {
                throw new IllegalArgumentException(
                        "* may only follow one of a person's other names, once, unlike \"" + name + "\"");
            } else if (c >= 0x80 && !Character.isLowSurrogate(c) && Character.isLetterOrDigit(name.codePointAt(i))) {
                letters++;
            }
        }
        // With a plain letter it has an id; some others fall apart into marks.
        if (letters + plain < 2 || plain == 0 && Names.slug(name).isEmpty()) {
            throw new IllegalArgumentException("a name has at least two letters, unlike \"" + name + "\"");
        }
    }

    static boolean capitals(String code, int length) {
        boolean capitals = code.length() == length;
        for (int i = 0; i < code.length() && capitals; i++) {
            capitals = code.charAt(i) >= 'A' && code.charAt(i) <= 'Z';
        }
        return capitals;
    }

    static void checkOffice(String office, boolean mayBeEmpty) {
        boolean word = true;
        for (int i = 0; i < office.length() && word; i++) {
            char c = office.charAt(i);
            word = c >= 'a' && c <= 'z' || c == '-' && i > 0 && office.charAt(i - 1) != '-';
        }
        if (!word || office.endsWith("-") || office.isEmpty() && !mayBeEmpty) {
            throw new IllegalArgumentException("an office is written as foreign-minister is, not \"" + office + "\"");
        }
    }

    /** Read by hand: two thousand of them are on the way of a cold start, and {@code parse} takes a third of it. */
    static Optional<LocalDate> day(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return Optional.of(LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(notADay(text), e);
        }
        throw new IllegalArgumentException(notADay(text));
    }

    private static String notADay(String text) {
        return "a day is written as 2025-01-20, not " + text;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("no digit: " + c);
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    static Unit.Standing standing(String text) {
        for (Unit.Standing standing : Unit.Standing.values()) {
            if (standing.name().equals(text)) {
                return standing;
            }
        }
        throw new IllegalArgumentException("a standing is one of "
                + Arrays.stream(Unit.Standing.values()).map(Enum::name).collect(Collectors.joining(", "))
                + ", not " + text);
    }
}
