package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import dev.parley.extraction.names.Collapser;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Dates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a sentence as its tree counts them: names, offices and lists are one word each, as {@link Collapser}
 * joined them, and so are hyphenated words. Times, quotation marks and text in brackets are left out, because they only
 * blur the tree.
 */
final class SentenceWords {
    final Sentence sentence;
    final List<Unit> units;
    private final List<Word> words;
    private final int[] firstUnit;
    private final int[] lastUnit;

    private SentenceWords(Sentence sentence, List<Unit> units, List<Word> words, int[] firstUnit, int[] lastUnit) {
        this.sentence = sentence;
        this.units = units;
        this.words = words;
        this.firstUnit = firstUnit;
        this.lastUnit = lastUnit;
    }

    static SentenceWords of(Sentence sentence, List<Unit> units, LocalDate published, Triggers triggers) {
        BitSet left = leftOut(sentence, units, published);
        List<Word> words = new ArrayList<>(units.size());
        int[] first = new int[units.size()];
        int[] last = new int[units.size()];
        for (int u = 0; u < units.size(); u++) {
            if (left.get(u)) {
                continue;
            }
            int end = hyphenated(sentence, units, u);
            first[words.size()] = u;
            last[words.size()] = end;
            Word word = word(sentence, units, u, end);
            Unit next = next(units, left, end + 1);
            words.add(
                    isInfinitive(word, words, next, triggers)
                            ? Word.tagged(word.text(), Tag.VB)
                            : hint(word, words.isEmpty() ? null : words.getLast(), next, sentence.title(), triggers));
            u = end;
        }
        return new SentenceWords(sentence, units, words, first, last);
    }

    /** What is parsed, in order. */
    List<Word> words() {
        return words;
    }

    int size() {
        return words.size();
    }

    /** The unit that this word is, or null for a hyphenated word. */
    @Nullable
    Unit unit(int w) {
        return firstUnit[w] == lastUnit[w] ? units.get(firstUnit[w]) : null;
    }

    Unit firstUnit(int w) {
        return units.get(firstUnit[w]);
    }

    int firstToken(int w) {
        return units.get(firstUnit[w]).from;
    }

    int endToken(int w) {
        return units.get(lastUnit[w]).to;
    }

    private static @Nullable Unit next(List<Unit> units, BitSet left, int from) {
        int u = from;
        while (u < units.size() && left.get(u)) {
            u++;
        }
        return u < units.size() ? units.get(u) : null;
    }

    /** "agreed to exchange prisoners": between a verb that takes an infinitive and a plural, "exchange" is no noun. */
    private static boolean isInfinitive(Word word, List<Word> before, @Nullable Unit next, Triggers triggers) {
        int to = before.size() - 1;
        return to > 0
                && word.kind() == Word.Kind.WORD
                && before.get(to).text().equals("to")
                && next != null
                && next.low.endsWith("s")
                && triggers.isVerb(word.text())
                && Lexicon.TAKES_INFINITIVE.has(before.get(to - 1).text());
    }

