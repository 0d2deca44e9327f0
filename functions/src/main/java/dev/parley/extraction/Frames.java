package dev.parley.extraction;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the parties of a rule's hit, as its frame says that they stand around it. */
final class Frames {
    /** Steps whose parties are often told only by where they apply: "a ceasefire in Gaza". */
    private static final Set<FactType> WHERE_IT_APPLIES =
            Set.of(FactType.CEASEFIRE, FactType.PRISONER_EXCHANGE, FactType.MEDIATION_OFFER);

    /** Later than this "the meeting" may be any that the article has told of. */
    private static final int NEAR_HEAD = 2;

    private final Sentence sentence;
    private final List<Unit> units;
    private final Discourse discourse;

    Frames(Sentence sentence, List<Unit> units, Discourse discourse) {
        this.sentence = sentence;
        this.units = units;
        this.discourse = discourse;
    }

    /** Whether the frame found what it must have. */
    boolean gather(Rule rule, Hit hit, Arguments a) {
        switch (rule.frame()) {
            case VERB -> {
                a.takeSubject(hit.from());
                if (a.found.isEmpty() || !a.takeObject(hit.to(), rule.words("object"))) {
                    return false;
                }
                a.findPlace(hit.to(), hit.to() + 14);
            }
            case VERB_WITH -> {
                a.takeSubject(hit.from());
                if (a.found.isEmpty()) {
                    return false;
                }
                int own = a.found.size();
                String last = units.get(hit.to() - 1).low;
                boolean inside = last.equals("with") || last.equals("by") || last.equals("to");
                a.takePartners(inside ? hit.to() - 1 : hit.to(), true, false, false);
                if (a.found.size() == own) {
                    return false;
                }
                a.findPlace(hit.to(), hit.to() + 16);
            }
            case VERB_PLURAL -> {
                Optional<Unit> subject = a.subject(hit.from());
                if (subject.isEmpty() || subject.get().parties.size() < 2 && !subject.get().group) {
                    return false;
                }
                a.found.add(subject.get());
                a.findPlace(hit.to(), hit.to() + 16);
            }
            case VERB_PLACE, VISIT_NOUN -> {
                int compound = hit.from() - 1;
                boolean named = rule.has("compound") && compound > 0 && units.get(compound).place;
                if (rule.has("compound") && !named) {
                    return false;
                }
                if (rule.has("of-whom")) {
                    a.takeTraveller(hit.to());
                } else {
                    a.takeSubject(named ? compound : hit.from());
                }
                if (a.found.isEmpty()) {
                    return false;
                }
                if (named) {
                    a.takePlace(units.get(compound));
                } else {
                    a.takeDestination(rule.has("behind") ? hit.to() : hit.from() + 1, hit.to());
                }
            }
            case NOUN -> {
                a.takePremodifiers(hit.from());
                boolean pre = !a.found.isEmpty();
                int own = a.found.size();
                String last = units.get(hit.to() - 1).low;
                boolean inside =
                        last.equals("with") || last.equals("between") || last.equals("from") || last.equals("of");
                boolean nounFirst = hit.to() - hit.from() > 1 && Lexicon.EVENT_NOUN.has(units.get(hit.from()).low);
                int behind = inside ? hit.to() - 1 : nounFirst ? hit.from() + 1 : hit.to();
                a.takePartners(behind, rule.type() == FactType.LEADER_CALL, !pre, true);
                if (rule.has("premodified") && !pre) {
                    return false;
                }
                if (a.parties().size() < 2 && a.found.size() > own
                        || a.parties().isEmpty() && hit.to() - hit.from() > 1) {
                    a.takeSubject(hit.from());
                }
                if (a.found.size() > own && !pre && !a.parties().isEmpty() && withNear(hit)) {
                    a.takeSubject(hit.from());
                }
                if (a.parties().isEmpty()
                        && rule.has("anaphoric")
                        && sentence.index() <= NEAR_HEAD
                        && definite(hit.from())
                        && discourse.pair().stream().allMatch(Participant::isPerson)) {
                    a.takeAll(discourse.pair());
                }
                a.findPlace(hit.to(), hit.to() + 16);
            }
            case ADVERBIAL -> {
                a.takePartners(units.get(hit.to() - 1).is("with") ? hit.to() - 1 : hit.to(), false, false, true);
                if (!a.takeOwner(hit)) {
                    a.takeClausePeople(hit.from());
                }
                if (a.parties().size() < 2) {
                    a.takeMainSubject(hit.to());
                }
            }
            case STEP -> {
                a.takeSubject(hit.from());
                if (rule.has("passive")) {
                    a.takePremodifiers(hit.from());
                }
                if (rule.least() == 0 && a.found.isEmpty()) {
                    a.takePremodifiers(hit.from());
                }
                a.takePartners(hit.to() - 1, false, false, true);
                for (int i = hit.from() + 1; i < hit.to(); i++) {
                    if (units.get(i).named()) {
                        a.found.add(units.get(i));
                    }
                }
                if (a.found.isEmpty() && !rule.has("office")) {
                    for (int i = hit.to(); i < units.size() && i < hit.to() + 12; i++) {
                        if (units.get(i).named() && !a.tells(i)) {
                            a.found.add(units.get(i));
                            break;
                        }
                    }
                }
                if (WHERE_IT_APPLIES.contains(rule.type()) && a.found.isEmpty()) {
                    a.takePlacesBefore(hit.from());
                }
                if (WHERE_IT_APPLIES.contains(rule.type())) {
                    for (int i = hit.to();
                            i < units.size() && i < hit.to() + 22 && a.parties().size() < 4;
                            i++) {
                        boolean where = i > 0
                                && Lexicon.PLACE_PREPOSITION.has(units.get(i - 1).low)
                                && a.parties().size() > 1;
                        if (units.get(i).named() && !a.tells(i) && !where) {
                            a.found.add(units.get(i));
                        }
                    }
                }
            }
            case ENVOY -> {
                for (int i = hit.from() + 1; i < hit.to(); i++) {
                    if (units.get(i).isParty()) {
                        a.found.add(units.get(i));
                    }
                }
                if (a.found.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** "The call", "their two-hour meeting", or the noun alone at the sentence's head: one that was told of before. */
    private boolean definite(int noun) {
        int i = noun - 1;
        while (i >= 0
                && i > noun - 5
                && (units.get(i).kind == Unit.Kind.NUMBER
                        || units.get(i).is("-")
                        || units.get(i).kind == Unit.Kind.WORD && !Lexicon.FUNCTION.has(units.get(i).low))) {
            i--;
        }
        return i < 0 ? noun <= 1 : Lexicon.DEFINITE.has(units.get(i).low) && (i == 0 || noun - i <= 4);
    }

    private boolean withNear(Hit hit) {
        for (int i = hit.from(); i < Math.min(units.size(), hit.to() + 1); i++) {
            if (units.get(i).is("with")) {
                return true;
            }
        }
        return false;
    }
}
