package dev.parley.alerts;

import com.anyascii.AnyAscii;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes texts from articles safe for messages: one line, no invisible characters, and nothing that a telephone or a
 * mail program would turn into a link.
 */
final class SafeText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Characters that browsers read as the dot of an address, full stops of other scripts among them (RFC 3490, 3.1). */
    private static final String DOT = "[.\\u3002\\uFF0E\\uFF61\\u2024\\uFE52]";

    /** A dot inside an address. In "U.S." one letter follows the dot, at the end of a sentence a space. */
    private static final Pattern INNER_DOT =
            Pattern.compile("(?<=[\\p{L}\\p{N}\\p{M}_-])" + DOT + "+(?=[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}-])");

    /** A dot inside a number, which may be an IPv4 address. */
    private static final Pattern NUMBER_DOT = Pattern.compile("(?<=\\p{N})" + DOT + "+(?=\\p{N})");

    private static final Pattern SCHEME = Pattern.compile("(?<=[\\p{L}\\p{N}]):(?=[^\\s\\p{Z}])");
    private static final Pattern HANDLE = Pattern.compile("(?<!\\s)\\s*+[@\\uFF20\\uFE6B]\\s*+");
    private static final Pattern SLASHES = Pattern.compile("//+");

    /** A telephone number: seven digits or more. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\p{N}(?:[ ()./-]*\\p{N}){6,}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** Scripts that one word may mix (UTS 39, "highly restrictive"). */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private SafeText() {}

    /** One line without control, bidirectional, zero-width and private characters, at most {@code most} long. */
    static String line(String text, int most) {
        var clean = SPACES.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return clean.codePointCount(0, clean.length()) <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most)).strip() + "...";
    }

    /** A name on one line, without addresses. "(mixed scripts)" marks a word that mixes scripts to look like another. */
    static String name(String text, int most) {
        var line = line(text, most);
        var mixed = WORD.matcher(line).results().anyMatch(word -> mixesScripts(word.group()));
        return unlinked(line) + (mixed ? " (mixed scripts)" : "");
    }

    /** A quotation, word for word, with addresses visibly broken: {@code example[.]com}. */
    static String quotation(String text, int most) {
        var line = INNER_DOT.matcher(line(text, most)).replaceAll("[.]");
        return SLASHES.matcher(HANDLE.matcher(line).replaceAll(" [at] "))
                .replaceAll("[/]/")
                .strip();
    }

    /** The nearest text in the GSM-7 alphabet, without addresses and telephone numbers. */
    static String gsm7(String text) {
        return unlinked(SPACES.matcher(Gsm7.transliterate(romanised(text))).replaceAll(" "));
    }

    /** The nearest text in printable ASCII, without addresses and telephone numbers. */
    static String ascii(String text) {
        var plain = Normalizer.normalize(gsm7(text), Normalizer.Form.NFKD);
        var out = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> out.append(c >= ' ' && c < 127 ? Character.toString(c) : AnyAscii.transliterate(c)));
        return unlinked(line(out.toString(), Integer.MAX_VALUE));
    }

    private static String unlinked(String text) {
        var out = NUMBER.matcher(text).replaceAll("(number)");
        out = NUMBER_DOT.matcher(INNER_DOT.matcher(out).replaceAll(" ")).replaceAll(" ");
        out = SLASHES.matcher(out).replaceAll("/");
        out = SCHEME.matcher(out).replaceAll(": ");
        return HANDLE.matcher(out).replaceAll(" at ").strip();
    }

    /** Replaces letters of other scripts by Latin ones. */
    private static String romanised(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            var known = c < 128
                    || !Character.isLetter(c)
                    || Gsm7.transliterate(Character.toString(c)).indexOf('?') < 0;
            out.append(known ? Character.toString(c) : AnyAscii.transliterate(c));
        });
        return out.toString();
    }

    private static boolean mixesScripts(String word) {
        var scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN));
        return scripts.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(scripts));
    }
}
