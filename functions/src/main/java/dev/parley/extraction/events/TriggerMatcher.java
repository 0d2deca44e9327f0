package dev.parley.extraction.events;

import dev.parley.extraction.FactType;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Dates;
import dev.parley.extraction.tree.ParsedSentence;
import dev.parley.extraction.tree.Trigger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the conditions of a {@link Trigger} hold of a word, by the grammatical functions around it. */
final class TriggerMatcher {
    private final ParsedSentence s;
    private final NounPhrases phrases;

    TriggerMatcher(ParsedSentence sentence, NounPhrases phrases) {
        this.s = sentence;
        this.phrases = phrases;
    }

    /**
     * Whether a rule fits a word.
     *
     * @param words gets those that the rule takes for itself
     */
    boolean matches(Trigger t, int w, BitSet words) {
        if (t.part() == Trigger.Part.NOUN
                && (s.relation(w) == Relation.COMPOUND || s.relation(w) == Relation.AMOD)
                && s.head(w) >= 0
                && !s.isVerb(s.head(w))
                && !(t.type() == FactType.CEASEFIRE && Lexicon.ACCORD.has(s.lemma(s.head(w))))) {
            return false;
        }
        if (t.part() == Trigger.Part.PLACE) {
            boolean purpose =
                    s.dependents(w, Relation.ADVCL, Relation.ACL).stream().anyMatch(d -> s.tag(d) == Tag.VB)
                            || s.phrases(w, Set.of("for")).stream().anyMatch(f -> Lexicon.EVENT_NOUN.has(s.low(f)))
                            || s.phrases(w, Set.of("on")).stream().anyMatch(f -> Lexicon.EVENT_NOUN.has(s.low(f)));
            return purpose && s.has(w, Relation.COP) && s.preposition(w).equals("in") && s.has(w, Relation.NSUBJ)
                    || arrived(w);
        }
        for (Trigger.Condition need : t.needs()) {
            if (!holds(need, w, words)) {
                return false;
            }
        }
        for (Trigger.Condition not : t.without()) {
            if (holds(not, w, new BitSet())) {
                return false;
            }
        }
        return !(t.has("naming") && new Naming(s).holds(w));
    }

    /** "Orlov in Oslo for talks": a headline that has no verb. */
    private boolean arrived(int place) {
        int h = s.head(place);
        if (h < 0 || !s.sentence.title() || !s.preposition(place).equals("in") || h > place || s.isPredicate(h)) {
            return false;
        }
        int top = s.head(h);
        boolean aim = top < 0
                ? s.phrases(h, Set.of("for")).stream().anyMatch(f -> f > place && Lexicon.EVENT_NOUN.has(s.low(f)))
                : s.head(top) < 0
                        && s.relation(h) == Relation.NSUBJ
                        && s.preposition(top).equals("for")
                        && Lexicon.EVENT_NOUN.has(s.low(top));
        return aim && s.isUnit(place, unit -> unit.place);
    }

