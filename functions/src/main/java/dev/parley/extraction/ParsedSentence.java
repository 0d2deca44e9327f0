package dev.parley.extraction;

import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.grammar.Parse;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A sentence with its dependency tree. Names, offices and lists are one word each, as {@link Collapser} joined them;
 * hyphenated words are one word too. Attachments that the parser is known to get wrong are repaired once, here.
 *
 * <p>Word indices count the words of the tree, not tokens or units.
 */
final class ParsedSentence {
    private static final Set<Relation> NOMINAL_MODIFIERS =
            EnumSet.of(Relation.NMOD, Relation.OBL, Relation.OBL_AGENT, Relation.OBL_TMOD, Relation.NMOD_TMOD);

    /** Prepositions that name a partner, which belong to the event rather than to the day or place before them. */
    private static final Set<String> PARTNER = Set.of("with", "between", "alongside", "by", "from");

    final Sentence sentence;
    final List<Unit> units;
    final Parse parse;
    private final int[] firstUnit;
    private final int[] lastUnit;
    private final int[] wordOfToken;
    private final int[] heads;
    private final Relation[] relations;
    private final List<List<Integer>> dependents = new ArrayList<>();
    private final String[] cases;

    private ParsedSentence(Sentence sentence, List<Unit> units, Parse parse, int[] firstUnit, int[] lastUnit) {
        this.sentence = sentence;
        this.units = units;
        this.parse = parse;
        this.firstUnit = firstUnit;
        this.lastUnit = lastUnit;
        this.wordOfToken = new int[sentence.tokens().size()];
        this.heads = new int[parse.size()];
        this.relations = new Relation[parse.size()];
        for (int w = 0; w < parse.size(); w++) {
            heads[w] = parse.head(w);
            relations[w] = parse.relation(w);
            dependents.add(new ArrayList<>());
        }
        Arrays.fill(wordOfToken, -1);
        for (int w = 0; w < parse.size(); w++) {
            Arrays.fill(wordOfToken, units.get(firstUnit[w]).from, units.get(lastUnit[w]).to, w);
        }
        for (int w = 0; w < parse.size(); w++) {
            if (heads[w] >= 0) {
                dependents.get(heads[w]).add(w);
            }
        }
        this.cases = new String[parse.size()];
        for (int w = 0; w < parse.size(); w++) {
            cases[w] = caseOf(w);
        }
        repair();
        attachTimes();
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
        while (heads[at] >= 0
                && steps++ < size()
                && !isVerb(at)
                && !(isNoun(at) && Lexicon.EVENT_NOUN.has(low(at)) && at >= w - 1)) {
            at = heads[at];
        }
        return at;
    }

    private int firstClause() {
        int root = parse.root();
        return root < 0 ? 0 : root;
    }