    /**
     * Decides by agreement whether a word is a noun or a verb, which headlines leave open: "Orlov, Brandt sign pact", "the
     * Brandt-Orlov talks". Before a name, what follows "to" is a verb: "to telephone Brandt".
     */
    private static Word hint(Word word, @Nullable Word before, @Nullable Unit next, boolean title, Triggers triggers) {
        String low = word.text().toLowerCase(Locale.ROOT);
        if (word.kind() != Word.Kind.WORD) {
            return word;
        }
        if (low.equals("met")) {
            boolean perfect =
                    before != null && Lexicon.TO_HAVE_OR_BE.has(before.text().toLowerCase(Locale.ROOT));
            return Word.tagged(word.text(), perfect ? Tag.VBN : Tag.VBD);
        }
        if (before != null
                && before.text().equals("to")
                && triggers.isVerb(low)
                && next != null
                && next.kind == Unit.Kind.PARTY) {
            return Word.tagged(word.text(), Tag.VB);
        }
        if (title && low.equals("visit") && before != null && before.text().equalsIgnoreCase("state")) {
            return Word.tagged(word.text(), Tag.NN);
        }
        if (before != null
                && Lexicon.POSSESSIVE.has(before.text().toLowerCase(Locale.ROOT))
                && (Lexicon.PLANNED_ADJECTIVE.has(low) || Lexicon.POSSIBLE_ADJECTIVE.has(low))) {
            // "Orlov's expected summit": no verb follows a possessor.
            return Word.tagged(word.text(), Tag.JJ);
        }
        boolean names = before != null && before.kind() == Word.Kind.NAMES;
        boolean compound = before != null && names && before.text().indexOf('-') > 0;
        boolean name = before != null && before.kind() == Word.Kind.NAME;
        if (low.equals("talks")
                && (names
                        || before != null
                                && before.kind() == Word.Kind.WORD
                                && !Lexicon.PRONOUN.has(before.text().toLowerCase(Locale.ROOT))
                        || name && (next == null || !Lexicon.AFTER_SPEAKS.has(next.low)))) {
            return Word.tagged(word.text(), Tag.NNS);
        }
        if (title && names && !compound && triggers.isVerb(low) && (next == null || !Lexicon.OF.has(next.low))) {
            return Word.tagged(word.text(), Tag.VBP);
        }
        if (title
                && name
                && low.endsWith("s")
                && triggers.isVerb(
                        low.endsWith("es") && !triggers.isVerb(low.substring(0, low.length() - 1))
                                ? low.substring(0, low.length() - 2)
                                : low.substring(0, low.length() - 1))
                && !low.equals("talks")
                && (next == null || !Lexicon.OF.has(next.low))) {
            return Word.tagged(word.text(), Tag.VBZ);
        }
        return word;
    }

    private static BitSet leftOut(Sentence sentence, List<Unit> units, LocalDate published) {
        BitSet tokens = new BitSet();
        List<Token> all = sentence.tokens();
        for (int i = 0; i < all.size(); i++) {
            Optional<Dates.Found> found = Dates.at(all, i, published, Dates.Outlook.OPEN);
            if (found.isPresent()) {
                int from = Dates.start(all, found.get());
                int to = Math.max(found.get().to(), i + 1);
                while (to < all.size() && Lexicon.PART_OF_DAY.has(all.get(to).low())) {
                    to++;
                }
                boolean possessive =
                        to < all.size() && (all.get(to).is("'s") || all.get(to).is("-"));
                boolean bound =
                        from > 0 && Lexicon.BOUNDS_TIME.has(all.get(from - 1).low());
                if (!possessive && !bound) {
                    tokens.set(from, to);
                }
            }
        }
        BitSet out = new BitSet();
        int open = -1;
        boolean quote = false;
        int prefix = sentence.title() ? prefix(units) : -1;
        out.set(0, prefix + 1);
        for (int u = 0; u < units.size(); u++) {
            Unit unit = units.get(u);
            if (unit.is("(") || unit.is("[")) {
                open = u;
            } else if ((unit.is(")") || unit.is("]")) && open >= 0) {
                out.set(open, u + 1);
                open = -1;
            } else if (unit.is(",")
                    && u > 0
                    && units.get(u - 1).isParty()
                    && closesApposition(sentence, units.get(u - 1))) {
                out.set(u);
            } else if (unit.is("\"")) {
                out.set(u);
            } else if (unit.is("'") && (!quote && touchesNext(sentence, units, u) || quote)) {
                quote = !quote;
                out.set(u);
            } else if (tokens.get(unit.from) && tokens.get(unit.to - 1) && !unit.named()) {
                out.set(u);
            }
        }
        if (out.cardinality() >= units.size() - 1) {
            out.clear();
        }
        return out;
    }

