package dev.parley.articles.reading;

import dev.parley.articles.Characters;

/** Quotes a sender's words in a note, so that a note stays one short line whatever was sent. */
final class Notes {
    private static final int LONGEST = 80;

    private Notes() {}

    static String quote(String words) {
        var line = Characters.oneLine(words);
        return "“" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "”";
    }
}
