package dev.parley.articles.dates;

import dev.parley.resources.ResourceTable;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks up month names from {@code months.tsv}. */
public final class MonthNames {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new HashMap<>();
    private static final Map<String, Set<Integer>> IN_ANY = new HashMap<>();

    static {
        for (var row : ResourceTable.table("articles/months.tsv", 13)) {
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
     * The month that a word names in the page's language, else in any language when all that have the word agree.
     *
     * @param language BCP 47 primary tag of the page, or {@code und}
     * @return 1 to 12; empty when the word is not a month or is ambiguous
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
        // Hebrew writes the preposition and the month as one word.
        return all.isEmpty() && folded.startsWith("ב") && folded.length() > 3
                ? month(folded.substring(1), language)
                : OptionalInt.empty();
    }

    /** Lower case without accents, so that "fevrier" equals "février". */
    public static String folded(String words) {
        return MARKS.matcher(Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .replace('ı', 'i');
    }
}
