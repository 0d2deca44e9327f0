package dev.parley.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds who takes part: walks left and right from a trigger, as far as its clause goes. */
final class Arguments {
    private static final int REACH = 28;
    private static final int DESTINATION_REACH = 14;
    private static final int PARTNER_REACH = 16;

    /** The first "with" stands no farther behind its noun or verb than this. */
    private static final int PARTNER_NEAR = 9;

    private final List<Unit> units;
    final List<Unit> found = new ArrayList<>();
    Optional<Unit> place = Optional.empty();

    Arguments(List<Unit> units) {
        this.units = units;
    }

    private void take(Unit u) {
        found.add(u);
    }

    /** A noun behind a comma or quote whose verb is "said": it tells of the fact and has no part in it. */
    boolean tells(int i) {
        return i > 0
                && (units.get(i - 1).is(",") || units.get(i - 1).is("\""))
                && i + 1 < units.size()
                && (Lexicon.SAY.has(units.get(i + 1).low)
                        || units.get(i + 1).is("'s")
                                && i + 3 < units.size()
                                && (Lexicon.SAY.has(units.get(i + 3).low)
                                        || i + 4 < units.size() && Lexicon.SAY.has(units.get(i + 4).low)));
    }

    List<Participant> parties() {
        List<Participant> parties = new ArrayList<>();
        for (Unit u : found) {
            for (Participant p : u.parties) {
                if (parties.stream().noneMatch(q -> q.id().equals(p.id()))) {
                    parties.add(p);
                }
            }
        }
        return parties;
    }

    /** The subject: the nearest noun to the left that no preposition governs. */
    Optional<Unit> subject(int trigger) {
        int end = Math.max(0, trigger - REACH);
        for (int i = beforeInsertion(trigger) - 1; i >= end; i--) {
            Unit u = units.get(i);
            if (u.is(";")) {
                return Optional.empty();
            }
            if (!u.isParty()) {
                continue;
            }
            if (u.seat && i == trigger - 1 && Lexicon.EVENT_NOUN.has(units.get(trigger).low)) {
                continue;
            }
            String before = i > 0 ? units.get(i - 1).low : "";
            if (Lexicon.PLACE_PREPOSITION.has(before)
                    || before.equals("with")
                    || before.equals("of")
                    || before.equals("to")
                    || before.equals("on")
                    || before.equals("for")
                            && !(i + 1 < trigger && units.get(i + 1).is("to"))
                    || before.equals("about")
                    || before.equals("against")
                    || before.equals("by") && !leads(i - 2)
                    || before.equals("between")) {
                continue;
            }
            boolean owns = i + 1 < units.size() && units.get(i + 1).is("'s");
            if (owns && (i + 1 < trigger - 5 || i + 2 < trigger && !institution(i + 2))) {
                continue;
            }
            return Optional.of(u);
        }
        return Optional.empty();
    }

    /** "A delegation led by Rubio arrived": who leads it arrived. */
    private boolean leads(int i) {
        return i >= 0 && (units.get(i).is("led") || units.get(i).is("headed"));
    }

    /** Where the clause goes on to the left of ", who is on a visit to Japan, met": at the comma that opens it. */
    private int beforeInsertion(int trigger) {
        int comma = trigger - 1;
        while (comma > 0 && Lexicon.AUXILIARY.has(units.get(comma).low)) {
            comma--;
        }
        if (comma <= 0 || !units.get(comma).is(",")) {
            return trigger;
        }
        for (int i = comma - 1; i > 0 && i > trigger - REACH; i--) {
            if (Lexicon.INSERTION.has(units.get(i).low) && units.get(i - 1).is(",")) {
                return i - 1;
            }
        }
        return trigger;
    }

    /** "Syria's Defence Ministry" speaks for Syria; "Egypt's TMG" does not speak for Egypt. */
    private boolean institution(int from) {
        for (int i = from; i < units.size() && i < from + 3; i++) {
            if (Lexicon.INSTITUTION.has(units.get(i).low)) {
                return true;
            }
        }
        return false;
    }

    void takeSubject(int trigger) {
        subject(trigger).ifPresent(this::take);
    }