    /**
     * Whether a unit holds an apposition, so that a comma after it only closes that: "the leader, Brandt,", "the
     * ministers, Brandt and Orlov,". A list of names such as "Brandt, Orlov" holds none.
     */
    private static boolean closesApposition(Sentence sentence, Unit unit) {
        int commas = 0;
        boolean commonNoun = false;
        for (int t = unit.from; t < unit.to; t++) {
            Token token = sentence.tokens().get(t);
            commas += token.is(",") ? 1 : 0;
            commonNoun |= commas == 0 && (Lexicon.PAIR.has(token.low()) || Lexicon.SIDE.has(token.low()));
        }
        return commas == 1 && (unit.parties.size() == 1 || commonNoun);
    }

    /** Whether a mark is an opening quotation mark: it has a space before it and none after it. */
    private static boolean touchesNext(Sentence sentence, List<Unit> units, int u) {
        return u + 1 < units.size()
                && touches(sentence, units.get(u), units.get(u + 1))
                && (u == 0 || !touches(sentence, units.get(u - 1), units.get(u)));
    }

    /** The colon of a headline's first words, "Live: ..." or "Ukraine: ...", which are no part of its sentence; or -1. */
    private static int prefix(List<Unit> units) {
        for (int u = 1; u < Math.min(units.size() - 3, 4); u++) {
            if (units.get(u).is(":")) {
                return u;
            }
            if (Lexicon.EVENT_NOUN.has(units.get(u).low)) {
                return -1;
            }
        }
        return -1;
    }

    /** The last unit of the hyphenated word that begins here: "90-minute", "Iran-backed". */
    private static int hyphenated(Sentence sentence, List<Unit> units, int u) {
        int end = u;
        while (end + 2 < units.size()
                && units.get(end + 1).is("-")
                && touches(sentence, units.get(end), units.get(end + 1))
                && touches(sentence, units.get(end + 1), units.get(end + 2))
                && !(units.get(u).named() && units.get(end + 2).named())
                && units.get(end + 2).kind != Unit.Kind.MARK) {
            end += 2;
        }
        return end;
    }

    private static boolean touches(Sentence sentence, Unit a, Unit b) {
        return sentence.tokens().get(a.to - 1).end()
                == sentence.tokens().get(b.from).start();
    }

    private static Word word(Sentence sentence, List<Unit> units, int from, int end) {
        Unit u = units.get(from);
        String text = text(sentence, u.from, units.get(end).to);
        if (end > from) {
            return new Word(text, Word.Kind.WORD);
        }
        boolean pronoun = u.to - u.from == 1
                && Lexicon.PRONOUN.has(sentence.tokens().get(u.from).low());
        Word.Kind kind =
                switch (u.kind) {
                    case PARTY -> pronoun ? Word.Kind.WORD : plural(sentence, u) ? Word.Kind.NAMES : Word.Kind.NAME;
                    case NATIONALITY -> u.parties.size() > 1 ? Word.Kind.NAMES : Word.Kind.WORD;
                    case NUMBER -> Word.Kind.NUMBER;
                    case MARK -> text.equals("'s") || text.equals("’s") ? Word.Kind.WORD : Word.Kind.MARK;
                    case OFFICE, WORD -> u.to - u.from > 1 ? Word.Kind.NAME : Word.Kind.WORD;
                };
        if (u.kind == Unit.Kind.OFFICE || u.kind == Unit.Kind.WORD && u.to - u.from > 1 && !u.low.isEmpty()) {
            // "the prime minister" without a name is a common noun: its last word stands for it; "cease-fire" is one
            // word.
            return Word.of(
                    Lexicon.COMPOUND.has(u.low)
                            ? u.low
                            : sentence.tokens().get(u.to - 1).text());
        }
        return new Word(text.equals("’s") ? "'s" : text, kind);
    }

    private static boolean plural(Sentence sentence, Unit u) {
        return u.parties.size() > 1
                || u.group
                || Lexicon.INSURGENT.has(sentence.tokens().get(u.to - 1).low());
    }

    private static String text(Sentence sentence, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int t = from; t < to; t++) {
            Token token = sentence.tokens().get(t);
            if (t > from && token.start() > sentence.tokens().get(t - 1).end()) {
                out.append(' ');
            }
            out.append(token.text());
        }
        return out.toString();
    }
}
