package dev.parley.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word, a number, white space or a mark of a text; all pieces of a text, in order, are the text.
 *
 * @param isNumber whether it is written in digits
 * @param startsSentence whether it is the first word of a sentence or of a quotation, where anything has a capital
 */
record Token(String text, boolean isNumber, boolean startsSentence) {
    /** Without alternatives inside a repetition: those take a stack as deep as the longest word. */
    private static final Pattern PIECES = Pattern.compile(
            "\\p{Nd}(?:[\\p{Nd}.,:]*\\p{Nd})?"
                    + "|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{Nd}]*+(?:['’]\\p{L}[\\p{L}\\p{M}\\p{Nd}]*+){0,3}+|\\s+|.",
            Pattern.DOTALL);

    private static final String ENDS = ".!?:;\"“”„«»‘(";

    static List<Token> of(String text) {
        var pieces = new ArrayList<Token>();
        var starts = true;
        var matcher = PIECES.matcher(text);
        while (matcher.find()) {
            var piece = matcher.group();
            var isNumber = Character.isDigit(piece.codePointAt(0));
            var isWord = Character.isLetter(piece.codePointAt(0));
            pieces.add(new Token(piece, isNumber, isWord && starts));
            if (isWord || isNumber) {
                starts = false;
            } else if (ENDS.indexOf(piece.charAt(0)) >= 0 || piece.indexOf('\n') >= 0) {
                starts = true;
            }
        }
        return pieces;
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

    static String join(List<Token> pieces) {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
