package dev.parley.articles;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The language of a text: what was declared, else a guess. A text in another script is known by the script; one in
 * Latin letters by its small words ({@code stop-words.tsv}). Too short or too mixed a text is taken for English.
 */
final class LanguageGuess {
    private static final int LOOK_AT = 6000;
    private static final int FEWEST_WORDS = 20;
    /** Another language must have at least twice as many of its small words as English has. */
    private static final int CLEARLY = 2;

    private static final String ENGLISH = "en";
    private static final Map<String, Set<String>> STOP_WORDS = stopWords();
    private static final Map<UnicodeScript, String> SCRIPTS = Map.ofEntries(
            Map.entry(UnicodeScript.CYRILLIC, "ru"),
            Map.entry(UnicodeScript.ARABIC, "ar"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.HIRAGANA, "ja"),
            Map.entry(UnicodeScript.KATAKANA, "ja"),
            Map.entry(UnicodeScript.HAN, "zh"),
            Map.entry(UnicodeScript.DEVANAGARI, "hi"),
            Map.entry(UnicodeScript.BENGALI, "bn"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.TAMIL, "ta"));

    private LanguageGuess() {}

    /** The primary tag of a declared language: "en" for "en-US", "eng", "en_GB" and "English"; empty for nonsense. */
    static Optional<String> declared(String language) {
        var tag = Characters.oneLine(language)
                .replace('_', '-')
                .split("[-,; ]", 2)[0]
                .toLowerCase(Locale.ROOT);
        if (!tag.matches("[a-z]{2,20}") || tag.equals("und")) {
            return Optional.empty();
        }
        if (tag.length() == 2) {
            return Optional.of(tag);
        }
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> {
                    var locale = Locale.of(code);
                    return locale.getISO3Language().equals(tag)
                            || locale.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(tag);
                })
                .findFirst()
                .or(() -> tag.length() == 3 ? Optional.of(tag) : Optional.empty());
    }

    /** The language that a text seems to be written in. */
    static String of(String text) {
        var sample = text.substring(0, Math.min(text.length(), LOOK_AT));
        return byScript(sample).orElseGet(() -> byWords(sample));
    }

    private static Optional<String> byScript(String sample) {
        var counts = new HashMap<UnicodeScript, Integer>();
        sample.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
        int letters = counts.values().stream().mapToInt(Integer::intValue).sum();
        int kana = counts.getOrDefault(UnicodeScript.HIRAGANA, 0) + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
        if (kana * 10 > letters) {
            return Optional.of("ja");
        }
        return counts.entrySet().stream()
                .filter(e -> e.getValue() * 2 > letters && e.getKey() != UnicodeScript.LATIN)
                .map(e -> byLetters(e.getKey(), sample))
                .findFirst();
    }

    private static String byLetters(UnicodeScript script, String sample) {
        if (script == UnicodeScript.CYRILLIC && containsAny(sample, "їєґі")) {
            return "uk";
        }
        if (script == UnicodeScript.ARABIC && containsAny(sample, "پچژگ")) {
            return "fa";
        }
        return SCRIPTS.getOrDefault(script, "und");
    }

    private static boolean containsAny(String sample, String letters) {
        return letters.chars().anyMatch(c -> sample.indexOf(c) >= 0);
    }

    private static String byWords(String sample) {
        var scores = new HashMap<String, Integer>();
        var words = sample.toLowerCase(Locale.ROOT).split("[^\\p{L}’']+");
        for (var word : words) {
            STOP_WORDS.forEach((language, stops) -> {
                if (stops.contains(word)) {
                    scores.merge(language, 1, Integer::sum);
                }
            });
        }
        var best = STOP_WORDS.keySet().stream()
                .max((a, b) -> scores.getOrDefault(a, 0) - scores.getOrDefault(b, 0))
                .orElse(ENGLISH);
        int score = scores.getOrDefault(best, 0);
        boolean clear = words.length >= FEWEST_WORDS
                && score * 8 >= words.length
                && score >= CLEARLY * scores.getOrDefault(ENGLISH, 0);
        return clear ? best : ENGLISH;
    }

    private static Map<String, Set<String>> stopWords() {
        var words = new LinkedHashMap<String, Set<String>>();
        for (var row : WordList.table("stop-words.tsv", 2)) {
            words.put(
                    row.getFirst(),
                    Set.copyOf(Arrays.asList(row.getLast().split(" ")).stream()
                            .distinct()
                            .toList()));
        }
        return words;
    }
}