    private boolean holds(Trigger.Condition c, int w, BitSet words) {
        for (String function : c.functions()) {
            if (function.equals("any")) {
                int clause = s.clause(w);
                for (int x = 0; x < s.size(); x++) {
                    if (x != w
                            && c.fillers().contains(s.lemma(x))
                            && (clause < 0 || s.clause(x) == clause || s.isUnder(x, clause))) {
                        return true;
                    }
                }
                continue;
            }
            for (int filler : fill(function, w)) {
                if (fits(c.fillers(), filler, function)) {
                    if (Lexicon.EVENT_NOUN.has(s.low(filler))
                            || Lexicon.EVENT_NOUN.has(s.lemma(filler))
                            || function.equals("means")) {
                        words.set(filler);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fits(Set<String> fillers, int filler, String function) {
        boolean clausal = function.endsWith("inf") || function.equals("that");
        if (clausal) {
            return fillers.contains("ANY") || fillers.contains(s.lemma(filler)) || fillers.contains(s.verb(filler));
        }
        for (int member : s.members(filler)) {
            if (fillers.contains(s.lemma(member))
                    || fillers.contains(s.low(member))
                    || s.isVerb(filler) && fillers.contains(s.verb(filler))) {
                return true;
            }
            // "the UN's new envoy for Yemen" is an envoy.
            Unit unit = s.unit(member);
            if (unit != null && unit.kind == Unit.Kind.PARTY && unit.to - unit.from > 1) {
                for (int token = unit.from; token < unit.to; token++) {
                    if (fillers.contains(s.sentence.tokens().get(token).low())) {
                        return true;
                    }
                }
            }
            // "a ceasefire deal" is a ceasefire.
            if (accord(member, fillers)) {
                return true;
            }
            // "a round of talks", "the start of negotiations"
            if (Lexicon.CONTAINER.has(s.lemma(member))) {
                for (int of : s.phrases(member, Set.of("of"))) {
                    if (fillers.contains(s.lemma(of)) || fillers.contains(s.low(of)) || accord(of, fillers)) {
                        return true;
                    }
                }
            }
        }
        if (fillers.contains("ANY")) {
            return !Lexicon.TIME.has(s.low(filler)) && !Dates.isCalendarWord(s.low(filler));
        }
        if (fillers.contains("PARTY") && phrases.names(filler, true)) {
            return true;
        }
        if (fillers.contains("PERSON") && phrases.names(filler, false)) {
            return true;
        }
        if (fillers.contains("PLACE")) {
            Unit u = s.unit(filler);
            return !s.isFrontier(filler)
                    && (u != null && u.place
                            || s.members(filler).stream().anyMatch(m -> s.isUnit(m, unit -> unit.place)));
        }
        if (fillers.contains("NATIONALS")) {
            for (int member : s.members(filler)) {
                Unit u = s.unit(member);
                if (u != null && u.kind == Unit.Kind.NATIONALITY
                        || Lexicon.NATIONAL.has(s.lemma(member))
                                && s.dependents(member, Relation.AMOD, Relation.COMPOUND).stream()
                                        .anyMatch(d -> s.isUnit(d, unit -> unit.kind == Unit.Kind.NATIONALITY))) {
                    return true;
                }
            }
        }
        if (fillers.contains("PAIR")) {
            Unit u = s.unit(filler);
            if (u != null
                    && u.isParty()
                    && Lexicon.PAIR.has(s.sentence.tokens().get(u.to - 1).low())
                    && s.sentence.tokens().get(u.from).shape() == Token.Shape.LOWER) {
                return true;
            }
        }
        if (fillers.contains("PLURAL")) {
            return phrases.isPlural(filler);
        }
        if (fillers.contains("OTHER")) {
            return !phrases.names(filler, true)
                    && !Lexicon.TIME.has(s.low(filler))
                    && !Dates.isCalendarWord(s.low(filler))
                    && !Lexicon.SIDE.has(s.low(filler))
                    && !Lexicon.AIDE.has(s.lemma(filler))
                    && !pronoun(filler);
        }
        return false;
    }

    private boolean accord(int noun, Set<String> fillers) {
        return Lexicon.ACCORD.has(s.lemma(noun))
                && s.dependents(noun, Relation.COMPOUND, Relation.AMOD).stream()
                        .anyMatch(of -> fillers.contains(s.lemma(of)));
    }

    boolean pronoun(int w) {
        return s.tag(w) == Tag.PRP || s.tag(w) == Tag.PRP_POSSESSIVE || s.tag(w) == Tag.WP || s.tag(w) == Tag.WDT;
    }

    /** The words that fill a function of this one. */
    List<Integer> fill(String function, int w) {
        int dot = function.indexOf('.');
        if (dot > 0) {
            List<Integer> out = new ArrayList<>(2);
            for (int inner : fill(function.substring(0, dot), w)) {
                for (int member : contained(inner)) {
                    out.addAll(fill(function.substring(dot + 1), member));
                }
            }
            return out;
        }
        return switch (function) {
            case "subj" -> s.isVerb(w) || s.isPredicate(w) ? s.agents(w) : arrived(w) ? List.of(s.head(w)) : List.of();
            case "obj" -> s.patients(w).stream().filter(p -> !listed(p, w)).toList();
            // "was appointed envoy": what a passive verb makes of its subject
            case "xcomp" ->
                s.isPassive(w) ? s.dependents(w, Relation.XCOMP, Relation.OBJ) : s.dependents(w, Relation.XCOMP);
            case "iobj" -> s.dependents(w, Relation.IOBJ);
            case "inf" -> infinitives(w);
            case "that" -> s.dependents(w, Relation.CCOMP);
            case "mod", "comp" -> s.dependents(w, Relation.AMOD, Relation.COMPOUND, Relation.NUMMOD, Relation.FLAT);
            case "poss" -> s.dependents(w, Relation.NMOD_POSS);
            case "held" ->
                s.dependents(w, Relation.ACL, Relation.ACL_RELCL).stream()
                        .filter(d -> Lexicon.DETAINED.has(s.low(d)))
                        .toList();
            case "det" -> s.dependents(w, Relation.DET);
            case "means" -> means(w);
            case "verb" -> support(w).map(List::of).orElse(List.of());
            case "pred" -> predicate(w).map(List::of).orElse(List.of());
            case "self" -> List.of(w);
            case "person", "place" -> List.of(w);
            case "with" ->
                s.phrases(w, Set.of(function)).stream().filter(p -> !topical(p)).toList();
            default -> s.phrases(w, Set.of(function));
        };
    }

    /** "met Brandt with trade, Oslo on the agenda": the second of several subjects. */
    private boolean listed(int object, int verb) {
        return topical(object) && s.phrases(verb, Set.of("with")).stream().anyMatch(p -> p < object && topical(p));
    }

    /** "with Ukraine on the agenda": a subject of the meeting, and no partner. */
    private boolean topical(int filler) {
        for (int x = filler + 1; x < s.size() && !s.isVerb(x) && !s.low(x).equals("with"); x++) {
            if (Lexicon.TOPICAL.has(s.low(x)) && s.preposition(x).equals("on")) {
                return true;
            }
        }
        return false;
    }

    /** A noun, and what it contains: "round", "round of talks". */
    private List<Integer> contained(int np) {
        List<Integer> out = new ArrayList<>(s.members(np));
        if (Lexicon.CONTAINER.has(s.lemma(np))) {
            out.addAll(s.phrases(np, Set.of("of")));
        }
        return out;
    }

    private List<Integer> infinitives(int w) {
        List<Integer> out = new ArrayList<>(1);
        for (int d : s.dependents(w, Relation.XCOMP, Relation.ADVCL, Relation.ACL, Relation.CCOMP)) {
            boolean to = s.dependents(d, Relation.MARK, Relation.AUX).stream()
                    .anyMatch(m -> s.low(m).equals("to"));
            boolean open = s.relation(d) == Relation.XCOMP && s.isVerb(d) && s.tag(d) != Tag.VBG;
            if (to || open || s.tag(d) == Tag.VB) {
                out.add(d);
                for (int c : s.dependents(d, Relation.CONJ)) {
                    out.add(c);
                }
            }
        }
        return out;
    }

    /** "by phone", "in a video call", "over a secure line": in the clause of this word. */
    private List<Integer> means(int w) {
        int clause = s.clause(w);
        List<Integer> out = new ArrayList<>(1);
        for (int x = 0; x < s.size(); x++) {
            if (x == w || !Lexicon.MEANS.has(s.low(x))) {
                continue;
            }
            int c = s.clause(x);
            if (c == clause
                    || clause >= 0
                            && s.head(x) >= 0
                            && s.isUnder(x, clause)
                            && s.steps(x, clause) <= 3
                            && c >= 0
                            && !s.isVerb(c)) {
                String preposition = s.preposition(x);
                boolean adverb = s.tag(x) == Tag.RB;
                if (adverb
                        || preposition.equals("by")
                        || preposition.equals("on")
                        || preposition.equals("over")
                        || preposition.equals("via")
                        || preposition.equals("in")
                        || preposition.equals("through")
                        || preposition.equals("during")) {
                    out.add(x);
                }
            }
        }
        return out;
    }

    /** The verb whose object this noun is, a container ("a round of talks") passed over. */
    Optional<Integer> support(int noun) {
        int w = noun;
        int h = s.head(w);
        if (h >= 0
                && s.relation(w) == Relation.NMOD
                && Lexicon.CONTAINER.has(s.lemma(h))
                && s.preposition(w).equals("of")) {
            w = h;
            h = s.head(w);
        }
        while (h >= 0 && s.relation(w) == Relation.CONJ && !s.isVerb(h)) {
            w = h;
            h = s.head(w);
        }
        for (int d : s.dependents(w, Relation.ACL, Relation.ACL_RELCL)) {
            if (s.isVerb(d) && s.patients(d).contains(w) || s.isVerb(d) && s.tag(d) == Tag.VBN) {
                return Optional.of(d);
            }
        }
        if (h < 0 || !s.isPredicate(h)) {
            return Optional.empty();
        }
        return switch (s.relation(w)) {
            case OBJ, NSUBJ_PASS, XCOMP, DEP, IOBJ -> Optional.of(h);
            case NSUBJ -> s.isPassive(h) ? Optional.of(h) : Optional.empty();
            case OBL, NMOD ->
                Lexicon.TAKES_PART.has(s.lemma(h)) && Lexicon.PART_IN.has(s.preposition(w))
                        ? Optional.of(h)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The verb whose subject this noun is. */
    Optional<Integer> predicate(int noun) {
        int h = s.head(noun);
        int w = noun;
        if (h >= 0 && s.relation(w) == Relation.NMOD && Lexicon.CONTAINER.has(s.lemma(h))) {
            w = h;
            h = s.head(w);
        }
        boolean subject = h >= 0 && (s.relation(w) == Relation.NSUBJ || s.relation(w) == Relation.NSUBJ_PASS);
        return subject && s.isPredicate(h) ? Optional.of(h) : Optional.empty();
    }
}
