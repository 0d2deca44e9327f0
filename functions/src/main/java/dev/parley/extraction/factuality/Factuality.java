package dev.parley.extraction.factuality;

import dev.parley.extraction.factuality.Predicates.Effect;
import dev.parley.extraction.factuality.VerbGroups.VerbGroup;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the event that a word names happened, composed from the word up to the top of its sentence: each governing
 * predicate passes on a value that depends on its own polarity and tense (after Saurí and Pustejovsky, FactBank, 2009,
 * and De Facto, 2012). What a predicate does is a row of {@link Predicates}.
 */
public final class Factuality {
    /** Longer chains of governors than this are cut; no sentence of news is as deep. */
    private static final int DEEPEST = 14;

    /** What is claimed of an event, from the strongest claim to none. */
    public enum Value {
        HAPPENED,
        PLANNED,
        PROPOSED,
        UNKNOWN,
        DENIED;

        /** The value of an event with this value inside a clause of the other. */
        Value under(Value outer) {
            if (outer == HAPPENED) {
                return this;
            }
            if (this == DENIED || outer == DENIED) {
                return DENIED;
            }
            return compareTo(outer) >= 0 ? this : outer;
        }

        Value opposite() {
            return this == DENIED ? HAPPENED : this == UNKNOWN ? UNKNOWN : DENIED;
        }
    }

    /**
     * The value of an event, and how it came about.
     *
     * @param path from the top of the sentence to the event: the predicates and what each did
     * @param backdrop whether the event only sets the scene: "after the talks", "since they met"
     */
    public record Reading(Value value, List<String> path, boolean backdrop) {
        Reading step(Value value, String step) {
            return step(value, step, backdrop);
        }

        Reading step(Value value, String step, boolean backdrop) {
            List<String> longer = new ArrayList<>(path);
            longer.add(step);
            return new Reading(value, longer, backdrop);
        }
    }

    static final Reading TOP = new Reading(Value.HAPPENED, List.of(), false);

    private final ParsedSentence s;
    private final Predicates predicates;
    private final VerbGroups groups;
    private final Governors governors;
    private final PhraseFactuality phrases;
    private final SubordinateFactuality subordinate;

    public Factuality(ParsedSentence sentence, Predicates predicates) {
        this.s = sentence;
        this.predicates = predicates;
        this.groups = new VerbGroups(sentence);
        this.governors = new Governors(sentence, predicates);
        this.phrases = new PhraseFactuality(sentence, predicates, groups, governors, this::up);
        this.subordinate = new SubordinateFactuality(sentence, predicates, groups, governors, this::up);
    }

    /** Of the event that this verb or noun names. */
    public Reading of(int word) {
        Reading reading = up(word, 0);
        boolean nothing =
                s.isVerb(word) && s.dependents(word, Relation.OBJ).stream().anyMatch(groups::isNothing);
        // "has signed no agreement"
        return nothing ? reading.step(Value.DENIED, "no") : reading;
    }

    /** Of a word at this depth below the event, by way of what governs it. */
    Reading up(int w, int depth) {
        if (w < 0 || depth > DEEPEST) {
            return TOP;
        }
        return s.isPredicate(w) ? clause(w, depth + 1) : phrases.of(w, depth + 1);
    }

    /** Whether the word itself is negated: "will not join". */
    public boolean isNegated(int word) {
        return groups.negated(word);
    }

    /** Whether the clause's own verb speaks of the future: "will not meet", "is to meet". */
    public boolean announces(int word) {
        int c = s.clause(word);
        return c >= 0 && groups.of(c).value() == Value.PLANNED;
    }

    // -- clauses