    /** A direct object right behind the trigger, adverbs and days passed over. */
    boolean takeObject(int after, Set<String> kinds) {
        for (int i = after; i < units.size() && i < after + 5; i++) {
            Unit u = units.get(i);
            if (u.isParty()) {
                boolean owns = i + 1 < units.size() && units.get(i + 1).is("'s");
                boolean fits = kinds.contains("person") ? u.person : !kinds.contains("side") || !u.place;
                if (!kinds.isEmpty() && !kinds.contains("party") && (!fits || owns)) {
                    return false;
                }
                take(u);
                continueList(i + 1);
                return true;
            }
            boolean passes = u.is("with")
                    || u.is("briefly")
                    || u.is("privately")
                    || u.is("separately")
                    || u.is("face")
                    || u.is("-")
                    || u.is("to")
                    || u.is("virtually")
                    || u.is("again")
                    || u.is("today")
                    || Dates.isCalendarWord(u.low)
                    || u.is("on")
                    || u.is("earlier")
                    || u.is("also")
                    || u.kind == Unit.Kind.NATIONALITY
                    || u.kind == Unit.Kind.OFFICE
                    || u.is("fellow")
                    || u.is("the")
                    || u.is("his")
                    || u.is("her")
                    || u.kind == Unit.Kind.NUMBER;
            if (!passes) {
                return false;
            }
        }
        return false;
    }

    /** "after his conversation with Putin": whose it was is said, so nobody else of the clause took part. */
    boolean takeOwner(Hit hit) {
        for (int i = hit.from() + 1; i < hit.to(); i++) {
            Unit u = units.get(i);
            if (u.person
                    && (u.is("his")
                            || u.is("her")
                            || i + 1 < hit.to() && units.get(i + 1).is("'s"))) {
                take(u);
                return true;
            }
        }
        return false;
    }

    /** The people of the clause in front of an adverbial: "Rubio discussed Gaza with Fidan in a call". */
    void takeClausePeople(int trigger) {
        int end = Math.max(0, trigger - REACH);
        List<Unit> people = new ArrayList<>();
        for (int i = trigger - 1; i >= end; i--) {
            Unit u = units.get(i);
            if (Lexicon.CLAUSE_END.has(u.low) && !u.isParty() && !u.is("told")) {
                break;
            }
            boolean owns = i + 1 < trigger && units.get(i + 1).is("'s");
            boolean topic = i > 0
                    && Lexicon.TOPIC_PREPOSITION.has(units.get(i - 1).low)
                    && !units.get(i - 1).is("to");
            if (u.isParty() && !u.place && !owns && !topic) {
                people.addFirst(u);
            }
        }
        people.forEach(this::take);
    }

    /** The subject behind an adverbial that opens the sentence: "In a call with Modi on Monday, Trump said ...". */
    void takeMainSubject(int after) {
        for (int i = after; i + 1 < units.size() && i < after + PARTNER_REACH; i++) {
            if (units.get(i).is(",")) {
                Unit next = units.get(i + 1);
                if (next.isParty() && !next.place) {
                    take(next);
                    continueList(i + 2);
                    takeAddressee(i + 2);
                }
                return;
            }
        }
    }

    /** "In a call on Monday, Erdogan told Putin ...": to whom the subject speaks. */
    private void takeAddressee(int verb) {
        if (parties().size() < 2
                && verb + 1 < units.size()
                && Lexicon.ADDRESS.has(units.get(verb).low)
                && units.get(verb + 1).person) {
            take(units.get(verb + 1));
        }
    }

    private void continueList(int from) {
        for (int i = from; i + 1 < units.size() && i < from + 8; i++) {
            Unit u = units.get(i);
            if (u.is(",") && units.get(i + 1).is("and")) {
                continue;
            }
            if ((u.is("and") || u.is(",") || u.is("with"))
                    && units.get(i + 1).isParty()
                    && (units.get(i + 1).person || u.is("and") || u.is("with"))
                    && !(u.is(",") && speaks(i + 2))) {
                take(units.get(i + 1));
                i++;
            } else {
                return;
            }
        }
    }

    private boolean speaks(int i) {
        return i < units.size() && (units.get(i).is("said") || units.get(i).is("says"));
    }

