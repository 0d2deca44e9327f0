package dev.parley.versions;

import dev.parley.resources.ResourceTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words whose change is a change of fact, and words that look alike but differ in meaning. */
record WordLists(
        Map<String, String> numbers, Set<String> days, Set<String> negations, Map<String, Set<Integer>> groups) {
    static WordLists bundled() {
        var numbers = new HashMap<String, String>();
        ResourceTable.rows("versions/number-words.txt").forEach(row -> {
            var columns = row.split("\\|");
            numbers.put(columns[0], columns[1]);
        });
        var groups = new HashMap<String, Set<Integer>>();
        var different = ResourceTable.rows("versions/different-words.txt");
        for (int i = 0; i < different.size(); i++) {
            for (var word : different.get(i).split(" ")) {
                groups.computeIfAbsent(word, w -> new HashSet<>()).add(i);
            }
        }
        return new WordLists(
                numbers,
                ResourceTable.words("versions/day-words.txt"),
                ResourceTable.words("versions/negations.txt"),
                groups);
    }

    /** The value of a number in digits or words, so that 1,000 equals 1000; empty for other words. */
    Optional<String> number(Token token) {
        if (token.isNumber()) {
            return Optional.of(
                    token.text().indexOf(',') < 0
                            ? token.text()
                            : token.text().replaceAll("(?<=\\d),(?=\\d{3}(\\D|$))", ""));
        }
        return Optional.ofNullable(numbers.get(low(token)));
    }

    boolean isDay(Token token) {
        return days.contains(low(token));
    }

    boolean isNegation(Token token) {
        return negations.contains(low(token)) || low(token).endsWith("n't");
    }

    /** Whether both are words that are easily confused, so that neither is a misspelling of the other. */
    boolean areDifferentWords(String some, String other) {
        var groupsOfSome = groups.getOrDefault(some, Set.of());
        return groups.getOrDefault(other, Set.of()).stream().anyMatch(groupsOfSome::contains)
                || Stream.of(some, other)
                        .anyMatch(word -> numbers.containsKey(word) || days.contains(word) || negations.contains(word));
    }

    private static String low(Token token) {
        return token.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
