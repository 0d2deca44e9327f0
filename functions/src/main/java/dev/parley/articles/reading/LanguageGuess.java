package dev.parley.articles.reading;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import dev.parley.articles.Characters;
import dev.parley.articles.WordList;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The language of a text: what was declared, unless a text that is long enough is clearly English where another
 * language was declared, or the other way round; else what the detector finds.
 *
 * @see <a href="https://aclanthology.org/P12-3005/">langid.py: An Off-the-shelf Language Identification Tool</a>
 */
final class LanguageGuess {
    private static final int LOOK_AT = 6000;
    /**
     * A shorter text in Latin letters is taken for English: a headline of foreign names looks like their language. Of
     * some 1,000 to 1,400 English sentences that were cut off, the detector took 151 for another language after 30 letters,
     * 37 after 50, 3 after 100 and none after 110.
     */
    private static final int FEWEST_LETTERS = 110;
    /** A text must have that many letters to contradict what was declared. */
    private static final int LETTERS_TO_CONTRADICT = 200;

    private static final double SURE = 0.99;
    private static final String ENGLISH = "en";
    private static final String UNKNOWN = "und";

    /** Read once, 0.3 s; the model is shared, a classifier is not: it keeps counts while it reads. */
    private static final Model MODEL = Model.defaultModel();

    private static final Map<UnicodeScript, String> SCRIPTS = WordList.table("languages-by-script.tsv", 2).stream()
            .collect(Collectors.toUnmodifiableMap(row -> UnicodeScript.valueOf(row.getFirst()), List::getLast));

    private LanguageGuess() {}

    /** A language, and the note on a declaration that the text contradicts. */
    record Language(String tag, Optional<String> note) {}

    /**
     * @param declared what the sender or the page says, as printed
     * @param text the article's text, or its title where it has none
     */
    static Language of(Optional<String> declared, String text) {
        var tag = declared.flatMap(LanguageGuess::declared);
        if (tag.isEmpty()) {
            return new Language(of(text), Optional.empty());
        }
        var contradiction = surely(text).filter(found -> contradicts(tag.get(), found));
        return contradiction
                .map(found -> new Language(
                        found,
                        Optional.of("The language " + Notes.quote(tag.get()) + " was declared, but the text is in "
                                + Notes.quote(found) + ".")))
                .orElseGet(() -> new Language(tag.get(), Optional.empty()));
    }

    /**
     * Only whether a text is English is settled against its declaration: languages near each other are confused. One
     * that the detector does not know is believed, since pidgins and creoles look like English.
     */
    private static boolean contradicts(String declared, String found) {
        return declared.equals(ENGLISH) != found.equals(ENGLISH)
                && (MODEL.getDetectedLanguages().contains(declared) || SCRIPTS.containsValue(declared));
    }

    /** The primary tag of a declared language: "en" for "en-US", "eng", "en_GB" and "English"; empty for nonsense. */
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

    /** The language that a text seems to be written in: BCP 47 primary tag. */
    static String of(String text) {
        var sample = sample(text);
        return byScript(sample).orElseGet(() -> isTooShort(sample) ? ENGLISH : detected(sample).langCode);
    }

    /** The same, for a text that leaves no doubt. */
    private static Optional<String> surely(String text) {
        var sample = sample(text);
        if (sample.codePoints().filter(Character::isLetter).count() < LETTERS_TO_CONTRADICT) {
            return Optional.empty();
        }
        return byScript(sample).or(() -> Optional.of(detected(sample))
                .filter(found -> found.confidence >= SURE)
                .map(found -> found.langCode));
    }

    private static String sample(String text) {
        return text.substring(0, Math.min(text.length(), LOOK_AT));
    }

    private static DetectedLanguage detected(String sample) {
        return new LangIdV3(MODEL).classify(sample, true);
    }

    /** Only Latin letters can be too few: a text in another script is not English, however short. */
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
}