    /** Parties behind prepositions that name partners: with, between, and, of, to (where it means to whom). */
    void takePartners(int after, boolean to, boolean of, boolean between) {
        String governor = "";
        boolean asked = false;
        int own = found.size();
        int end = after + PARTNER_REACH;
        for (int i = after; i < units.size() && i < end; i++) {
            Unit u = units.get(i);
            if (Lexicon.CLAUSE_END.has(u.low) && u.kind != Unit.Kind.PARTY) {
                return;
            }
            switch (u.low) {
                case "with", "alongside", "involving", "including" -> {
                    if (i > after + PARTNER_NEAR && !asked) {
                        return;
                    }
                    if (i > after + 1 && !asked && !attaches(units.get(i - 1))) {
                        break;
                    }
                    governor = "with";
                    end = asked ? end : i + PARTNER_REACH;
                    asked = true;
                }
                case "between", "among" -> {
                    if (found.size() > own) {
                        return;
                    }
                    governor = between ? "with" : "topic";
                }
                case "," -> governor = asked && found.size() == own ? "with" : governor;
                case "by" -> governor = i > after && Lexicon.STAGES.has(units.get(i - 1).low) ? "topic" : "by";
                case "from" -> governor = to ? "by" : "place";
                case "to" -> governor = to ? "with" : "topic";
                case "of" -> governor = of && found.size() == own ? "with" : governor;
                case "first", "second" -> {
                    if (found.size() > own) {
                        return;
                    }
                }
                case "who", "whom" -> {
                    return;
                }
                default -> {
                    if (Lexicon.PLACE_PREPOSITION.has(u.low)) {
                        governor = "place";
                    } else if (Lexicon.TOPIC_PREPOSITION.has(u.low)) {
                        governor = "topic";
                    } else if (u.isParty() && !tells(i)) {
                        if (governor.equals("with") || governor.equals("by")) {
                            take(u);
                        } else if (governor.equals("place") && u.place && place.isEmpty()) {
                            place = Optional.of(u);
                        }
                        String next = i + 1 < units.size() ? units.get(i + 1).low : "";
                        boolean more = (next.equals("and") || next.equals("'s"))
                                || next.equals(",")
                                        && i + 2 < units.size()
                                        && units.get(i + 2).isParty()
                                        && !speaks(i + 3);
                        if (!more) {
                            governor = governor.equals("with") ? "done" : governor;
                        }
                    }
                }
            }
        }
    }

    /** The place behind a verb or noun of going somewhere, or between its words: "in Moscow for talks". */
    void takeDestination(int from, int behind) {
        for (int i = from; i < units.size() && i < behind + DESTINATION_REACH; i++) {
            Unit u = units.get(i);
            boolean near = i < behind + 6;
            if (u.isParty() && u.place && (near || units.get(i - 1).is("to"))) {
                takePlace(u);
                return;
            }
            if (u.kind == Unit.Kind.MARK && !u.is("-") && !u.is("'s")) {
                return;
            }
        }
    }

    /** "the arrival of Lavrov", "a stop in Kabul by Modi". */
    void takeTraveller(int from) {
        for (int i = from + 1; i < units.size() && i < from + PARTNER_NEAR; i++) {
            if (units.get(i).person
                    && (units.get(i - 1).is("of") || units.get(i - 1).is("by"))) {
                take(units.get(i));
                return;
            }
        }
    }

    void takePlace(Unit u) {
        take(u);
        place = Optional.of(u);
    }

    void takeAll(List<Participant> people) {
        take(Unit.person(0, 0, people, Unit.Standing.OFFICIAL, false));
    }

    /** Where a step applies, told in front of it: "Factions in Somalia agree on a ceasefire". */
    void takePlacesBefore(int trigger) {
        for (int i = Math.max(0, trigger - REACH); i < trigger; i++) {
            if (units.get(i).named() && units.get(i).place) {
                take(units.get(i));
            }
        }
    }

    /** Whether a "with" behind this unit still belongs to the trigger: "talks in Oslo on Monday with", not "a pact with". */
    private static boolean attaches(Unit before) {
        return before.named()
                || before.kind != Unit.Kind.WORD
                || before.low.endsWith("ly")
                || Dates.isCalendarWord(before.low)
                || Lexicon.ATTACHES.has(before.low)
                || Lexicon.EVENT_NOUN.has(before.low);
    }

    /** Compounds, possessives and nationalities in front of a noun: "Trump-Putin call", "Iran's talks". */
    void takePremodifiers(int trigger) {
        int end = Math.max(0, trigger - 7);
        for (int i = trigger - 1; i >= end; i--) {
            Unit u = units.get(i);
            if (u.named()) {
                String before = i > 0 ? units.get(i - 1).low : "";
                boolean governed = Lexicon.PLACE_PREPOSITION.has(before) && u.place && u.parties.size() == 1;
                boolean owns = i + 1 < units.size() && units.get(i + 1).is("'s") || u.is("his") || u.is("her");
                boolean adjacent = u.parties.size() > 1 || owns || i == trigger - 1 || u.kind == Unit.Kind.NATIONALITY;
                if (u.seat && !owns) {
                    place = place.or(() -> Optional.of(u));
                } else if (adjacent && !governed) {
                    take(u);
                }
                return;
            }
            if (u.kind == Unit.Kind.MARK && !u.is("-") && !u.is("'s") && !u.is("'") && !u.is("\"")
                    || Lexicon.CLAUSE_END.has(u.low) && !u.is("\"")
                    || u.is("with")
                    || u.is("by")) {
                return;
            }
        }
    }

    void findPlace(int from, int to) {
        for (int i = Math.max(1, from); i < to && i < units.size() && place.isEmpty(); i++) {
            Unit u = units.get(i);
            if (u.isParty() && u.place && Lexicon.PLACE_PREPOSITION.has(units.get(i - 1).low)) {
                place = Optional.of(u);
            }
        }
    }
}
