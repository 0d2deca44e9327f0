package dev.parley.extraction.factuality;

import static dev.parley.extraction.factuality.Factuality.TOP;

import dev.parley.extraction.factuality.Factuality.Reading;
import dev.parley.extraction.factuality.Factuality.Value;
import dev.parley.extraction.factuality.PhraseFactuality.Governing;
import dev.parley.extraction.factuality.Predicates.Effect;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.List;
import java.util.Optional;

/** Whether the event of an adverbial or adnominal clause, a gerund or a participle happened. */
record SubordinateFactuality(
        ParsedSentence s, Predicates predicates, VerbGroups groups, Governors governors, Governing governing) {

    /** A clause with a conjunction or preposition, or a gerund: "after they met", "while meeting". */
    Reading adverbial(int w, int h, String mark, Value own, int depth) {
        Reading outer = governing.of(h, depth);
        boolean gerund = s.tag(w) == Tag.VBG && !s.has(w, Relation.NSUBJ, Relation.NSUBJ_PASS);
        String phrase = governors.introduction(w);
        if (gerund && governors.completes(w, h)) {
            Optional<Effect> known = governors.effect(h, List.of("ing"), outer.value() == Value.DENIED);
            Value value = known.map(e -> Governors.valueOf(e, own)).orElse(Value.UNKNOWN);
            return outer.step(value.under(outer.value()), governors.name(h) + " " + s.lemma(w));
        }
        Optional<Effect> effect = predicates.of(phrase, "p", "np", false);
        if (effect.isPresent()) {
            return switch (effect.get()) {
                case GIVEN -> outer.step(own == Value.DENIED ? own : Value.HAPPENED, phrase, true);
                case DENIED, UNKNOWN -> outer.step(Governors.valueOf(effect.get(), own), phrase);
                case PLANNED -> {
                    // "tightened the border before Orlov visits Oslo"
                    Value ahead = own == Value.HAPPENED && present(w) ? Value.PLANNED : own;
                    yield outer.step(gerund ? outer.value() : ahead, phrase, true);
                }
                case OWN, MATRIX, HAPPENED, PROPOSED, TOPIC ->
                    outer.step(gerund ? own.under(outer.value()) : own, phrase);
            };
        }
        if (gerund) {
            boolean denied = outer.value() == Value.DENIED;
            // "hoped for a truce while meeting": a clause of its own
            boolean governs = !phrase.isEmpty() && !phrase.equals("while") && !phrase.equals("when");
            List<String> complement = phrase.equals("from") ? List.of("from-ing") : List.of("ing", "to");
            Optional<Effect> governed = governs ? governors.effect(h, complement, denied) : Optional.empty();
            Value value = governed.map(e -> Governors.valueOf(e, own)).orElse(own);
            return outer.step(denied && governed.isPresent() ? value : value.under(outer.value()), s.lemma(w) + "ing");
        }
        if (s.tag(w) == Tag.VB) {
            return outer.step(own.under(outer.value()), s.lemma(w));
        }
        return TOP.step(own, mark.isEmpty() ? s.lemma(w) : mark + " " + s.lemma(w));
    }

    private boolean present(int w) {
        return (s.tag(w) == Tag.VBZ || s.tag(w) == Tag.VBP) && !s.has(w, Relation.AUX);
    }

    /** A clause that hangs on a noun: "talks held in Oslo", "the claim that they met". */
    Reading adnominal(int w, int h, String mark, Value own, int depth) {
        boolean clause = mark.equals("that") || s.has(w, Relation.NSUBJ, Relation.NSUBJ_PASS);
        if (!clause && (s.tag(w) == Tag.VBN || s.tag(w) == Tag.VBD)) {
            // "talks held in Oslo": the participle says that it took place.
            return governing.of(h, depth).step(own, s.lemma(w));
        }
        Reading outer = governing.of(h, depth);
        if (clause) {
            boolean denied = outer.value() == Value.DENIED || groups.isNothing(h);
            Optional<Effect> effect = governors.effect(h, List.of("that", "of"), denied);
            if (effect.isPresent()) {
                Value value = Governors.valueOf(effect.get(), own);
                return outer.step(
                        denied && effect.get() == Effect.OWN ? Value.UNKNOWN : own.under(value), s.lemma(h) + " that");
            }
            return outer.step(denied ? Value.UNKNOWN : own, s.lemma(h) + " that");
        }
        Optional<Effect> effect = governors.effect(h, List.of("of", "to"), outer.value() == Value.DENIED);
        if (effect.isPresent()) {
            return outer.step(Governors.valueOf(effect.get(), own).under(outer.value()), s.lemma(h) + " of");
        }
        if (governors.completes(w, h)) {
            return outer.step(Value.UNKNOWN, s.lemma(h) + " of");
        }
        return outer.step(
                s.tag(w) == Tag.VBG && s.head(h) >= 0 && outer.value() != Value.DENIED ? own : own.under(outer.value()),
                s.lemma(w));
    }

    /** A gerund or participle that completes its governor: "denied meeting", "stopped from meeting". */
    Reading gerund(int w, int h, Value own, int depth) {
        Reading outer = governing.of(h, depth);
        boolean denied = outer.value() == Value.DENIED;
        if (s.relation(h) == Relation.ADVCL && s.tag(w) == Tag.VBN && s.low(h).equals("having")) {
            // "flew home, having met Brandt"
            return outer.step(own, "having " + s.low(w));
        }
        String phrase = governors.introduction(w);
        Optional<Effect> preposition = predicates.of(phrase, "p", "np", false);
        Optional<Effect> effect = governors.effect(
                h, phrase.equals("from") ? List.of("from-ing") : List.of("ing", "that", "to", "np"), denied);
        if (preposition.isPresent() && (effect.isEmpty() || preposition.get() == Effect.DENIED)) {
            return switch (preposition.get()) {
                case GIVEN -> outer.step(Value.HAPPENED, phrase, true);
                case DENIED, UNKNOWN -> outer.step(Governors.valueOf(preposition.get(), own), phrase);
                default -> outer.step(own.under(outer.value()), phrase);
            };
        }
        if (effect.isEmpty()) {
            return outer.step(own.under(outer.value()), s.lemma(w));
        }
        Value value = Governors.valueOf(effect.get(), own);
        boolean perfect =
                s.dependents(w, Relation.AUX).stream().anyMatch(a -> s.low(a).equals("have"));
        if (perfect && value == Value.PLANNED && s.dependents(h).stream().anyMatch(a -> Lexicon.WAS.has(s.low(a)))) {
            // "was supposed to have met": it did not come about.
            value = Value.DENIED;
        }
        return outer.step(denied ? value : value.under(outer.value()), governors.name(h) + " " + s.lemma(w));
    }
}
