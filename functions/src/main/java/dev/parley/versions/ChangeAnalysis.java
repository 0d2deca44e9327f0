package dev.parley.versions;

import static java.util.Objects.requireNonNull;

import dev.parley.versions.Comparison.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Classifies the changes of a text: misspellings, wording, or facts. */
final class ChangeAnalysis {
    /** In words. Longer changes are not misspellings, and pairing their words would cost too much. */
    private static final int LONGEST_PAIRED = 60;

    /** Words that a clause lists. */
    private static final int MAX_LISTED = 3;

    /** A shorter text that moved is not recognised as a sentence. */
    private static final int MIN_MOVED_WORDS = 5;

    private final WordLists lists;
    private final Spelling spelling;
    private final NameCheck names;
    private final List<String> facts = new ArrayList<>();
    private boolean isWording;

    ChangeAnalysis(WordLists lists, NameCheck names) {
        this.lists = requireNonNull(lists, "lists");
        this.spelling = new Spelling(lists);
        this.names = requireNonNull(names, "names");
    }

    /** The changes of fact, as clauses: {@code the number 60 became 90}. */
    List<String> facts() {
        return List.copyOf(facts);
    }

    /** Whether a change is more than a misspelling. */
    boolean isWording() {
        return isWording;
    }

    void read(List<Part> parts) {
        var moved = moved(parts);
        for (var part : parts) {
            if (part.isEqual()) {
                continue;
            }
            if (moved.contains(text(part.before())) || moved.contains(text(part.after()))) {
                isWording = true;
            } else {
                read(words(part.before()), words(part.after()));
            }
        }
    }

    /** Sentences that were removed in one place and inserted in another. */
    private static List<String> moved(List<Part> parts) {
        var removed = new HashMap<String, Integer>();
        parts.stream()
                .filter(part -> !part.isEqual() && part.after().stream().allMatch(Token::isSpace))
                .filter(part -> words(part.before()).size() >= MIN_MOVED_WORDS)
                .forEach(part -> removed.merge(text(part.before()), 1, Integer::sum));
        return parts.stream()
                .filter(part -> !part.isEqual() && part.before().stream().allMatch(Token::isSpace))
                .map(part -> text(part.after()))
                .filter(removed::containsKey)
                .toList();
    }

    private static String text(List<Token> tokens) {
        return Token.join(tokens).strip();
    }

    private static List<Token> words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.isWord() || token.isNumber())
                .toList();
    }

    private void read(List<Token> before, List<Token> after) {
        if (letters(before).equals(letters(after)) && lists(before).equals(lists(after))) {
            // Only punctuation, case, accents, or white space within words.
            return;
        }
        var left = new ArrayList<Token>();
        var right = new ArrayList<Token>();
        if (before.size() <= LONGEST_PAIRED && after.size() <= LONGEST_PAIRED) {
            pair(before, after, left, right);
        } else {
            left.addAll(before);
            right.addAll(after);
        }
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        isWording = true;
        var known = facts.size();
        compare("number", left, right, lists::number);
        compare("day", left, right, word -> lists.isDay(word) ? Optional.of(low(word)) : Optional.empty());
        compare(
                "name",
                left,
                right,
                word -> names.isName(word) && !lists.isDay(word) ? Optional.of(word.text()) : Optional.empty());
        var opposites = left.size() == 1
                && right.size() == 1
                && Spelling.isOpposite(left.getFirst().text(), right.getFirst().text());
        if (opposites) {
            facts.add("\"" + left.getFirst().text() + "\" became \""
                    + right.getFirst().text() + "\"");
        } else if (facts.size() == known) {
            compare("word", left, right, word -> lists.isNegation(word) ? Optional.of(low(word)) : Optional.empty());
        }
    }

    /** Aligns two lists of words, and collects those that have no equal or misspelled counterpart. */
    private void pair(List<Token> before, List<Token> after, List<Token> left, List<Token> right) {
        var best = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                var matched = isSame(before.get(i), after.get(j)) ? best[i + 1][j + 1] + 1 : 0;
                best[i][j] = Math.max(matched, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (best[i][j] == best[i + 1][j + 1] + 1 && isSame(before.get(i), after.get(j))) {
                i++;
                j++;
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                left.add(before.get(i++));
            } else {
                right.add(after.get(j++));
            }
        }
        left.addAll(before.subList(i, before.size()));
        right.addAll(after.subList(j, after.size()));
    }

    private boolean isSame(Token before, Token after) {
        var number = lists.number(before);
        if (number.isPresent() || lists.number(after).isPresent()) {
            return number.equals(lists.number(after));
        }
        if (!names.isName(before) && !names.isName(after)) {
            return spelling.isMisspelling(before.text(), after.text());
        }
        return names.isKnownTwice(before, after)
                || spelling.isMisspelling(before.text(), after.text()) && names.isOneName(before, after);
    }

    /** Adds a clause if words of a kind differ between the two sides. */
    private void compare(String kind, List<Token> before, List<Token> after, Function<Token, Optional<String>> value) {
        var removed = without(values(before, value), values(after, value));
        var added = without(values(after, value), values(before, value));
        if (removed.isEmpty() && added.isEmpty()) {
            return;
        }
        var clause = removed.isEmpty()
                ? "the " + kind + " " + listed(added) + " was added"
                : added.isEmpty()
                        ? "the " + kind + " " + listed(removed) + " was removed"
                        : "the " + kind + " " + listed(removed) + " became " + listed(added);
        if (!facts.contains(clause)) {
            facts.add(clause);
        }
    }

    /** The values that are in one list more often than in the other. */
    private static List<String> without(List<String> some, List<String> other) {
        var counts = new HashMap<String, Integer>();
        other.forEach(value -> counts.merge(value, 1, Integer::sum));
        return some.stream()
                .filter(value -> counts.merge(value, -1, Integer::sum) < 0)
                .toList();
    }

    private static List<String> values(List<Token> words, Function<Token, Optional<String>> value) {
        return words.stream().flatMap(word -> value.apply(word).stream()).toList();
    }

    private static String listed(List<String> words) {
        return words.stream()
                        .distinct()
                        .limit(MAX_LISTED)
                        .map(word -> word.chars().allMatch(Character::isDigit) ? word : "\"" + word + "\"")
                        .collect(Collectors.joining(", "))
                + (words.stream().distinct().count() > MAX_LISTED ? " and others" : "");
    }

    private static String low(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private static String letters(List<Token> words) {
        return words.stream().map(word -> Spelling.letters(word.text())).collect(Collectors.joining());
    }

    private List<String> lists(List<Token> words) {
        return words.stream().flatMap(word -> lists.number(word).stream()).toList();
    }
}
