package dev.parley.extraction.events;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.List;

/** The whole name of a place in a sentence, of which the tree has one word: "New York", "St. Petersburg". */
record PlaceNames(ParsedSentence s) {
    /** The name in the text's own spelling. */
    String at(int place) {
        return whole(named(place));
    }

    /** "the Norwegian capital of Oslo": the city, on whatever the parser hangs it. */
    private int named(int place) {
        int name = place + 2;
        return name < s.size() && s.low(place + 1).equals("of") && s.tag(name).isName() ? name : place;
    }

    /** As far as its name goes, without an article: "Middle East". */
    private String whole(int place) {
        List<Token> tokens = s.sentence.tokens();
        int w = place;
        while (s.relation(w) == Relation.COMPOUND
                && s.head(w) == w + 1
                && s.tag(w + 1).isName()) {
            w++;
        }
        int from = s.firstToken(w);
        int to = s.endToken(w);
        // "San Francisco", "the Middle East": a name that the tables do not know is several words.
        for (int d : s.dependents(w, Relation.FLAT)) {
            to = s.firstToken(d) == to ? s.endToken(d) : to;
        }
        for (int d = w - 1;
                d >= 0 && s.isUnder(d, w) && tokens.get(s.firstToken(d)).capitalised();
                d--) {
            if (s.relation(d) != Relation.COMPOUND && s.relation(d) != Relation.AMOD) {
                break;
            }
            from = s.firstToken(d);
        }
        if (to - from > 1 && Lexicon.ARTICLE.has(tokens.get(from).low())) {
            from++;
        }
        StringBuilder out = new StringBuilder();
        for (int t = from; t < to; t++) {
            out.append(t > from && tokens.get(t).start() > tokens.get(t - 1).end() ? " " : "")
                    .append(tokens.get(t).text());
        }
        return out.toString();
    }
}
