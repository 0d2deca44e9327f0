package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with its tree. Answers questions about its clauses, subjects, agents and phrases.
 *
 * <p>Word indices count the words of the tree ({@link SentenceWords}), not tokens or units.
 */
public final class ParsedSentence {
    static final Set<Relation> NOMINAL_MODIFIERS =
            EnumSet.of(Relation.NMOD, Relation.OBL, Relation.OBL_AGENT, Relation.OBL_TMOD, Relation.NMOD_TMOD);

    public final Sentence sentence;
    public final List<Unit> units;
    private final SentenceWords words;
    private final DependencyTree tree;
    private final int[] wordOfToken;

    private ParsedSentence(SentenceWords words, DependencyTree tree) {
        this.sentence = words.sentence;
        this.units = words.units;
        this.words = words;
        this.tree = tree;
        this.wordOfToken = new int[sentence.tokens().size()];
        Arrays.fill(wordOfToken, -1);
        for (int w = 0; w < words.size(); w++) {
            Arrays.fill(wordOfToken, firstToken(w), endToken(w), w);
        }
        attachTimes();
    }

    public static ParsedSentence of(
            Sentence sentence, List<Unit> units, LocalDate published, Grammar grammar, Triggers triggers) {
        SentenceWords words = SentenceWords.of(sentence, units, published, triggers);
        DependencyTree tree = new DependencyTree(grammar.parse(words.words(), sentence.title()));
        new TreeRepairs(tree, words).run();
        return new ParsedSentence(words, tree);
    }

    /** What was left out hangs on the event noun or verb before it, or, at the sentence's head, on its first clause. */
    private void attachTimes() {
        int before = -1;
        for (int t = 0; t < wordOfToken.length; t++) {
            if (wordOfToken[t] >= 0) {
                before = wordOfToken[t];
            } else if (before >= 0) {
                wordOfToken[t] = carrier(before);
            } else {
                wordOfToken[t] = firstClause();
            }
        }
    }

    private int carrier(int w) {
        int at = w;
        int steps = 0;
        while (head(at) >= 0
                && steps++ < size()
                && !isVerb(at)
                && !(isNoun(at) && Lexicon.EVENT_NOUN.has(low(at)) && at >= w - 1)) {
            at = head(at);
        }
        return at;
    }

    private int firstClause() {
        int root = tree.root();
        return root < 0 ? 0 : root;
    }

    public int size() {
        return tree.size();
    }

    public int head(int w) {
        return tree.head(w);
    }

    public Relation relation(int w) {
        return tree.relation(w);
    }

    public List<Integer> dependents(int w) {
        return tree.dependents(w);
    }

    public List<Integer> dependents(int w, Relation... wanted) {
        return tree.dependents(w, wanted);
    }

    public boolean has(int w, Relation... wanted) {
        return tree.has(w, wanted);
    }

    /** The preposition or conjunction in front of a phrase, lower case; "" when there is none. */
    public String preposition(int w) {
        return tree.preposition(w);
    }

    /** The dictionary form; "" for a party, which has none. */
    public String lemma(int w) {
        Unit u = unit(w);
        if (u != null && u.kind == Unit.Kind.PARTY) {
            return "";
        }
        return tree.lemma(w);
    }

    public String low(int w) {
        return tree.low(w);
    }

    public Tag tag(int w) {
        return tree.tag(w);
    }

    /** The unit that this word is, or null for a hyphenated word. */
    public @Nullable Unit unit(int w) {
        return words.unit(w);
    }

    /** "the US-Mexico border": the line between countries, and neither of them. */
    public boolean isFrontier(int w) {
        return w + 1 < size() && Lexicon.FRONTIER.has(low(w + 1));
    }

    /** Whether this word is a unit of which this is true. */
    public boolean isUnit(int w, Predicate<Unit> what) {
        Unit unit = words.unit(w);
        return unit != null && what.test(unit);
    }

    Unit firstUnit(int w) {
        return words.firstUnit(w);
    }

    public int firstToken(int w) {
        return words.firstToken(w);
    }

    public int endToken(int w) {
        return words.endToken(w);
    }

    /** The word that a token is part of; of a time, the word that it hangs on. */
    public int wordOfToken(int token) {
        return wordOfToken[token];
    }

    public boolean isVerb(int w) {
        return tree.isVerb(w);
    }

    public boolean isNoun(int w) {
        return tree.isNoun(w);
    }

    /** A verb, or a noun or adjective with a form of "be". */
    public boolean isPredicate(int w) {
        return tree.isPredicate(w);
    }

    public boolean isPassive(int w) {
        return tree.isPassive(w);
    }

    public boolean isUnder(int w, int ancestor) {
        return tree.isUnder(w, ancestor);
    }

