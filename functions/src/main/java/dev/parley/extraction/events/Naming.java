package dev.parley.extraction.events;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.time.Dates;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.List;

/** Whether "call" gives somebody a name, and is no call. */
record Naming(ParsedSentence s) {
    /** "called Putin a killer", "was called weak": what follows the object is what the subject thinks of it. */
    boolean holds(int w) {
        if (s.dependents(w, Relation.XCOMP, Relation.CCOMP).stream()
                        .anyMatch(x -> !Lexicon.TIME.has(s.low(x)) && !s.isCoordinated(x))
                || s.dependents(w, Relation.OBJ).size() > 1
                || s.has(w, Relation.IOBJ)) {
            return true;
        }
        List<Integer> objects = s.isPassive(w) ? List.of(w) : s.dependents(w, Relation.OBJ);
        if (objects.isEmpty()) {
            return s.isPassive(w);
        }
        Unit named = s.unit(objects.getLast());
        if (!s.isPassive(w)
                && (named == null || !named.isParty())
                && s.dependents(objects.getLast(), Relation.COMPOUND).stream()
                        .anyMatch(d -> s.isUnit(d, unit -> unit.person))) {
            return true;
        }
        int from = Math.max(w, objects.getLast()) + 1;
        for (int x = from; x < s.size() && x < from + 9; x++) {
            String low = s.low(x);
            Tag tag = s.tag(x);
            if (s.preposition(x).isEmpty() && (Lexicon.TIME.has(low) || Dates.isCalendarWord(low))) {
                continue;
            }
            Unit u = s.unit(x);
            if (u != null && u.kind == Unit.Kind.MARK
                    || tag == Tag.CC
                    || s.isVerb(x) && tag != Tag.VBN
                    || tag == Tag.IN
                    || tag == Tag.TO
                    || tag == Tag.WRB) {
                if (tag == Tag.IN && dayFollows(x)) {
                    x++;
                    continue;
                }
                return false;
            }
            if (tag == Tag.DT
                    || tag == Tag.JJ
                    || tag == Tag.JJS
                    || tag == Tag.NN
                    || tag == Tag.NNS
                    || tag == Tag.PRP_POSSESSIVE
                    || tag == Tag.VBN) {
                return !(Lexicon.TIME.has(low)
                        || low.equals("this")
                        || low.equals("last")
                        || low.equals("late")
                        || low.equals("early")
                        || low.equals("earlier"));
            }
        }
        return false;
    }

    private boolean dayFollows(int preposition) {
        return preposition + 1 < s.size()
                && (Dates.isCalendarWord(s.low(preposition + 1)) || Lexicon.TIME.has(s.low(preposition + 1)));
    }
}
