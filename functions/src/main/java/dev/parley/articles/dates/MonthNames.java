package dev.parley.articles.dates;

import dev.parley.articles.WordList;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The months' names of {@code months.tsv}: those of the page's language first, else what all languages agree on. */
public final class MonthNames {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new HashMap<>();
    private static final Map<String, Set<Integer>> IN_ANY = new HashMap<>();

    static {
        for (var row : WordList.table("months.tsv", 13)) {
            var names = BY_LANGUAGE.computeIfAbsent(row.getFirst(), language -> new HashMap<>());
            for (int month = 1; month <= 12; month++) {
                for (var name : List.of(row.get(month).split(" "))) {
                    names.put(folded(name), month);
                    IN_ANY.computeIfAbsent(folded(name), n -> new HashSet<>()).add(month);
                }
            }
        }
    }

    private MonthNames() {}

    /**
     * The month of a name.
     *
     * @param language BCP 47 primary tag of the page, or {@code und}
     * @return 1 to 12; empty for a word that is no month, or that languages differ on
     */
    static OptionalInt month(String name, String language) {
        var folded = folded(name);
        var own = BY_LANGUAGE.getOrDefault(language, Map.of()).get(folded);
        if (own != null) {
            return OptionalInt.of(own);
        }
        var all = IN_ANY.getOrDefault(folded, Set.of());
        if (all.size() == 1) {
            return OptionalInt.of(all.iterator().next());
        }
        // In Hebrew the preposition is written as one word with the month.
        return all.isEmpty() && folded.startsWith("ב") && folded.length() > 3
                ? month(folded.substring(1), language)
                : OptionalInt.empty();
    }

    /** Lower case without accents, so that "fevrier" is février. */
    public static String folded(String words) {
        return MARKS.matcher(Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .replace('ı', 'i');
    }
}