    /** Whether an "and" or "but" stands before the phrase, so that the verb above it does not govern it. */
    public boolean isCoordinated(int w) {
        int from = w;
        for (int d : dependents(w)) {
            from = Math.min(from, d);
            if (d < w && has(d, Relation.CC)) {
                return true;
            }
        }
        return has(w, Relation.CC) && dependents(w, Relation.CC).getFirst() < w || from > 0 && tag(from - 1) == Tag.CC;
    }

    /** How many steps lead from the word up to its ancestor; -1 when it is none. */
    public int steps(int w, int ancestor) {
        return tree.steps(w, ancestor);
    }

    /** The verb with its particle: "call off"; the verb alone where it has none. */
    public String verb(int w) {
        for (int d : dependents(w)) {
            if (d > w
                    && (relation(d) == Relation.COMPOUND_PRT
                            || d == w + 1 && Lexicon.PARTICLE.has(low(d)) && isVerb(w))) {
                return lemma(w) + " " + low(d);
            }
        }
        return lemma(w);
    }

    /** The nearest predicate above this word, which may be the word itself; -1 if there is none. */
    public int clause(int w) {
        int c = w;
        int steps = 0;
        while (c >= 0 && !isPredicate(c) && steps++ < size()) {
            c = head(c);
        }
        return c;
    }

    /**
     * The clause that a phrase sets the scene of: "warned him to stay out during a call" tells of a warning during the
     * call. Only a call is what people speak during; a visit or meeting belongs to what its own clause says, unless it
     * is named for the first time: "urged him to stay out during a meeting".
     */
    public int sceneClause(int w, int clause) {
        int c = clause;
        int steps = 0;
        boolean speech = Lexicon.MEANS.has(low(w)) || isFirstNamed(w);
        while (speech && c >= 0 && head(c) >= 0 && steps++ < 4) {
            int h = head(c);
            boolean complement = relation(c) == Relation.CCOMP
                    || relation(c) == Relation.XCOMP
                    || relation(c) == Relation.ADVCL && tag(c) == Tag.VB;
            boolean shares = relation(c) == Relation.CONJ && tag(c) == Tag.VB && tag(h) == Tag.VB;
            if (relation(c) == Relation.CCOMP && w < c && c < h) {
                // "In a call, Orlov agreed to meet, the palace said": the palace only tells.
                break;
            }
            boolean speaks = Lexicon.REPORTING.has(lemma(h)) || Lexicon.OBJECT_CONTROL.has(lemma(h));
            if (!shares && !(complement && speaks) || !isVerb(h)) {
                break;
            }
            c = h;
        }
        return c;
    }

    /** "during a meeting": the indefinite article names it for the first time. */
    private boolean isFirstNamed(int w) {
        return preposition(w).equals("during")
                && dependents(w, Relation.DET).stream().anyMatch(d -> low(d).equals("a") || low(d).equals("an"));
    }

    /** A noun phrase and those that are coordinated with it. */
    public List<Integer> members(int np) {
        List<Integer> out = new ArrayList<>(2);
        out.add(np);
        for (int i = 0; i < out.size() && i < 8; i++) {
            for (int d : dependents(out.get(i), Relation.CONJ)) {
                if (!isVerb(d)) {
                    out.add(d);
                }
            }
        }
        return out;
    }

    /** The grammatical subjects, those that a verb shares with its governor included. */
    public List<Integer> subjects(int verb) {
        return new ClauseArguments(this).subjects(verb);
    }

    /** Who acts: the subject of an active verb, the "by" phrase of a passive one. */
    public List<Integer> agents(int verb) {
        return new ClauseArguments(this).agents(verb);
    }

    /** What is acted on: the object of an active verb, the subject of a passive one, the noun that a clause modifies. */
    public List<Integer> patients(int verb) {
        return new ClauseArguments(this).patients(verb);
    }

    /** Phrases that hang on a word by this preposition, in order. */
    public List<Integer> phrases(int w, Set<String> prepositions) {
        List<Integer> out = new ArrayList<>(2);
        for (int d : dependents(w)) {
            Relation r = relation(d);
            boolean phrase = NOMINAL_MODIFIERS.contains(r)
                    || r == Relation.ADVCL && isNoun(d)
                    || r == Relation.XCOMP && isNoun(d)
                    || r == Relation.DEP;
            if (phrase && prepositions.contains(preposition(d))) {
                out.add(d);
            } else if ((r == Relation.ADVMOD || r == Relation.COMPOUND_PRT || r == Relation.CASE)
                    && d > w
                    && prepositions.contains(low(d))) {
                // "up with": the preposition's noun hangs on the particle.
                for (int f : dependents(d)) {
                    if (f > d && isNoun(f)) {
                        out.add(f);
                    }
                }
            }
        }
        return out;
    }

    /** One word a line, as {@link DependencyTree#toString} has it. */
    @Override
    public String toString() {
        return tree.toString();
    }
}