    private Reading clause(int w, int depth) {
        VerbGroup group = groups.of(w);
        int h = s.head(w);
        Relation r = s.relation(w);
        String mark = marker(w);
        Value own = group.negated() ? group.value().opposite() : group.value();
        if (!s.isVerb(w)
                && s.dependents(w, Relation.AMOD).stream().anyMatch(d -> Lexicon.FAILED_ADJECTIVE.has(s.low(d)))) {
            // "It was a failed visit"
            own = Value.DENIED;
        }
        if (Lexicon.CONDITION.has(mark)) {
            return TOP.step(Value.UNKNOWN, mark);
        }
        if (own == Value.PLANNED && conditional(w)) {
            // "will leave the talks if Oslo insists"
            own = Value.PROPOSED;
        }
        if (h < 0) {
            if (group.infinitive()) {
                // "Orlov to visit Oslo" is an announcement in a headline only. Elsewhere it is a fragment: "His aim: to
                // visit".
                Value announced = s.sentence.title() && !conditional(w) ? Value.PLANNED : Value.PROPOSED;
                return TOP.step(group.negated() ? Value.DENIED : announced, "to " + s.lemma(w));
            }
            return TOP.step(own, s.lemma(w));
        }
        if (group.infinitive() && r != Relation.CONJ) {
            return infinitive(w, h, r, group, depth);
        }
        switch (r) {
            case CONJ -> {
                boolean shares =
                        s.dependents(w, Relation.NSUBJ, Relation.NSUBJ_PASS).isEmpty()
                                && (!s.has(w, Relation.AUX) || group.infinitive())
                                && (s.tag(w) == Tag.VB
                                        || s.tag(w) == Tag.VBN
                                        || s.tag(w) == Tag.VBG
                                        || !s.isVerb(w)
                                        || mayHave(h));
                if (shares && s.isPredicate(h)) {
                    Reading outer = up(h, depth);
                    return outer.step(group.negated() ? outer.value().opposite() : outer.value(), "and " + s.lemma(w));
                }
                int above = h;
                while (above >= 0 && s.relation(above) == Relation.CONJ) {
                    above = s.head(above);
                }
                if (above >= 0 && s.head(above) >= 0 && s.relation(above) == Relation.CCOMP) {
                    return complement(s.head(above), own, depth);
                }
                return TOP.step(own, s.lemma(w));
            }
            case CCOMP, CSUBJ -> {
                return complement(h, own, depth);
            }
            case PARATAXIS -> {
                if (s.tag(w) == Tag.VB && s.has(w, Relation.CC) && s.isPredicate(h)) {
                    // "is scheduled to meet Brandt, as well as hold talks"
                    Reading outer = up(h, depth);
                    return outer.step(outer.value(), "and " + s.lemma(w));
                }
                return TOP.step(own, s.lemma(w));
            }
            case ADVCL -> {
                return subordinate.adverbial(w, h, mark, own, depth);
            }
            case ACL -> {
                return subordinate.adnominal(w, h, mark, own, depth);
            }
            case ACL_RELCL -> {
                boolean content =
                        s.dependents(w).stream().anyMatch(d -> d < w && s.low(d).equals("that"))
                                && predicates.of(s.lemma(h), "n", "that", false).isPresent();
                return content ? subordinate.adnominal(w, h, "that", own, depth) : TOP.step(own, "who " + s.lemma(w));
            }
            case XCOMP, OBJ, OBL, NMOD -> {
                return subordinate.gerund(w, h, own, depth);
            }
            default -> {
                return TOP.step(own, s.lemma(w));
            }
        }
    }

    /** "may have visited Oslo and met Brandt" */
    private boolean mayHave(int verb) {
        List<Integer> auxiliaries = s.dependents(verb, Relation.AUX);
        return auxiliaries.stream().anyMatch(a -> s.tag(a) == Tag.MD)
                && auxiliaries.stream().anyMatch(a -> s.low(a).equals("have"));
    }

    /** The first word of a subordinate clause: "that", "if", "after". */
    private String marker(int w) {
        for (int d : s.dependents(w, Relation.MARK, Relation.ADVMOD, Relation.CASE)) {
            if (d < w && (Lexicon.CONDITION.has(s.low(d)) || Lexicon.SUBORDINATOR.has(s.low(d)))) {
                return s.low(d);
            }
        }
        return "";
    }

    private Reading infinitive(int w, int h, Relation r, VerbGroup group, int depth) {
        Reading outer = up(h, depth);
        boolean denied = outer.value() == Value.DENIED;
        if (s.dependents(h, Relation.ADVMOD).stream().anyMatch(d -> s.low(d).equals("yet"))
                && (s.lemma(h).equals("have") || s.lemma(h).equals("be"))) {
            return outer.step(Value.DENIED, "yet to " + s.lemma(w));
        }
        List<String> complements = new ArrayList<>(4);
        if (s.has(h, Relation.OBJ) && r != Relation.ADVCL) {
            complements.add("obj-to");
        }
        if (s.tag(h) == Tag.VBD || s.tag(h) == Tag.VBN) {
            complements.add("to:past");
        }
        complements.add("to");
        complements.add("inf");
        Optional<Effect> effect = supported(h, depth).or(() -> governors.effect(h, complements, denied));
        Value value;
        boolean earlier =
                s.dependents(h, Relation.AUX).stream().anyMatch(a -> s.low(a).equals("had"));
        if (s.sentence.title()
                && r == Relation.CCOMP
                && Lexicon.REPORTING.has(s.lemma(h))
                && s.has(w, Relation.NSUBJ)) {
            // "Oslo says talks to resume": a headline that is reported.
            value = Value.PLANNED;
        } else if (effect.isPresent()) {
            value = Governors.valueOf(effect.get(), Value.PLANNED);
            if (earlier && s.isPassive(h) && value == Value.PLANNED) {
                // "had been expected to meet": the plan of an earlier time.
                value = Value.UNKNOWN;
            }
        } else if ((r == Relation.CCOMP || r == Relation.ADVCL)
                && w < h
                && Lexicon.REPORTING.has(s.lemma(h))
                && s.has(w, Relation.NSUBJ)) {
            // "Orlov to visit Oslo, ministry says": a headline that is reported.
            value = Value.PLANNED;
        } else if (r == Relation.ACL
                && !s.isVerb(h)
                && s.dependents(h, Relation.AMOD).stream().anyMatch(d -> Lexicon.FIRST.has(s.low(d)))) {
            // "the first leader to visit"
            value = Value.HAPPENED;
        } else if (r == Relation.ACL && s.tag(h).isName() || s.sentence.title() && r == Relation.ACL && s.head(h) < 0) {
            // "Orlov to visit": a headline, or one within a sentence.
            value = Value.PLANNED;
        } else if (Lexicon.MOTION.has(s.lemma(h)) || s.lemma(h).equals("be")) {
            // A purpose that a journey has: "flew to Oslo to meet". Of an earlier journey, "had flown", it is history.
            boolean together = Lexicon.GATHERS.has(s.lemma(h));
            value = earlier ? Value.UNKNOWN : together ? Value.HAPPENED : Value.PLANNED;
        } else {
            value = Value.UNKNOWN;
        }
        if (group.negated()) {
            value = value.opposite();
        }
        Value result = denied ? (effect.isPresent() ? value : Value.DENIED) : value.under(outer.value());
        return outer.step(result, governors.name(h) + " to " + s.lemma(w));
    }

