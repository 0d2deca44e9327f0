package dev.parley.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word, a number, white space or a punctuation mark. The concatenated tokens of a text are the text.
 *
 * @param isNumber whether it is written in digits
 * @param startsSentence whether it is the first word of a sentence or quotation, where every word has a capital
 */
record Token(String text, boolean isNumber, boolean startsSentence) {
    /** Has no alternatives inside a repetition, because these would need a stack as deep as the longest word. */
    private static final Pattern TOKENS = Pattern.compile(
            "\\p{Nd}(?:[\\p{Nd}.,:]*\\p{Nd})?"
                    + "|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{Nd}]*+(?:['’]\\p{L}[\\p{L}\\p{M}\\p{Nd}]*+){0,3}+|\\s+|.",
            Pattern.DOTALL);

    private static final String SENTENCE_ENDS = ".!?:;\"“”„«»‘(";

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var starts = true;
        var matcher = TOKENS.matcher(text);
        while (matcher.find()) {
            var token = matcher.group();
            var isNumber = Character.isDigit(token.codePointAt(0));
            var isWord = Character.isLetter(token.codePointAt(0));
            tokens.add(new Token(token, isNumber, isWord && starts));
            if (isWord || isNumber) {
                starts = false;
            } else if (SENTENCE_ENDS.indexOf(token.charAt(0)) >= 0 || token.indexOf('\n') >= 0) {
                starts = true;
            }
        }
        return tokens;
    }

    boolean isWord() {
        return Character.isLetter(text.codePointAt(0));
    }

    boolean isSpace() {
        return text.isBlank();
    }

    boolean isCapitalised() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    static String join(List<Token> tokens) {
        var text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }
}
