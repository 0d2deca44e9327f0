package dev.parley.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a sentence speaks of what is yet to come, by the phrases in {@code future-wording.txt}. That a plan took place
 * is told once and cannot be taken back, so it asks for a sentence without any of them; the next report has one.
 */
final class FutureWording {
    private static final Pattern PHRASES = phrases();

    private FutureWording() {}

    static boolean is(String sentence) {
        return PHRASES.matcher(sentence).find();
    }

    private static Pattern phrases() {
        try (var in = FutureWording.class.getResourceAsStream("future-wording.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var alternatives = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"));
            return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
