package dev.parley.extraction.factuality;

import static dev.parley.extraction.factuality.Factuality.TOP;

import dev.parley.extraction.factuality.Factuality.Reading;
import dev.parley.extraction.factuality.Factuality.Value;
import dev.parley.extraction.factuality.Predicates.Effect;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.List;
import java.util.Optional;

/** Whether the event that a noun names happened, by the noun's function in its clause, its adjectives and participles. */
record PhraseFactuality(
        ParsedSentence s, Predicates predicates, VerbGroups groups, Governors governors, Governing governing) {
    /** The factuality of what governs the noun. */
    interface Governing {
        Reading of(int word, int depth);
    }

    /** Of a noun that names an event. */
    Reading of(int w, int depth) {
        int h = s.head(w);
        Relation r = s.relation(w);
        boolean nothing = groups.isNothing(w);
        if (describes(w)) {
            return TOP.step(Value.UNKNOWN, s.low(w) + " of a role");
        }
        Reading reading;
        if (h < 0) {
            reading = verbless(w);
        } else if (s.isPredicate(h) && (r == Relation.NSUBJ || r == Relation.NSUBJ_PASS)) {
            reading = subject(w, h, depth);
        } else if (s.isPredicate(h)
                && (r == Relation.OBJ
                        || r == Relation.IOBJ
                        || r == Relation.XCOMP
                        || r == Relation.CCOMP
                        || r == Relation.DEP)) {
            reading = object(w, h, depth);
        } else if (r == Relation.OBL
                || r == Relation.NMOD
                || r == Relation.ADVCL
                || r == Relation.OBL_AGENT
                || r == Relation.OBL_TMOD
                || r == Relation.NMOD_TMOD
                || r == Relation.ACL) {
            reading = prepositional(w, h, depth);
        } else if (r == Relation.CONJ || r == Relation.APPOS || r == Relation.PARATAXIS) {
            reading = s.isPredicate(h) ? TOP : governing.of(h, depth);
        } else {
            reading = governing.of(h, depth);
            if (r == Relation.COMPOUND && Lexicon.ACCORD.has(s.lemma(h)) && reading.value() == Value.HAPPENED) {
                // "a prisoner swap deal was reached": the swap is still to come.
                reading = reading.step(Value.PLANNED, s.lemma(h));
            }
        }
        return modified(w, nothing, reading);
    }

    /** "Oman, a mediator in the talks, said": what stands before the preposition has a role in them, whatever the tree says. */
    private boolean describes(int w) {
        for (int d : s.dependents(w, Relation.CASE)) {
            if (d > 0
                    && d < w
                    && predicates
                            .of(s.lemma(d - 1), "n", s.low(d), false)
                            .filter(Effect.TOPIC::equals)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Reading modified(int w, boolean nothing, Reading reading) {
        if (nothing) {
            return reading.step(Value.DENIED, "no");
        }
        for (int d : s.dependents(w, Relation.AMOD, Relation.ADVMOD, Relation.COMPOUND, Relation.NMOD_POSS)) {
            String low = s.low(d);
            boolean possessedDay = s.relation(d) == Relation.NMOD_POSS;
            if (possessedDay) {
                continue;
            }
            if (Lexicon.PLANNED_ADJECTIVE.has(low) && reading.value() == Value.HAPPENED) {
                return reading.step(Value.PLANNED, low);
            }
            if (Lexicon.POSSIBLE_ADJECTIVE.has(low) && reading.value() != Value.DENIED) {
                return reading.step(Value.PROPOSED.under(reading.value()), low);
            }
            if (Lexicon.FAILED_ADJECTIVE.has(low)) {
                return reading.step(Value.DENIED, low);
            }
        }
        // "talks planned for Friday": a participle after the noun.
        for (int d : s.dependents(w, Relation.ACL)) {
            if (s.tag(d) == Tag.VBN && groups.of(d).infinitive()) {
                if (reading.value() == Value.HAPPENED) {
                    return reading.step(Value.PLANNED, "to be " + s.lemma(d));
                }
            } else if (s.tag(d) == Tag.VBN) {
                Optional<Effect> effect = governors.effect(d, List.of("subj"), false);
                if (effect.isPresent() && effect.get() != Effect.OWN && effect.get() != Effect.GIVEN) {
                    return reading.step(
                            Governors.valueOf(effect.get(), reading.value()).under(reading.value()), s.lemma(d));
                }
            }
        }
        return reading;
    }

    /** A headline without a verb. */
    private Reading verbless(int w) {
        for (int d : s.dependents(w, Relation.ACL)) {
            if (s.tag(d) == Tag.VB) {
                return TOP.step(Value.PLANNED, "to " + s.lemma(d));
            }
        }
        return TOP.step(Value.HAPPENED, "headline");
    }

    private Reading subject(int w, int h, int depth) {
        Reading outer = governing.of(h, depth);
        boolean denied = outer.value() == Value.DENIED;
        if (s.has(h, Relation.XCOMP, Relation.ADVCL) && groups.yet(h)) {
            return outer.step(Value.DENIED, "yet to");
        }
        Optional<Effect> effect = governors.effect(h, List.of("subj"), denied);
        if (effect.isEmpty()) {
            // "The talks did not resolve it": the sentence still says that there were talks.
            Value value = outer.value() == Value.DENIED
                    ? (groups.isNothing(w) || s.isPassive(h) ? Value.DENIED : Value.HAPPENED)
                    : outer.value();
            return outer.step(value, governors.name(h));
        }
        Value value = Governors.valueOf(effect.get(), Value.HAPPENED);
        return outer.step(denied ? value : value.under(outer.value()), governors.name(h));
    }

    private Reading object(int w, int h, int depth) {
        Reading outer = governing.of(h, depth);
        boolean denied = outer.value() == Value.DENIED;
        Optional<Effect> effect = governors.effect(h, List.of("np"), denied);
        if (effect.isEmpty()) {
            // A verb with a definite object ("the call") presupposes the event.
            boolean several = s.tag(w) == Tag.NNS && !s.has(w, Relation.DET, Relation.NMOD_POSS, Relation.NUMMOD);
            Value supposed = denied ? Value.DENIED : several ? Value.UNKNOWN.under(outer.value()) : outer.value();
            return outer.step(supposed, governors.name(h));
        }
        Value value =
                switch (effect.get()) {
                    case OWN, GIVEN -> outer.value() == Value.UNKNOWN ? Value.UNKNOWN : Value.HAPPENED;
                    case TOPIC -> Value.UNKNOWN;
                    default -> {
                        Value v = Governors.valueOf(effect.get(), Value.HAPPENED);
                        yield denied ? v : v.under(outer.value());
                    }
                };
        return outer.step(value, governors.name(h), outer.backdrop() || effect.get() == Effect.GIVEN);
    }

    private Reading prepositional(int w, int h, int depth) {
        String phrase = s.preposition(w);
        if (phrase.equals("of") || phrase.equals("from")) {
            String opened = governors.introduction(w);
            if (opened.length() > phrase.length()) {
                phrase = opened;
            }
        }
        int governor = s.sceneClause(w, s.clause(h));
        Reading clause = governor < 0 ? TOP : governing.of(governor, depth);
        if (s.isPredicate(h)) {
            boolean denied = clause.value() == Value.DENIED;
            Optional<Effect> verb = governors.effect(h, List.of(phrase), denied);
            if (verb.isEmpty() && !phrase.isEmpty()) {
                verb = predicates.of(s.lemma(h) + " " + phrase, "v", "np", denied);
            }
            if (verb.isPresent()) {
                Value value = Governors.valueOf(verb.get(), Value.HAPPENED);
                return clause.step(denied ? value : value.under(clause.value()), s.lemma(h) + " " + phrase);
            }
        } else {
            Optional<Effect> noun = predicates.of(s.lemma(h), "n", phrase, false);
            if (noun.isPresent() && noun.get() != Effect.OWN) {
                Reading outer = governing.of(h, depth);
                Value value = outer.value() == Value.DENIED
                        ? Value.DENIED
                        : Governors.valueOf(noun.get(), Value.HAPPENED).under(outer.value());
                return outer.step(value, s.lemma(h) + " " + phrase);
            }
        }
        Optional<Effect> effect = predicates.of(phrase, "p", "np", false);
        if (opensSpeech(w, h, phrase)) {
            return TOP.step(Value.HAPPENED, phrase);
        }
        if (phrase.equals("for")) {
            // "flew to Oslo for talks": an aim, of a verb of motion in the past reached.
            if (s.isPredicate(h) && Lexicon.MOTION.has(s.lemma(h))
                    || !s.isPredicate(h) && s.isUnit(h, unit -> unit.place)) {
                boolean there = Lexicon.GATHERS.has(s.lemma(h));
                return clause.step(clause.value() == Value.HAPPENED && !there ? Value.PLANNED : clause.value(), "for");
            }
            Reading outer = s.isPredicate(h) ? clause : governing.of(h, depth);
            // "no plans for a meeting"
            return outer.step(outer.value() == Value.DENIED ? Value.DENIED : Value.UNKNOWN, "for");
        }
        if (effect.isEmpty()) {
            return s.isPredicate(h) ? clause.step(clause.value(), phrase) : governing.of(h, depth);
        }
        return switch (effect.get()) {
            case GIVEN -> clause.step(Value.HAPPENED, phrase, true);
            case PLANNED -> clause.step(Value.PLANNED, phrase, true);
            case TOPIC -> clause.step(Value.UNKNOWN, phrase);
            case MATRIX, OWN -> clause.step(clause.value() == Value.DENIED ? Value.HAPPENED : clause.value(), phrase);
            default -> clause.step(Governors.valueOf(effect.get(), Value.HAPPENED), phrase);
        };
    }

    /** "In a call with Brandt, Orlov: all must leave": what is said in it is no plan of the call. */
    private boolean opensSpeech(int w, int h, String phrase) {
        return (phrase.equals("in") || phrase.equals("during"))
                && s.isPredicate(h)
                && (s.head(h) < 0 || s.relation(h) == Relation.CCOMP && s.head(h) > h)
                && s.dependents(h, Relation.NSUBJ, Relation.NSUBJ_PASS).stream().allMatch(subject -> w < subject)
                && s.dependents(h, Relation.AUX).stream()
                        .anyMatch(aux -> aux > w && Lexicon.OBLIGATION.has(s.low(aux)));
    }
}
