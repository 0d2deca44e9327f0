package dev.parley.extraction.names;

import dev.parley.extraction.names.KnownNames.Known;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds an id by what somebody typed, in any of its spellings, and the nearest ids where there is none. */
public final class NameFinder {
    private static final int SUGGESTIONS = 3;
    private static final Spellings SPELLINGS = Spellings.bundled();

    private final Map<String, Set<Known>> byName = new LinkedHashMap<>();
    private final Map<String, List<Known>> byId;

    public NameFinder(List<Known> known) {
        for (var one : known) {
            add(one.id(), one);
            one.names().forEach(name -> add(name, one));
        }
        byId = known.stream().collect(Collectors.groupingBy(one -> plain(one.id())));
    }

    private void add(String name, Known one) {
        byName.computeIfAbsent(filed(name), n -> new LinkedHashSet<>()).add(one);
    }

    /** Those who are called so: none, one, or several who share the name. An id goes before any name. */
    public List<Known> called(String typed) {
        var ofId = byId.getOrDefault(plain(typed), List.of());
        return ofId.isEmpty() ? List.copyOf(byName.getOrDefault(filed(typed), Set.of())) : ofId;
    }

    /** The nearest by edit distance between what was typed and any of their names, nearest first; never none. */
    public List<Known> nearest(String typed) {
        var plain = plain(typed);
        var distances = new LinkedHashMap<Known, Integer>();
        byName.forEach((name, all) -> {
            int distance = distance(plain, name);
            all.forEach(one -> distances.merge(one, distance, Math::min));
        });
        int best = distances.values().stream().min(Integer::compare).orElse(0);
        return distances.entrySet().stream()
                .filter(one -> one.getValue() <= best + 1)
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Under what a name is filed, whichever way it is spelled. */
    private static String filed(String name) {
        return Arrays.stream(plain(name).split("-")).map(SPELLINGS::family).collect(Collectors.joining("-"));
    }

    /** Lower case, without accents, words apart by one hyphen. */
    private static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|[\\p{Cntrl}&&[^\\s]]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_.-]+", "-");
    }

    /** The least number of characters to insert, delete, replace or swap with their neighbour (optimal alignment). */
    public static int distance(String some, String other) {
        var rows = new int[some.length() + 1][other.length() + 1];
        for (int i = 0; i <= some.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : cheapest(rows, some, other, i, j);
            }
        }
        return rows[some.length()][other.length()];
    }

    private static int cheapest(int[][] rows, String some, String other, int i, int j) {
        int replaced = rows[i - 1][j - 1] + (some.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var swapped = i > 1
                && j > 1
                && some.charAt(i - 1) == other.charAt(j - 2)
                && some.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(cheapest, rows[i - 2][j - 2] + 1) : cheapest;
    }
}