    /** Times, quotation marks and what stands in brackets are left out of the tree: they only blur it. */
    static ParsedSentence of(
            Sentence sentence, List<Unit> units, LocalDate published, Grammar grammar, Triggers triggers) {
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
            words.add(hint(word, words.isEmpty() ? null : words.getLast(), next, sentence.title(), triggers));
            u = end;
        }
        return new ParsedSentence(
                sentence,
                units,
                grammar.parse(words, sentence.title()),
                Arrays.copyOf(first, words.size()),
                Arrays.copyOf(last, words.size()));
    }

    private static Unit next(List<Unit> units, BitSet left, int from) {
        int u = from;
        while (u < units.size() && left.get(u)) {
            u++;
        }
        return u < units.size() ? units.get(u) : null;
    }

    /**
     * What agreement tells of a word that can be noun or verb, which headlines leave open: "Orlov, Brandt sign pact", "the
     * Brandt-Orlov talks".
     */
    private static Word hint(Word word, Word before, Unit next, boolean title, Triggers triggers) {
        String low = word.text().toLowerCase(Locale.ROOT);
        if (word.kind() != Word.Kind.WORD) {
            return word;
        }
        if (low.equals("met")) {
            boolean perfect =
                    before != null && Lexicon.TO_HAVE_OR_BE.has(before.text().toLowerCase(Locale.ROOT));
            return Word.tagged(word.text(), perfect ? Tag.VBN : Tag.VBD);
        }
        boolean names = before != null && before.kind() == Word.Kind.NAMES;
        boolean compound = names && before.text().indexOf('-') > 0;
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
            Optional<Dates.Found> found = Dates.at(all, i, published, false);
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

    /** "the leader, Brandt,": the noun holds its apposition, so that the comma behind it parts nothing. */
    private static boolean closesApposition(Sentence sentence, Unit unit) {
        int commas = 0;
        for (int t = unit.from; t < unit.to; t++) {
            commas += sentence.tokens().get(t).is(",") ? 1 : 0;
        }
        return commas == 1 && unit.parties.size() == 1;
    }

    /** Whether a mark stands before a word without a space, and behind one: an opening quotation mark. */
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
                    case PARTY -> pronoun ? Word.Kind.WORD : plural(u) ? Word.Kind.NAMES : Word.Kind.NAME;
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

    private static boolean plural(Unit u) {
        return u.parties.size() > 1 || u.group;
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

    /** The preposition of a noun phrase, of up to two words ("ahead of"), or "". */
    private String caseOf(int w) {
        StringBuilder out = new StringBuilder();
        for (int d : dependents.get(w)) {
            Relation r = relations[d];
            if ((r == Relation.CASE || r == Relation.MARK) && d < w) {
                out.append(out.isEmpty() ? "" : " ").append(parse.low(d));
                for (int f : dependents.get(d)) {
                    if (relations[f] == Relation.FIXED) {
                        out.append(' ').append(parse.low(f));
                    }
                }
            }
        }
        if (out.isEmpty()) {
            // "with" that the parser made the head of its noun.
            int h = heads[w];
            if (h >= 0 && h < w && parse.tag(h) == Tag.IN && relations[w] != Relation.CONJ) {
                out.append(parse.low(h));
            }
        }
        return out.toString();
    }

    private void repair() {
        for (int w = 0; w < size(); w++) {
            if (relations[w] == Relation.COMPOUND_PRT && !Lexicon.PARTICLE.has(low(w))) {
                relations[w] = Relation.ADVMOD;
            }
        }
        for (int w = 0; w < size(); w++) {
            verbReadAsAuxiliary(w);
        }
        invertedSubject();
        for (int w = 0; w < size(); w++) {
            nameBeforeTime(w);
            objectReadAsTime(w);
        }
        for (int v = 0; v < size(); v++) {
            if (isVerb(v)) {
                objectOfParticiple(v);
                subjectBefore(v);
                subjectOfClause(v);
            }
        }
        for (int w = 0; w < size(); w++) {
            governedSubject(w);
            phraseOfPerson(w);
            partner(w);
        }
    }

    /** "the call between Orlov and Brandt produced": what a preposition governs is no subject. */
    private void governedSubject(int w) {
        boolean subject = relations[w] == Relation.NSUBJ || relations[w] == Relation.NSUBJ_PASS;
        if (!subject || cases[w].isEmpty() || !has(w, Relation.CASE)) {
            return;
        }
        int preposition = dependents(w, Relation.CASE).getFirst();
        int noun = preposition - 1;
        if (noun >= 0 && isNoun(noun) && !isUnder(noun, w)) {
            move(w, noun, Relation.NMOD);
        }
    }

    /** "the arrival of Orlov in Oslo": where and when is said of what the person does. */
    private void phraseOfPerson(int w) {
        int h = heads[w];
        if (h < 0 || heads[h] < 0 || relations[w] != Relation.NMOD || cases[w].isEmpty() || cases[w].equals("of")) {
            return;
        }
        Unit u = unit(h);
        boolean person = u != null && u.person && u.isParty();
        boolean governed = relations[h] == Relation.OBJ
                || relations[h] == Relation.OBL
                || relations[h] == Relation.NMOD
                || relations[h] == Relation.IOBJ
                || relations[h] == Relation.OBL_AGENT;
        if (person && governed) {
            move(w, heads[h], isVerb(heads[h]) ? Relation.OBL : Relation.NMOD);
        }
    }

    /** "says he had productive call", "swap wounded prisoners": a full verb that was read as an auxiliary. */
    private void verbReadAsAuxiliary(int a) {
        int h = heads[a];
        boolean auxiliary = relations[a] == Relation.AUX || relations[a] == Relation.AUX_PASS;
        if (!auxiliary || h < 0 || h < a || !parse.tag(a).isVerb()) {
            return;
        }
        boolean full = !Lexicon.AUXILIARY_VERB.has(parse.lemma(a));
        boolean has = parse.lemma(a).equals("have") && !parse.tag(h).isVerb() && !has(h, Relation.COP);
        if (!full && !has) {
            return;
        }
        int above = heads[h];
        Relation relation = relations[h];
        detach(a);
        detach(h);
        attach(a, above, relation);
        for (int d : List.copyOf(dependents.get(h))) {
            boolean moves = d < a
                            && (relations[d] == Relation.NSUBJ
                                    || relations[d] == Relation.NSUBJ_PASS
                                    || relations[d] == Relation.MARK
                                    || relations[d] == Relation.ADVMOD)
                    || relations[d] == Relation.PUNCT;
            boolean object = full && d > h && isNoun(d) && cases[d].isEmpty();
            if (moves || object) {
                Relation r = object && !moves
                        ? Relation.OBJ
                        : relations[d] == Relation.NSUBJ_PASS ? Relation.NSUBJ : relations[d];
                detach(d);
                attach(d, a, r);
            }
        }
        List<Integer> objects = dependents(a, Relation.OBJ);
        if (full && !objects.isEmpty()) {
            attach(h, objects.getFirst(), Relation.AMOD);
        } else {
            attach(h, a, isNoun(h) ? Relation.OBJ : Relation.XCOMP);
        }
    }

    private void detach(int w) {
        if (heads[w] >= 0) {
            dependents.get(heads[w]).remove((Integer) w);
        }
        heads[w] = -1;
    }

    private void attach(int w, int head, Relation relation) {
        heads[w] = head;
        relations[w] = head < 0 ? Relation.ROOT : relation;
        if (head >= 0) {
            List<Integer> siblings = dependents.get(head);
            int at = 0;
            while (at < siblings.size() && siblings.get(at) < w) {
                at++;
            }
            siblings.add(at, w);
        }
    }

    /** "met Brandt hours before": the name is the object, and the time is none. */
    private void nameBeforeTime(int w) {
        int h = heads[w];
        if (h >= 0
                && relations[w] == Relation.COMPOUND
                && parse.tag(w).isName()
                && Lexicon.TIME.has(low(h))
                && heads[h] >= 0
                && isVerb(heads[h])
                && relations[h] == Relation.OBJ) {
            move(w, heads[h], Relation.OBJ);
            relations[h] = Relation.OBL_TMOD;
        }
    }

    /** "dismissed as fake a report": a noun with an article that is no time is the verb's object. */
    private void objectReadAsTime(int w) {
        if (relations[w] == Relation.OBL_TMOD
                && heads[w] >= 0
                && heads[w] < w
                && isVerb(heads[w])
                && has(w, Relation.DET)
                && !Lexicon.TIME.has(low(w))
                && !has(heads[w], Relation.OBJ)) {
            relations[w] = Relation.OBJ;
        }
    }

    /** "Had Orlov called": the noun behind the auxiliary is the verb's subject. */
    private void invertedSubject() {
        if (size() < 3 || !Lexicon.INVERTS.has(low(0)) || !isNoun(1) || heads[1] != 0 && heads[1] != 2) {
            return;
        }
        int participle = -1;
        for (int v = 2; v < Math.min(size(), 6) && participle < 0; v++) {
            participle = parse.tag(v) == Tag.VBN || parse.tag(v) == Tag.VB ? v : -1;
        }
        if (participle < 0 || heads[participle] < 0 && participle != 2) {
            return;
        }
        if (heads[participle] == 1 && heads[0] < 0) {
            // "Had" was read as the main verb: what follows the comma is it.
            int main = dependents.get(0).stream()
                    .filter(d -> d > participleEnd(0) && isVerb(d))
                    .findFirst()
                    .orElse(-1);
            if (main >= 0) {
                heads[main] = -1;
                relations[main] = Relation.ROOT;
                dependents.get(0).remove((Integer) main);
                move(participle, main, Relation.ADVCL);
            }
            dependents.get(0).remove((Integer) 1);
            heads[1] = participle;
            relations[1] = Relation.NSUBJ;
            dependents.get(participle).add(0, 1);
            if (main >= 0) {
                heads[0] = participle;
                relations[0] = Relation.AUX;
                dependents.get(participle).add(0, 0);
            }
        } else if (heads[0] == participle) {
            move(1, participle, Relation.NSUBJ);
        }
    }

    private int participleEnd(int from) {
        for (int x = from; x < size(); x++) {
            if (low(x).equals(",")) {
                return x;
            }
        }
        return size();
    }

    /** "A man posing as Orlov called": of two subjects the second belongs to the participle before it. */
    private void objectOfParticiple(int v) {
        List<Integer> subjects = dependents(v, Relation.NSUBJ, Relation.NSUBJ_PASS);
        if (subjects.size() < 2) {
            return;
        }
        int first = subjects.getFirst();
        int second = subjects.getLast();
        int participle = second - 1;
        while (participle > first && !isVerb(participle)) {
            participle--;
        }
        if (participle > first
                && second < v
                && (parse.tag(participle) == Tag.VBG || parse.tag(participle) == Tag.VBN)) {
            move(second, participle, participle == second - 1 ? Relation.OBJ : Relation.OBL);
            if (heads[participle] == v) {
                move(participle, first, Relation.ACL);
            }
        }
    }

    /** "After the war of words, the two spoke": the name right before a finite verb without a subject is its subject. */
    private void subjectBefore(int v) {
        boolean finite = parse.tag(v) == Tag.VBD
                || parse.tag(v) == Tag.VBZ
                || parse.tag(v) == Tag.VBP
                || has(v, Relation.AUX, Relation.AUX_PASS);
        if (!finite
                || relations[v] == Relation.ACL_RELCL
                || has(v, Relation.NSUBJ, Relation.NSUBJ_PASS, Relation.CSUBJ, Relation.EXPL)) {
            return;
        }
        int n = v - 1;
        while (n > 0
                && (heads[n] == v
                        && (relations[n] == Relation.AUX
                                || relations[n] == Relation.AUX_PASS
                                || relations[n] == Relation.ADVMOD))) {
            n--;
        }
        if (n < 0 || !parse.tag(n).isName() || !cases[n].isEmpty() || heads[n] < 0 || isUnder(v, n)) {
            return;
        }
        boolean loose = relations[n] == Relation.APPOS
                || relations[n] == Relation.CONJ && !has(n, Relation.CC)
                || relations[n] == Relation.DEP
                || relations[n] == Relation.PARATAXIS
                || relations[n] == Relation.COMPOUND
                || relations[n] == Relation.NMOD
                || relations[n] == Relation.OBL
                || relations[n] == Relation.VOCATIVE
                || relations[n] == Relation.LIST
                || relations[n] == Relation.OBL_TMOD;
        boolean opens = n == 0 || low(n - 1).equals(",") || isVerb(n - 1) || parse.tag(n - 1) == Tag.IN;
        if (loose && opens) {
            move(n, v, has(v, Relation.AUX_PASS) ? Relation.NSUBJ_PASS : Relation.NSUBJ);
        }
    }

    /** "before the summit was called off": the noun behind the conjunction is the subject of the verb that follows. */
    private void subjectOfClause(int v) {
        if (relations[v] != Relation.ADVCL
                || heads[v] < 0
                || heads[v] > v
                || has(v, Relation.NSUBJ, Relation.NSUBJ_PASS)) {
            return;
        }
        boolean finite =
                parse.tag(v) == Tag.VBD || parse.tag(v) == Tag.VBZ || has(v, Relation.AUX_PASS) || has(v, Relation.AUX);
        if (!finite) {
            return;
        }
        for (int n : List.copyOf(dependents.get(heads[v]))) {
            if (n > heads[v]
                    && n < v
                    && relations[n] == Relation.OBL
                    && Lexicon.CLAUSE_OR_PHRASE.has(cases[n])
                    && !verbBetween(n, v)) {
                String conjunction = cases[n];
                move(n, v, has(v, Relation.AUX_PASS) ? Relation.NSUBJ_PASS : Relation.NSUBJ);
                cases[n] = "";
                cases[v] = conjunction;
                for (int c : List.copyOf(dependents.get(n))) {
                    if (relations[c] == Relation.CASE) {
                        move(c, v, Relation.MARK);
                    }
                }
                return;
            }
        }
    }

    private boolean verbBetween(int from, int to) {
        for (int x = from + 1; x < to; x++) {
            if (isVerb(x)) {
                return true;
            }
        }
        return false;
    }

    /** A partner that hangs on a day, a place or a name belongs to the verb or noun that those hang on. */
    private void partner(int w) {
        if (!PARTNER.contains(cases[w]) || !NOMINAL_MODIFIERS.contains(relations[w])) {
            return;
        }
        int h = heads[w];
        int steps = 0;
        while (h >= 0
                && heads[h] >= 0
                && steps++ < 4
                && !isVerb(h)
                && (parse.tag(h).isName()
                        || parse.tag(h) == Tag.CD
                        || Lexicon.TIME.has(parse.low(h))
                        || Lexicon.LINE.has(parse.low(h))
                        || unit(h) != null && unit(h).isParty())
                && relations[h] != Relation.NSUBJ
                && !cases[w].equals("from")) {
            h = heads[h];
        }
        if (h != heads[w] && h >= 0 && !isUnder(h, w)) {
            move(w, h, relations[w]);
        }
    }

    private void move(int w, int head, Relation relation) {
        if (isUnder(head, w)) {
            return;
        }
        relations[w] = relation;
        dependents.get(heads[w]).remove((Integer) w);
        heads[w] = head;
        List<Integer> siblings = dependents.get(head);
        int at = 0;
        while (at < siblings.size() && siblings.get(at) < w) {
            at++;
        }
        siblings.add(at, w);
    }

    int size() {
        return parse.size();
    }

    int head(int w) {
        return heads[w];
    }

    Relation relation(int w) {
        return relations[w];
    }

    List<Integer> dependents(int w) {
        return dependents.get(w);
    }

    List<Integer> dependents(int w, Relation... wanted) {
        List<Integer> out = new ArrayList<>(2);
        for (int d : dependents.get(w)) {
            for (Relation r : wanted) {
                if (relations[d] == r) {
                    out.add(d);
                    break;
                }
            }
        }
        return out;
    }

    boolean has(int w, Relation... wanted) {
        return !dependents(w, wanted).isEmpty();
    }

    /** The preposition or conjunction in front of a phrase, lower case; "" when there is none. */
    String preposition(int w) {
        return cases[w];
    }

    String lemma(int w) {
        Unit u = unit(w);
        if (u != null && u.kind == Unit.Kind.PARTY) {
            return "";
        }
        return parse.lemma(w);
    }

    String low(int w) {
        return parse.low(w);
    }

    Tag tag(int w) {
        return parse.tag(w);
    }

    /** The unit that this word is, or null for a hyphenated word. */
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

    /** The word that a token is part of; of a time, the word that it hangs on. */
    int wordOfToken(int token) {
        return wordOfToken[token];
    }

    boolean isVerb(int w) {
        return parse.tag(w).isVerb() && relations[w] != Relation.AMOD && relations[w] != Relation.COMPOUND;
    }

    boolean isNoun(int w) {
        return parse.tag(w).isNoun();
    }

    /** A verb, or a noun or adjective with a form of "be". */
    boolean isPredicate(int w) {
        return isVerb(w) || has(w, Relation.COP, Relation.NSUBJ, Relation.NSUBJ_PASS) || parse.tag(w) == Tag.MD;
    }

    boolean isPassive(int w) {
        return has(w, Relation.AUX_PASS, Relation.NSUBJ_PASS)
                || parse.tag(w) == Tag.VBN && relations[w] == Relation.ACL && !has(w, Relation.AUX);
    }

    /** The verb with its particle: "call off"; the verb alone where it has none. */
    String verb(int w) {
        for (int d : dependents.get(w)) {
            if (d > w
                    && (relations[d] == Relation.COMPOUND_PRT
                            || d == w + 1 && Lexicon.PARTICLE.has(low(d)) && isVerb(w))) {
                return lemma(w) + " " + low(d);
            }
        }
        return lemma(w);
    }

    /** The nearest predicate that this word stands under, itself included; -1 where there is none. */
    int clause(int w) {
        int c = w;
        int steps = 0;
        while (c >= 0 && !isPredicate(c) && steps++ < size()) {
            c = heads[c];
        }
        return c;
    }

    /**
     * The clause that a phrase sets the scene of: "warned him to stay out during a call" tells of a warning during the
     * call. Only a call is what people speak during; a visit or meeting belongs to what its own clause says.
     */
    int sceneClause(int w, int clause) {
        int c = clause;
        int steps = 0;
        boolean call = Lexicon.MEANS.has(low(w));
        while (call && c >= 0 && heads[c] >= 0 && steps++ < 4) {
            int h = heads[c];
            boolean complement = relations[c] == Relation.CCOMP
                    || relations[c] == Relation.XCOMP
                    || relations[c] == Relation.ADVCL && tag(c) == Tag.VB;
            boolean speaks = Lexicon.REPORTING.has(lemma(h)) || Lexicon.OBJECT_CONTROL.has(lemma(h));
            if (!complement || !speaks || !isVerb(h)) {
                break;
            }
            c = h;
        }
        return c;
    }

    boolean isUnder(int w, int ancestor) {
        int steps = 0;
        for (int c = w; c >= 0 && steps++ <= size(); c = heads[c]) {
            if (c == ancestor) {
                return true;
            }
        }
        return false;
    }

    /** A noun phrase and those that are coordinated with it. */
    List<Integer> members(int np) {
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

    private boolean relativePronoun(int w) {
        return switch (low(w)) {
            case "who", "which", "that", "whom" -> true;
            default -> false;
        };
    }

    /** The grammatical subjects, those that a verb shares with its governor included. */
    List<Integer> subjects(int verb) {
        return subjects(verb, 0);
    }

    private List<Integer> subjects(int verb, int depth) {
        if (depth > 6 || verb < 0) {
            return List.of();
        }
        List<Integer> own = new ArrayList<>(2);
        for (int s : dependents(verb, Relation.NSUBJ, Relation.NSUBJ_PASS)) {
            if (!(relativePronoun(s) && relations[verb] == Relation.ACL_RELCL)) {
                own.add(s);
            }
        }
        if (!own.isEmpty()) {
            return own;
        }
        int h = heads[verb];
        if (h < 0) {
            return List.of();
        }
        switch (relations[verb]) {
            case ACL, ACL_RELCL -> {
                if (isVerb(h)) {
                    return subjects(h, depth + 1);
                }
                // "plans to meet": whoever holds the plan meets.
                if (tag(verb) == Tag.VB
                        && relations[verb] == Relation.ACL
                        && !parse.tag(h).isName()
                        && firstUnit(h).parties.isEmpty()) {
                    List<Integer> owners = dependents(h, Relation.NMOD_POSS, Relation.COMPOUND);
                    List<Integer> named = owners.stream()
                            .filter(o -> !firstUnit(o).parties.isEmpty())
                            .toList();
                    if (!named.isEmpty()) {
                        return named;
                    }
                    int c = clause(h);
                    return c < 0 || c == verb ? List.of() : subjects(c, depth + 1);
                }
                return List.of(h);
            }
            case XCOMP, CONJ, ADVCL, PARATAXIS, CCOMP -> {
                if (relations[verb] == Relation.XCOMP && has(h, Relation.OBJ) && Lexicon.OBJECT_CONTROL.has(lemma(h))) {
                    return dependents(h, Relation.OBJ);
                }
                if (relations[verb] == Relation.CCOMP && tag(verb) != Tag.VB && tag(verb) != Tag.VBG) {
                    return List.of();
                }
                if (isPredicate(h) || relations[verb] == Relation.CONJ) {
                    return subjects(h, depth + 1);
                }
                return isNoun(h) ? List.of(h) : List.of();
            }
            case OBL, NMOD -> {
                // "after meeting Putin, Trump said": a gerund behind a preposition.
                int c = clause(h);
                return tag(verb) == Tag.VBG && c >= 0 && c != verb ? subjects(c, depth + 1) : List.of();
            }
            default -> {
                return List.of();
            }
        }
    }

    /** Who acts: the subject of an active verb, the "by" phrase of a passive one. */
    List<Integer> agents(int verb) {
        if (!isPassive(verb)) {
            return subjects(verb);
        }
        List<Integer> out = new ArrayList<>(dependents(verb, Relation.OBL_AGENT));
        for (int d : dependents(verb, Relation.OBL)) {
            if (preposition(d).equals("by")) {
                out.add(d);
            }
        }
        return out;
    }

    /** What is acted on: the object of an active verb, the subject of a passive one, the noun that a clause modifies. */
    List<Integer> patients(int verb) {
        List<Integer> out = new ArrayList<>(2);
        int h = heads[verb];
        if (isPassive(verb)) {
            for (int s : dependents(verb, Relation.NSUBJ_PASS, Relation.NSUBJ)) {
                if (!relativePronoun(s)) {
                    out.add(s);
                }
            }
            if (out.isEmpty()) {
                out.addAll(subjects(verb));
            }
            return out;
        }
        out.addAll(dependents(verb, Relation.OBJ));
        if (out.isEmpty() && h >= 0 && relations[verb] == Relation.ACL_RELCL && !isVerb(h)) {
            boolean subject = dependents(verb, Relation.NSUBJ).stream().anyMatch(s -> !relativePronoun(s));
            if (subject) {
                out.add(h);
            }
        }
        return out;
    }

    /** Phrases that hang on a word by this preposition, in order. */
    List<Integer> phrases(int w, Set<String> prepositions) {
        List<Integer> out = new ArrayList<>(2);
        for (int d : dependents.get(w)) {
            Relation r = relations[d];
            boolean phrase = NOMINAL_MODIFIERS.contains(r)
                    || r == Relation.ADVCL && isNoun(d)
                    || r == Relation.XCOMP && isNoun(d)
                    || r == Relation.DEP;
            if (phrase && prepositions.contains(cases[d])) {
                out.add(d);
            } else if ((r == Relation.ADVMOD || r == Relation.COMPOUND_PRT || r == Relation.CASE)
                    && d > w
                    && prepositions.contains(low(d))) {
                // "up with": the preposition's noun hangs on the particle.
                for (int f : dependents.get(d)) {
                    if (f > d && isNoun(f)) {
                        out.add(f);
                    }
                }
            }
        }
        return out;
    }

    /** How many steps lead from the word up to its ancestor; -1 when it is none. */
    int steps(int w, int ancestor) {
        int n = 0;
        for (int c = w; c >= 0 && n <= size(); c = heads[c]) {
            if (c == ancestor) {
                return n;
            }
            n++;
        }
        return -1;
    }

    /** One word a line: its number from 1, itself, its tag, the number of its head, its function. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int w = 0; w < size(); w++) {
            out.append(w + 1)
                    .append('\t')
                    .append(parse.text(w))
                    .append('\t')
                    .append(tag(w).symbol())
                    .append('\t')
                    .append(heads[w] + 1)
                    .append('\t')
                    .append(relations[w].symbol())
                    .append('\n');
        }
        return out.toString();
    }
}