    /** What a verb with its object does to the infinitive that hangs on the object: "accepted the invitation to visit". */
    private Optional<Effect> supported(int noun, int depth) {
        int verb = s.head(noun);
        if (s.relation(noun) != Relation.OBJ || verb < 0 || !s.isVerb(verb)) {
            return Optional.empty();
        }
        boolean denied = up(verb, depth).value() == Value.DENIED;
        return predicates
                .of(s.lemma(verb) + " " + s.lemma(noun), "v", "to", denied)
                .or(() -> predicates.of(s.lemma(verb) + " the " + s.lemma(noun), "v", "to", denied));
    }

    /** A that-clause or a quotation. */
    private Reading complement(int h, Value own, int depth) {
        Reading outer = up(h, depth);
        boolean denied = outer.value() == Value.DENIED;
        Optional<Effect> effect = s.dependents(h, Relation.OBJ).stream()
                .flatMap(noun -> predicates.of(s.lemma(noun), "n", "that", denied).stream())
                .findFirst()
                // "voiced hopes that": what the noun says of the clause
                .or(() -> governors.effect(h, List.of("that", "quote"), denied));
        boolean attributes = Lexicon.REPORTING.has(s.lemma(h));
        if (s.has(h, Relation.OBJ)
                && effect.filter(Effect.OWN::equals).isPresent()
                && governors
                        .effect(h, List.of("np"), denied)
                        .filter(Effect.DENIED::equals)
                        .isPresent()) {
            // "rejected the claim that they met"
            return outer.step(own.under(Value.DENIED), governors.name(h) + " that");
        }
        if (attributes && conceded(h)) {
            return outer.step(own.under(Value.UNKNOWN), governors.name(h) + " that, conceded");
        }
        if (effect.isEmpty() || effect.get() == Effect.OWN || effect.get() == Effect.GIVEN) {
            Value value = own;
            if (effect.isEmpty() && denied) {
                value = own == Value.DENIED ? own : Value.UNKNOWN;
            } else if (!attributes && (outer.value() == Value.UNKNOWN || outer.value() == Value.PROPOSED)) {
                value = own.under(Value.PROPOSED);
            } else if (outer.value() == Value.UNKNOWN && s.relation(h) == Relation.ADVCL) {
                value = own.under(Value.UNKNOWN);
            }
            return outer.step(value, governors.name(h) + " that");
        }
        Value given = Governors.valueOf(effect.get(), own);
        Value value = given == Value.DENIED && own == Value.DENIED ? Value.UNKNOWN : own.under(given);
        // A denial counts regardless of who reports it.
        return outer.step(value, governors.name(h) + " that");
    }

    /** "Although Orlov claimed that", "despite a statement claiming that": the sentence goes on to say otherwise. */
    private boolean conceded(int report) {
        int above = s.head(report);
        return s.relation(report) == Relation.ADVCL && Lexicon.CONCESSION.has(marker(report))
                || s.relation(report) == Relation.ACL && above >= 0 && Lexicon.CONCESSION.has(s.preposition(above));
    }

    /** Whether a clause depends on a condition: "if Oslo insists", "unless they agree". */
    private boolean conditional(int w) {
        int h = s.head(w);
        boolean said = h > w && s.relation(w) == Relation.CCOMP;
        return Stream.concat(
                        s.dependents(w, Relation.ADVCL).stream(),
                        // "will leave if Oslo insists, he said"
                        said ? s.dependents(h, Relation.ADVCL).stream().filter(d -> d > w && d < h) : Stream.of())
                .map(this::marker)
                .anyMatch(mark -> mark.equals("if") || mark.equals("unless"));
    }
}
