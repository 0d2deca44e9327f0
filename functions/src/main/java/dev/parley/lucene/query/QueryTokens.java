package dev.parley.lucene.query;

import dev.parley.search.RefusedSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a query into tokens, and refuses the syntax of other search engines that is not supported here. */
final class QueryTokens {
    enum Kind {
        WORD,
        PHRASE,
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        TITLE
    }

    /** @param at the position of its first character, counted from 1 */
    record Token(Kind kind, String text, int at) {}

    static final String TITLE = "title";

    private static final Pattern FIELD = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.]*):.*", Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile(".*([~^])[0-9.]*", Pattern.DOTALL);

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private QueryTokens(String query) {
        this.query = query;
    }

    static List<Token> of(String query) {
        var reader = new QueryTokens(query);
        while (reader.at < query.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    private void next() {
        char c = query.charAt(at);
        if (isSpace(c)) {
            at++;
        } else if (c == '"') {
            phrase();
        } else if (c == '(' || c == ')') {
            add(c == '(' ? Kind.OPEN : Kind.CLOSE, at + 1);
        } else if ((c == '-' || c == '+') && beginsOperand(at + 1)) {
            if (c == '-') {
                add(Kind.NOT, at + 1);
            } else {
                at++;
            }
        } else {
            word();
        }
    }

    /** A sign directly precedes its operand; elsewhere it is a dash. */
    private boolean beginsOperand(int index) {
        if (index == query.length()) {
            return false;
        }
        int c = query.codePointAt(index);
        return Character.isLetterOrDigit(c) || c == '"' || c == '(';
    }

    private void phrase() {
        int end = query.indexOf('"', at + 1);
        if (end < 0) {
            throw refused("the quotation mark at character " + (at + 1) + " is never closed");
        }
        tokens.add(new Token(Kind.PHRASE, query.substring(at + 1, end), at + 1));
        at = end + 1;
        if (at < query.length() && (query.charAt(at) == '~' || query.charAt(at) == '^')) {
            numbered(query.charAt(at), at);
        }
    }

    private void word() {
        int end = at;
        while (end < query.length() && !isSpace(query.charAt(end)) && "()\"".indexOf(query.charAt(end)) < 0) {
            end++;
        }
        var word = query.substring(at, end);
        switch (word) {
            case "AND", "&&" -> add(Kind.AND, end);
            case "OR", "||" -> add(Kind.OR, end);
            case "NOT" -> add(Kind.NOT, end);
            default -> {
                var field = FIELD.matcher(word);
                if (field.matches() && !field.group(1).equals(TITLE) && !endsAt(end, field.end(1))) {
                    throw refused("there is no field " + abbreviated(field.group(1)) + " (character " + (at + 1)
                            + "): only title: may precede a word; put text with a colon into \"quotes\"");
                }
                if (field.matches() && field.group(1).equals(TITLE)) {
                    add(Kind.TITLE, at + TITLE.length() + 1);
                } else {
                    check(word);
                    add(Kind.WORD, end);
                }
            }
        }
    }

    /** Whether the word ends with the colon, so that it is punctuation. */
    private boolean endsAt(int endOfWord, int lengthOfName) {
        return at + lengthOfName + 1 == endOfWord
                && (endOfWord == query.length() || isSpace(query.charAt(endOfWord)) || query.charAt(endOfWord) == ')');
    }

    private void check(String word) {
        if (word.length() > 1 && word.charAt(0) == '/') {
            throw refused("regular expressions are not supported: remove the / at character " + (at + 1)
                    + ", or put the word into \"quotes\"");
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean last = i == word.length() - 1;
            if (c == '*' && (i == 0 || !last) || c == '?' && !last && Character.isLetterOrDigit(word.charAt(i + 1))) {
                throw refused("the " + c + " at character " + (at + 1 + i)
                        + " is in the wrong place: only the end of a word can be left open, as in negotiat*");
            }
        }
        var numbered = NUMBERED.matcher(word);
        if (word.length() > 1 && numbered.matches() && numbered.start(1) > 0) {
            numbered(numbered.group(1).charAt(0), at + numbered.start(1));
        }
    }

    private static void numbered(char sign, int at) {
        throw refused(
                sign == '~'
                        ? "similar words are not supported: remove the ~ at character " + (at + 1)
                        : "weights are not supported: remove the ^ at character " + (at + 1));
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, query.substring(at, end), at + 1));
        at = end;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    static RefusedSearch refused(String reason) {
        return new RefusedSearch("q", "q cannot be read: " + reason);
    }

    static String abbreviated(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "...";
    }
}
