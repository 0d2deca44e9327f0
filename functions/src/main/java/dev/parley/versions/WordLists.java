package dev.parley.versions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words whose change is a change of fact, and words that look alike but differ in meaning. */
final class WordLists {
    private final Map<String, String> numbers = new HashMap<>();
    private final Set<String> days = new HashSet<>();
    private final Set<String> negations = new HashSet<>();
    private final Map<String, Set<Integer>> groups = new HashMap<>();

    private WordLists() {}

    static WordLists bundled() {
        var lists = new WordLists();
        lines("number-words.txt").forEach(line -> {
            var columns = line.split("\\|");
            lists.numbers.put(columns[0], columns[1]);
        });
        lines("day-words.txt").forEach(lists.days::add);
        lines("negations.txt").forEach(lists.negations::add);
        var different = lines("different-words.txt");
        for (int i = 0; i < different.size(); i++) {
            for (var word : different.get(i).split(" ")) {
                lists.groups.computeIfAbsent(word, w -> new HashSet<>()).add(i);
            }
        }
        return lists;
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

    private static List<String> lines(String resource) {
        try (var in = WordLists.class.getResourceAsStream(resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
