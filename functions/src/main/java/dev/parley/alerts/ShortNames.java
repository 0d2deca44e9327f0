package dev.parley.alerts;

import dev.parley.resources.ResourceTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of people in headlines: the family name with its particles. {@code short-names.tsv} has the exceptions.
 */
final class ShortNames {
    /** Countries where the family name comes first; headlines use the whole name. */
    private static final Set<String> WHOLE = Set.of("CHN", "TWN", "KOR", "PRK", "VNM", "HKG", "MAC", "KHM", "MMR");

    /** Words that belong to the family name that follows. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "bin", "ben", "ibn", "abu", "ould", "von", "van", "der", "den", "ter", "de", "da", "do", "dos",
            "das", "di", "del", "la", "le", "e", "st.", "st");

    /** Titles of sovereigns and popes, who are named by title and name. */
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
        return ResourceTable.table("alerts/short-names.tsv", 2).stream()
                .collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast));
    }
}
