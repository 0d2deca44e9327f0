package dev.parley.articles.reading;

import dev.parley.articles.Characters;

/** Quotes submitted text in a note: on one line, and shortened to {@value #LONGEST} characters. */
final class Notes {
    private static final int LONGEST = 80;

    private Notes() {}

    static String quote(String words) {
        var line = Characters.oneLine(words);
        return "“" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "”";
    }
}
