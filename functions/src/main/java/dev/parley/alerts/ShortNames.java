package dev.parley.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How headlines call people: by the family name, with the particles that belong to it. Where that would not be right,
 * {@code short-names.tsv} says how.
 */
final class ShortNames {
    /** Countries whose people are printed with the family name first, and called by the whole name. */
    private static final Set<String> WHOLE = Set.of("CHN", "TWN", "KOR", "PRK", "VNM", "HKG", "MAC", "KHM", "MMR");

    /** Words that belong to the family name behind them. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "bin", "ben", "ibn", "abu", "ould", "von", "van", "der", "den", "ter", "de", "da", "do", "dos",
            "das", "di", "del", "la", "le", "e", "st.", "st");

    /** Sovereigns and popes are called by title and name. */
    private static final Set<String> TITLES =
            Set.of("king", "queen", "emperor", "pope", "sultan", "grand", "prince", "princess", "emir", "sheikh");

    private static final Pattern NUMERAL = Pattern.compile("[IVX]+");
    private static final Pattern SUFFIX = Pattern.compile("(?i),? (?:Jr|Sr)\\.?$");

    private static final Map<String, String> KNOWN = known();

    private ShortNames() {}

    /**
     * The short form.
     *
     * @param name a person's name as it is printed in full
     * @param country ISO 3166 alpha-3 code, or an empty text
     */
    static String of(String name, String country) {
        var known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        var plain = SUFFIX.matcher(name).replaceFirst("");
        var words = plain.split(" ");
        if (words.length < 2
                || plain.endsWith(")")
                || WHOLE.contains(country)
                || TITLES.contains(words[0].toLowerCase(Locale.ROOT))
                || NUMERAL.matcher(words[words.length - 1]).matches()) {
            return plain;
        }
        int first = words.length - 1;
        while (first > 1 && PARTICLES.contains(words[first - 1].toLowerCase(Locale.ROOT))) {
            first--;
        }
        return String.join(" ", Arrays.asList(words).subList(first, words.length));
    }

    private static Map<String, String> known() {
        try (var in = ShortNames.class.getResourceAsStream("short-names.tsv");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
