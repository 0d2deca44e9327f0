package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Token;
import java.util.List;

/** What one or more tokens became when the sentence was collapsed: a word, a mark, or one noun that names parties. */
public final class Unit {
    public enum Kind {
        WORD,
        MARK,
        NUMBER,
        PARTY,
        /** A nationality in front of a noun: "Russian". */
        NATIONALITY,
        /** An office without a holder: "the president". */
        OFFICE
    }

    public final Kind kind;
    public final int from;
    public final int to;
    public final String low;
    public final List<Participant> parties;
    /** A country, capital or seat of government, which may be a place or the party that sits there. */
    public final boolean place;

    public final boolean person;
    public final boolean former;
    public final Standing standing;

    /** A capital or seat of government: in front of "talks" it says where, not who. */
    public final boolean seat;

    /** Several parties of whom not each is named: "African leaders", "EU foreign ministers". */
    public final boolean group;

    /** How high the parties stand, by the office that the text or the table gives them. */
    public enum Standing {
        NONE,
        OFFICIAL,
        MINISTER,
        LEADER
    }

    private Unit(
            Kind kind,
            int from,
            int to,
            String low,
            List<Participant> parties,
            boolean place,
            boolean person,
            boolean former,
            Standing standing,
            boolean group,
            boolean seat) {
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.low = low;
        this.parties = List.copyOf(parties);
        this.place = place;
        this.person = person;
        this.former = former;
        this.standing = standing;
        this.group = group;
        this.seat = seat;
    }

    /** @param month whether the word is the name of a month, and so no "may" or "march" */
    static Unit of(Token t, int index, boolean month) {
        Kind kind =
                switch (t.shape()) {
                    case MARK -> Kind.MARK;
                    case NUMBER -> Kind.NUMBER;
                    default -> Kind.WORD;
                };
        return new Unit(
                kind,
                index,
                index + 1,
                month ? t.text() : t.low(),
                List.of(),
                false,
                false,
                false,
                Standing.NONE,
                false,
                false);
    }

    /** Several tokens that are one word. */
    static Unit word(int from, int to, String low) {
        return new Unit(Kind.WORD, from, to, low, List.of(), false, false, false, Standing.NONE, false, false);
    }

    static Unit office(int from, int to, String office) {
        return new Unit(Kind.OFFICE, from, to, office, List.of(), false, false, false, Standing.NONE, false, false);
    }

    static Unit nationality(int from, int to, List<Participant> countries) {
        return new Unit(Kind.NATIONALITY, from, to, "", countries, false, false, false, Standing.NONE, false, false);
    }

    static Unit place(int from, int to, List<Participant> parties, boolean seat) {
        return new Unit(Kind.PARTY, from, to, "", parties, true, false, false, Standing.NONE, false, seat);
    }

    static Unit body(int from, int to, List<Participant> parties, Standing standing) {
        return new Unit(Kind.PARTY, from, to, "", parties, false, false, false, standing, false, false);
    }

    static Unit person(int from, int to, List<Participant> parties, Standing standing, boolean former) {
        return new Unit(Kind.PARTY, from, to, "", parties, false, true, former, standing, false, false);
    }

    /** A possessive pronoun in front of an occasion: "her call". */
    static Unit owner(int index, String low, Unit who) {
        return new Unit(
                Kind.PARTY, index, index + 1, low, who.parties, false, true, who.former, who.standing, false, false);
    }

    static Unit group(int from, int to, List<Participant> parties, Standing standing) {
        return new Unit(Kind.PARTY, from, to, "", parties, false, false, false, standing, true, false);
    }

    /** This and another noun as one, for lists and compounds. */
    Unit join(Unit other, int until) {
        List<Participant> all = new java.util.ArrayList<>(parties);
        for (Participant p : other.parties) {
            if (all.stream().noneMatch(q -> q.id().equals(p.id()))) {
                all.add(p);
            }
        }
        Standing high = standing.compareTo(other.standing) >= 0 ? standing : other.standing;
        boolean noun = kind == Kind.PARTY || other.kind == Kind.PARTY;
        return new Unit(
                noun ? Kind.PARTY : Kind.NATIONALITY,
                from,
                until,
                "",
                all,
                place && other.place,
                person || other.person,
                former && other.former,
                high,
                group || other.group,
                false);
    }

    public boolean is(String word) {
        return low.equals(word);
    }

    public boolean isParty() {
        return kind == Kind.PARTY;
    }

    public boolean named() {
        return kind == Kind.PARTY || kind == Kind.NATIONALITY;
    }
}
