package dev.parley.extraction.grammar;

import java.util.Locale;

/**
 * What the features see of a word.
 *
 * @param form hash of the word in lower case, digits reduced to a few kinds
 * @param parsed the form of a word of the vocabulary; for other words, of a class such as "unknown, ends in ing"
 * @param tags hash of the tags that the vocabulary gives the word, or of the class of an unknown word
 * @param only index of the only tag that the word has, or -1
 */
record WordForm(int form, int shape, int suffix3, int suffix2, int prefix, int parsed, int tags, int only) {
    static final WordForm BEFORE = edge("!before");
    static final WordForm AFTER = edge("!after");
    static final WordForm NAME = noun("!name", Tag.NNP);
    static final WordForm NAMES = noun("!names", Tag.NNPS);

    /** Class of the words that training saw too rarely to know them one by one. */
    static String unknown(String low, boolean capital) {
        if (capital) {
            return "!Unknown";
        }
        if (low.endsWith("ing")) {
            return "!ing";
        }
        if (low.endsWith("ed")) {
            return "!ed";
        }
        if (low.endsWith("ly")) {
            return "!ly";
        }
        if (low.indexOf('-') > 0) {
            return "!hyphen";
        }
        return low.endsWith("s") ? "!s" : "!unknown";
    }

    /** The word in lower case; numbers by kind, quotes and dashes in one spelling. */
    static String normal(String text) {
        char first = text.charAt(0);
        if (first >= '0' && first <= '9') {
            return number(text);
        }
        if (text.length() == 1) {
            switch (first) {
                case '’', '‘', 'ʼ' -> {
                    return "'";
                }
                case '“', '„', '«', '”', '»' -> {
                    return "\"";
                }
                case '–', '—', '‒', '―' -> {
                    return "–";
                }
                default -> {}
            }
        }
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private static String number(String text) {
        boolean digits = true;
        boolean hyphen = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits &= c >= '0' && c <= '9';
            hyphen |= c == '-';
        }
        if (digits && text.length() == 4) {
            return "!year";
        }
        if (hyphen) {
            return "!number-";
        }
        char last = text.charAt(text.length() - 1);
        return digits || last >= '0' && last <= '9' ? "!number" : "!number" + (last == 's' ? "s" : "x");
    }

    /** The kinds of characters in order, each once in a row, of the first six: "Xx", "X.", "x-x". */
    static String shape(String text) {
        StringBuilder shape = new StringBuilder(6);
        char before = 0;
        for (int i = 0; i < text.length() && shape.length() < 6; i++) {
            char c = text.charAt(i);
            char kind =
                    Character.isUpperCase(c) ? 'X' : Character.isLowerCase(c) ? 'x' : Character.isDigit(c) ? 'd' : c;
            if (kind != before) {
                shape.append(kind);
            }
            before = kind;
        }
        return shape.toString();
    }

    static int hash(String text) {
        return text.hashCode() * 0x27d4eb2f ^ text.length() * 31;
    }

    private static WordForm edge(String name) {
        int hash = hash(name);
        return new WordForm(hash, hash, hash, hash, hash, hash, hash, -1);
    }

    private static WordForm noun(String name, Tag tag) {
        int hash = hash(name);
        return new WordForm(hash, hash, hash, hash, hash, hash, hash, tag.index());
    }
}
