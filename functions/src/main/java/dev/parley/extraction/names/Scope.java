package dev.parley.extraction.names;

import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.util.List;

/** Whose head somebody is who is named by a country or body and an office. */
enum Scope {
    /** That of the state or body: "the Russian leader". */
    WHOLE,
    /** That of a part of it: "the Russian army chief", "the head of Russia's delegation". */
    PART,
    /** That of people who are no part of the state: "the Russian opposition leader". */
    NON_STATE;

    /** What a word between the country and the office makes of it: a military leader leads the state. */
    Scope before(Token word, Token office) {
        if (Lexicon.NON_STATE.has(word.low())) {
            return NON_STATE;
        }
        boolean leads = office.is("leader") || office.is("ruler");
        boolean whole =
                word.is("state") || word.is("government") || leads && (word.is("military") || word.is("transitional"));
        boolean general = leads || office.is("chief") || office.is("head");
        return general && !whole && this == WHOLE ? PART : this;
    }

    /** Whether a country is named as what the next noun belongs to; an occasion would be that of the officeholder. */
    static boolean isWithin(List<Token> tokens, int next, Gazetteer.Kind country) {
        boolean possessive = next < tokens.size() && tokens.get(next).is("'s");
        boolean within = possessive
                || country == Gazetteer.Kind.NATIONALITY
                || next < tokens.size() && isService(tokens.get(next));
        for (int k = next; k < tokens.size() && k < next + 4 && possessive; k++) {
            within &= !Lexicon.EVENT_NOUN.has(tokens.get(k).low());
        }
        return within;
    }

    /** Where the part of a state ends that is named from here on: "'s army"; the same place where none is known. */
    static int end(List<Token> tokens, int from) {
        int first = from < tokens.size() && tokens.get(from).is("'s") ? from + 1 : from;
        for (int k = first; k < tokens.size() && k < first + 3; k++) {
            if (isService(tokens.get(k))) {
                int end = k + 1;
                while (end < tokens.size() && isService(tokens.get(end))) {
                    end++;
                }
                return end;
            }
        }
        return from;
    }

    private static boolean isService(Token token) {
        return Lexicon.SERVICE.has(token.low()) || Lexicon.NON_STATE.has(token.low());
    }
}
