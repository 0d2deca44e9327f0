package dev.parley.extraction.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into words, numbers and marks, each with its offsets, in one pass.
 *
 * <p>A hyphen is a token of its own ("90-minute" is three tokens), a possessive is a token of its own ("Trump", "'s"), and
 * initials keep their full stops ("U.S.", "J.").
 */
public final class Tokenizer {
    /** Longer runs of letters than this are cut: no English word is as long, and look-ups stay cheap. */
    private static final int LONGEST_WORD = 64;

    private static final String[] ASCII = new String[0x80];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = String.valueOf(c);
        }
    }

    private Tokenizer() {}

    public static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 5 + 8);
        int i = 0;
        int n = text.length();
        while (i < n) {
            char c = text.charAt(i);
            if (c == ' ') {
                i++;
                continue;
            }
            int point = c < 0x80 ? c : text.codePointAt(i);
            int width = Character.charCount(point);
            if (Character.isLetter(point)) {
                i = word(text, i, n, tokens);
            } else if (point >= '0' && point <= '9') {
                i = number(text, i, n, tokens);
            } else if (point == '\n') {
                tokens.add(new Token("\n", "\n", i, i + 1, Token.Shape.MARK));
                i++;
            } else if (Character.isWhitespace(point)
                    || Character.isSpaceChar(point)
                    || Character.getType(point) == Character.FORMAT) {
                i += width;
            } else {
                i = mark(text, i, width, n, tokens);
            }
        }
        return tokens;
    }

    /**
     * Where a contracted word begins in this one ("has|n't", "he|'d", "we|'ve"), or its start when there is none: the
     * treebanks of English cut them so.
     */
    private static int clitic(String text, int start, int end) {
        int apostrophe = -1;
        for (int i = start + 1; i < end; i++) {
            if (isApostrophe(text.charAt(i))) {
                apostrophe = i;
            }
        }
        if (apostrophe < 0) {
            return start;
        }
        String suffix = text.substring(apostrophe + 1, end).toLowerCase(Locale.ROOT);
        return switch (suffix) {
            case "t" -> {
                char n = text.charAt(apostrophe - 1);
                yield (n == 'n' || n == 'N') && apostrophe - 1 > start ? apostrophe - 1 : start;
            }
            case "d", "ve", "ll", "re", "m" -> apostrophe;
            default -> start;
        };
    }

    private static int mark(String text, int i, int width, int n, List<Token> tokens) {
        char c = text.charAt(i);
        if (isApostrophe(c)
                && i + 1 < n
                && (text.charAt(i + 1) == 's' || text.charAt(i + 1) == 'S')
                && (i + 2 >= n || !Character.isLetterOrDigit(text.charAt(i + 2)))
                && i > 0
                && Character.isLetterOrDigit(text.charAt(i - 1))) {
            tokens.add(new Token(text.substring(i, i + 2), "'s", i, i + 2, Token.Shape.MARK));
            return i + 2;
        }
        if (isApostrophe(c) && i > 0 && Character.isLetter(text.charAt(i - 1))) {
            int end = i + 1;
            while (end < n && Character.isLetter(text.charAt(end))) {
                end++;
            }
            String low = "'" + text.substring(i + 1, end).toLowerCase(Locale.ROOT);
            if (Lexicon.CLITIC.has(low)) {
                tokens.add(new Token(text.substring(i, end), low, i, end, Token.Shape.LOWER));
                return end;
            }
        }
        String mark = c < 0x80 ? ASCII[c] : text.substring(i, i + width);
        String low =
                switch (c) {
                    case '’', '‘' -> "'";
                    case '“', '”', '„', '«', '»' -> "\"";
                    case '–', '—', '‒', '―' -> "–";
                    case '‐', '‑', '-' -> "-";
                    case '…' -> ".";
                    default -> mark;
                };
        tokens.add(new Token(mark, low, i, i + width, Token.Shape.MARK));
        return i + width;
    }

    private static int number(String text, int start, int n, List<Token> tokens) {
        int i = start;
        while (i < n && i - start < LONGEST_WORD) {
            char c = text.charAt(i);
            boolean inside = (c == ',' || c == '.' || c == ':') && i + 1 < n && isDigit(text.charAt(i + 1));
            if (!isDigit(c) && !inside) {
                break;
            }
            i++;
        }
        String number = text.substring(start, i);
        tokens.add(new Token(number, number, start, i, Token.Shape.NUMBER));
        return i;
    }

    /** "St. Petersburg", "Ft. Worth": the full stop belongs to the shortened word. */
    private static boolean opensName(String text, int start, int end, int n) {
        return end - start == 2
                && end + 2 < n
                && text.charAt(start + 1) == 't'
                && "SFM".indexOf(text.charAt(start)) >= 0
                && text.charAt(end) == '.'
                && text.charAt(end + 1) == ' '
                && Character.isUpperCase(text.charAt(end + 2));
    }

    private static int word(String text, int start, int n, List<Token> tokens) {
        int i = start;
        boolean plain = true;
        boolean initials = false;
        int letters = 0;
        while (i < n && i - start < LONGEST_WORD) {
            char c = text.charAt(i);
            int width = 1;
            if (c >= 'a' && c <= 'z') {
                letters++;
            } else if (c >= 'A' && c <= 'Z') {
                plain = false;
                letters++;
            } else if (c >= 0x80 && inWord(text.codePointAt(i))) {
                width = Character.charCount(text.codePointAt(i));
                plain = false;
                letters++;
            } else if (c == '.') {
                boolean initial = letters == 1
                        && (i == start + 1 || initials)
                        && Character.isUpperCase(text.charAt(i - 1))
                        && initial(text, i, n, start, initials);
                if (!initial) {
                    break;
                }
                initials = true;
                letters = 0;
            } else if (!isApostrophe(c)
                    || i + 1 >= n
                    || !Character.isLetter(text.charAt(i + 1))
                    || possessive(text, i, n)) {
                break;
            } else {
                plain &= c == '\'';
            }
            i += width;
        }
        int clitic = clitic(text, start, i);
        if (clitic > start) {
            i = clitic;
        } else if (opensName(text, start, i, n)) {
            i++;
        }
        String word = text.substring(start, i);
        // Most words are in lower case already, so they are their own look-up form.
        tokens.add(
                plain
                        ? new Token(word, word, start, i, Token.Shape.LOWER)
                        : new Token(word, word.toLowerCase(Locale.ROOT).replace('’', '\''), start, i, shape(word)));
        return i;
    }

    private static Token.Shape shape(String word) {
        if (!Character.isUpperCase(word.codePointAt(0))) {
            return Token.Shape.LOWER;
        }
        boolean shouted = word.length() > 1;
        for (int i = 0; i < word.length() && shouted; i += Character.charCount(word.codePointAt(i))) {
            shouted = !Character.isLowerCase(word.codePointAt(i));
        }
        return shouted ? Token.Shape.UPPER : Token.Shape.CAPITAL;
    }

    private static boolean inWord(int point) {
        return Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** A full stop after one capital letter belongs to it: "U.S.", "Vladimir V. Putin". */
    private static boolean initial(String text, int dot, int n, int start, boolean within) {
        if (within) {
            return true;
        }
        return dot + 1 < n
                && (Character.isLetter(text.charAt(dot + 1)) || text.charAt(dot + 1) == ' ')
                && dot - start == 1;
    }

    private static boolean possessive(String text, int apostrophe, int n) {
        char next = text.charAt(apostrophe + 1);
        return (next == 's' || next == 'S')
                && (apostrophe + 2 >= n || !Character.isLetterOrDigit(text.charAt(apostrophe + 2)));
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
