package dev.parley.extraction.grammar;

import java.util.ArrayList;
import java.util.List;

/** Words of a test's sentence. "@Ada_Orlov" is a joined name, "@@the_two_leaders" one in the plural. */
final class Sentence {
    private Sentence() {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            if (word.startsWith("@@")) {
                words.add(new Word(word.substring(2).replace('_', ' '), Word.Kind.NAMES));
            } else if (word.startsWith("@")) {
                words.add(new Word(word.substring(1).replace('_', ' '), Word.Kind.NAME));
            } else {
                words.add(Word.of(word));
            }
        }
        return words;
    }
}
