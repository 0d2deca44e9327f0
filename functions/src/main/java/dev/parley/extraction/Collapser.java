package dev.parley.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a sentence's tokens into units: titles, names, appositions and lists become one noun each, so that the rules
 * see "US Secretary of State Marco Rubio and CIA Director John Ratcliffe met ..." as one party and a verb.
 */
final class Collapser {
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "his", "her", "its", "their", "both");
    private static final Set<String> RANKS = Set.of(
            "former",
            "ex",
            "deputy",
            "vice",
            "acting",
            "interim",
            "outgoing",
            "visiting",
            "top",
            "new",
            "senior",
            "chief",
            "then",
            "special",
            "first",
            "current",
            "incoming",
            "newly",
            "elected",
            "appointed",
            "late",
            "caretaker",
            "transitional",
            "hardline",
            "longtime",
            "veteran",
            "opposition",
            "right-wing",
            "leftist",
            "democratic",
            "great",
            "joint",
            "under",
            "assistant",
            "permanent",
            "high",
            "ultraconservative");
    private static final Set<String> SIDES = Set.of(
            "officials",
            "official",
            "delegation",
            "delegations",
            "delegates",
            "delegate",
            "negotiators",
            "negotiator",
            "representatives",
            "representative",
            "envoys",
            "envoy",
            "diplomats",
            "diplomat",
            "side",
            "sides",
            "leaders",
            "leader",
            "government",
            "governments",
            "forces",
            "military",
            "army",
            "counterparts",
            "team",
            "teams",
            "ministers",
            "administration",
            "authorities",
            "ambassador",
            "president",
            "mediators",
            "mediator",
            "parties",
            "fighters",
            "rebels",
            "troops",
            "allies",
            "advisers",
            "mission",
            "embassy",
            "parliament",
            "premier",
            "politicians",
            "ministry",
            "presidency",
            "regime",
            "junta",
            "cabinet",
            "groups",
            "monarch");
    private static final Set<String> PARTICLES = Set.of(
            "al", "bin", "ibn", "el", "de", "da", "von", "van", "der", "den", "del", "-", "ul", "la", "le", "abu",
            "dos");
    private static final Set<String> PAIRS = Set.of(
            "leaders",
            "presidents",
            "men",
            "sides",
            "countries",
            "parties",
            "nations",
            "ministers",
            "diplomats",
            "pair",
            "states",
            "statesmen",
            "governments",
            "neighbors",
            "neighbours",
            "counterparts",
            "foes");

    private final Discourse discourse;
    private final Gazetteer gazetteer;
    private final List<Token> tokens;
    private final boolean title;
    private Optional<Unit> here = Optional.empty();

    private Collapser(Sentence sentence, Discourse discourse) {
        this.discourse = discourse;
        this.gazetteer = discourse.gazetteer;
        this.tokens = sentence.tokens();
        this.title = sentence.title();
    }

    static List<Unit> units(Sentence sentence, Discourse discourse) {
        Collapser collapser = new Collapser(sentence, discourse);
        return collapser.lists(collapser.nouns());
    }

    private List<Unit> nouns() {
        List<Unit> units = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Unit unit = noun(i);
            units.add(unit);
            if (here.isEmpty() && unit.person && unit.parties.size() == 1) {
                here = Optional.of(unit);
            }
            i = unit.to;
        }
        return units;
    }

    private Unit noun(int start) {
        Token t = tokens.get(start);
        Optional<Unit> pronoun = pronoun(start);
        if (pronoun.isPresent()) {
            return pronoun.get();
        }
        int i = start;
        if (ARTICLES.contains(t.low()) && start + 1 < tokens.size()) {
            i++;
        } else if (t.shape() == Token.Shape.MARK) {
            return Unit.of(t, start);
        }
        boolean counted = false;
        Participant owner = null;
        Gazetteer.Named ownerName = null;
        Gazetteer.Titled office = null;
        boolean former = false;
        boolean deputy = false;
        int ownerEnd = i;
        int officeEnd = i;
        while (i < tokens.size()) {
            Token at = tokens.get(i);
            if (office == null && (RANKS.contains(at.low())) && !title(i)) {
                former |= at.is("former") || at.is("ex") || at.is("late") || at.is("then") || at.is("outgoing");
                deputy |= at.is("deputy") || at.is("vice") || at.is("assistant") || at.is("under");
                i++;
                i = skip(i, "-");
                counted = true;
                continue;
            }
            Optional<Gazetteer.Titled> titled = gazetteer.title(tokens, i);
            Optional<Gazetteer.Named> name = gazetteer.name(tokens, i, discourse.published);
            boolean person = name.isPresent() && name.get().kind() == Gazetteer.Kind.PERSON;
            if (titled.isPresent()
                    && (name.isEmpty() || titled.get().length() >= name.get().length())
                    && !person) {
                if (office == null || titled.get().standing().compareTo(office.standing()) > 0) {
                    office = titled.get();
                }
                i += titled.get().length();
                officeEnd = i;
                if (i + 1 < tokens.size()
                        && tokens.get(i).is("-")
                        && tokens.get(i + 1).is("elect")) {
                    i += 2;
                    officeEnd = i;
                }
                if (i + 1 < tokens.size()
                        && tokens.get(i).is("and")
                        && gazetteer.title(tokens, i + 1).isPresent()
                        && owner != null) {
                    i++;
                }
                continue;
            }
            if (person) {
                return known(start, i, name.get(), office, former);
            }
            if (name.isPresent() && owner == null && office == null) {
                ownerName = name.get();
                owner = ownerName.participant();
                i += ownerName.length();
                ownerEnd = i;
                if (i < tokens.size() && tokens.get(i).is("'s")) {
                    i++;
                } else if (ownerName.kind() == Gazetteer.Kind.BODY
                        && i < tokens.size()
                        && tokens.get(i).is("'")) {
                    i++;
                }
                continue;
            }
            if (name.isPresent() && name.get().kind() == Gazetteer.Kind.BODY && office == null && owner != null) {
                ownerName = name.get();
                owner = ownerName.participant();
                i += ownerName.length();
                ownerEnd = i;
                i = skip(i, "'s");
                continue;
            }
            break;
        }
        if (office != null) {
            return titled(start, i, office, officeEnd, owner, former, deputy);
        }
        if (owner != null) {
            return bare(start, ownerEnd, ownerName, i);
        }
        if (counted) {
            return Unit.of(t, start);
        }
        if (i < tokens.size() && tokens.get(i).capitalised() && i == start) {
            Optional<Unit> known = discourse.surname(t.low());
            if (known.isPresent() && (!title || t.low().length() > 3)) {
                Unit k = known.get();
                return Unit.person(start, start + 1, k.parties, k.standing, false);
            }
        }
        return Unit.of(t, start);
    }

    private boolean title(int i) {
        return gazetteer.title(tokens, i).isPresent();
    }

    private int skip(int i, String mark) {
        return i < tokens.size() && tokens.get(i).is(mark) ? i + 1 : i;
    }

    private Unit known(int start, int at, Gazetteer.Named name, Gazetteer.Titled office, boolean former) {
        int end = at + name.length();
        end = ofPlace(end);
        end = apposition(end);
        Unit.Standing standing = office != null && office.standing().compareTo(name.standing()) > 0
                ? office.standing()
                : name.standing();
        Participant p = name.participant();
        if (office != null && p.role().isEmpty()) {
            p = new Participant(p.id(), p.name(), p.country(), Optional.of(printed(office, start)), p.organization());
        }
        return Unit.person(start, end, List.of(p), standing, former);
    }

    /** "of France" behind a name or an office. */
    private int ofPlace(int end) {
        if (end + 1 < tokens.size() && tokens.get(end).is("of")) {
            int i = end + 1;
            while (i < tokens.size()
                    && (tokens.get(i).is("the")
                            || tokens.get(i).is("kingdom")
                            || tokens.get(i).is("republic")
                            || tokens.get(i).is("of"))) {
                i++;
            }
            Optional<Gazetteer.Named> of = gazetteer.name(tokens, i, discourse.published);
            if (of.isPresent() && of.get().kind() != Gazetteer.Kind.PERSON) {
                return i + of.get().length();
            }
        }
        return end;
    }

    /** ", the US envoy to Syria," behind a name: swallowed up to its closing comma. */
    private int apposition(int end) {
        if (end + 1 >= tokens.size() || !tokens.get(end).is(",")) {
            return end;
        }
        int i = end + 1;
        boolean office = false;
        int limit = Math.min(tokens.size(), end + 16);
        while (i < limit) {
            Token at = tokens.get(i);
            Optional<Gazetteer.Titled> titled = gazetteer.title(tokens, i);
            if (at.is(",") || at.is(".")) {
                return office ? at.is(",") ? i + 1 : i : end;
            }
            if (titled.isPresent()) {
                office = true;
                i += titled.get().length();
                continue;
            }
            Optional<Gazetteer.Named> name = gazetteer.name(tokens, i, discourse.published);
            if (name.isPresent()) {
                if (name.get().kind() == Gazetteer.Kind.PERSON) {
                    return end;
                }
                i += name.get().length();
                continue;
            }
            boolean filler = ARTICLES.contains(at.low())
                    || RANKS.contains(at.low())
                    || at.is("of")
                    || at.is("to")
                    || at.is("for")
                    || at.is("'s")
                    || at.is("-")
                    || office && at.is("and")
                    || at.is("'");
            if (!filler) {
                return end;
            }
            i++;
        }
        return end;
    }

    private Unit titled(
            int start,
            int at,
            Gazetteer.Titled office,
            int officeEnd,
            Participant owner,
            boolean former,
            boolean deputy) {
        int i = at;
        Participant of = owner;
        if (i < tokens.size()
                && (tokens.get(i).is("of")
                        || tokens.get(i).is("for")
                        || tokens.get(i).is("to"))) {
            int j = skip(i + 1, "the");
            Optional<Gazetteer.Named> name = gazetteer.name(tokens, j, discourse.published);
            if (name.isPresent() && name.get().kind() != Gazetteer.Kind.PERSON) {
                boolean sent = !tokens.get(i).is("of");
                of = sent ? of : name.get().participant();
                i = j + name.get().length();
                Optional<Gazetteer.Named> person = personAt(i);
                if (person.isPresent()) {
                    int k = tokens.get(i).is(",") ? i + 1 : i;
                    return known(start, k, person.get(), office, former);
                }
            }
        }
        if (office.office().equals("counterpart")) {
            return counterpart(start, i, of);
        }
        Optional<Gazetteer.Named> named = personAt(i);
        if (named.isPresent()) {
            int k = tokens.get(i).is(",") ? i + 1 : i;
            return known(start, k, named.get(), office, former);
        }
        int nameAt = i < tokens.size() && tokens.get(i).is(",") && of != null ? i + 1 : i;
        int nameEnd = unknownName(nameAt);
        if (nameEnd > nameAt && (nameAt == i || nameEnd - nameAt >= 2 && closed(nameEnd))) {
            return unknown(start, nameAt, nameEnd, office, of, former);
        }
        if (of != null && !deputy && !former) {
            Optional<Gazetteer.Named> holder = gazetteer.holder(office.office(), of, discourse.published);
            if (holder.isPresent()) {
                return Unit.person(
                        start,
                        i,
                        List.of(holder.get().participant()),
                        holder.get().standing(),
                        false);
            }
        }
        if (of != null) {
            boolean possessed = i < tokens.size() && tokens.get(i).is("'s");
            return possessed && !office.standing().equals(Unit.Standing.LEADER)
                    ? Unit.body(start, i, List.of(of), office.standing())
                    : Unit.person(start, i, List.of(of), office.standing(), former);
        }
        if (start < at && tokens.get(start).is("the")) {
            Optional<Participant> last = discourse.lastHolding(office.office());
            if (last.isPresent()) {
                return Unit.person(start, i, List.of(last.get()), office.standing(), former);
            }
        }
        return Unit.office(
                start, Math.max(officeEnd, start + 1), tokens.get(officeEnd - 1).low());
    }

    private boolean closed(int at) {
        return at >= tokens.size() || tokens.get(at).shape() == Token.Shape.MARK;
    }

    private Optional<Gazetteer.Named> personAt(int at) {
        int i = at < tokens.size() && tokens.get(at).is(",") ? at + 1 : at;
        if (i >= tokens.size()) {
            return Optional.empty();
        }
        return gazetteer.name(tokens, i, discourse.published).filter(n -> n.kind() == Gazetteer.Kind.PERSON);
    }

    /** "his Russian counterpart": the holder there of the office that the last subject holds. */
    private Unit counterpart(int start, int at, Participant of) {
        Optional<Gazetteer.Named> named = personAt(at);
        if (named.isPresent()) {
            int k = tokens.get(at).is(",") ? at + 1 : at;
            return known(start, k, named.get(), null, false);
        }
        int nameAt = at < tokens.size() && tokens.get(at).is(",") ? at + 1 : at;
        int nameEnd = unknownName(nameAt);
        if (nameEnd - nameAt >= 2 && of != null) {
            return unknown(start, nameAt, nameEnd, null, of, false);
        }
        if (of == null) {
            return Unit.office(start, at, "counterpart");
        }
        Unit who = here.or(discourse::subject).orElse(null);
        if (who != null) {
            for (Participant p : who.parties) {
                for (String office : gazetteer.offices(p.id(), discourse.published)) {
                    Optional<Gazetteer.Named> there = gazetteer.holder(office, of, discourse.published);
                    if (there.isPresent()) {
                        return Unit.person(
                                start,
                                at,
                                List.of(there.get().participant()),
                                there.get().standing(),
                                false);
                    }
                }
            }
        }
        return Unit.person(start, at, List.of(of), who == null ? Unit.Standing.MINISTER : who.standing, false);
    }

    /** Where a run of capitalised words that no table knows ends. */
    private int unknownName(int from) {
        int i = from;
        int words = 0;
        while (i < tokens.size() && i - from < 7) {
            Token at = tokens.get(i);
            boolean name = at.capitalised() && at.text().length() > 1 || initial(at);
            boolean particle = words > 0
                    && PARTICLES.contains(at.low())
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).capitalised();
            if (!name && !particle) {
                break;
            }
            if (Dates.isCalendarWord(at.low())
                    || words > 0 && gazetteer.title(tokens, i).isPresent()) {
                break;
            }
            if (title && words >= 2) {
                break;
            }
            if (name) {
                words++;
            }
            i++;
        }
        return words == 0 ? from : i;
    }

    private static boolean initial(Token t) {
        return t.capitalised() && (t.text().length() == 1 || t.low().endsWith("."));
    }

    private Unit unknown(int start, int nameAt, int nameEnd, Gazetteer.Titled office, Participant of, boolean former) {
        StringBuilder name = new StringBuilder();
        for (int i = nameAt; i < nameEnd; i++) {
            if (i > nameAt && tokens.get(i).start() > tokens.get(i - 1).end()) {
                name.append(' ');
            }
            name.append(tokens.get(i).text());
        }
        String full = name.toString();
        Optional<Unit> before =
                nameEnd - nameAt == 1 ? discourse.surname(full.toLowerCase(Locale.ROOT)) : Optional.empty();
        if (before.isPresent()) {
            return Unit.person(start, nameEnd, before.get().parties, before.get().standing, former);
        }
        String id = slug(full);
        if (id.isEmpty()) {
            return Unit.of(tokens.get(start), start);
        }
        Optional<String> country = of == null ? Optional.empty() : of.country();
        Optional<String> organization = of == null ? Optional.empty() : of.organization();
        Participant p = new Participant(
                id,
                full,
                country,
                office == null ? Optional.empty() : Optional.of(printed(office, nameAt)),
                organization);
        Unit.Standing standing = office == null ? Unit.Standing.MINISTER : office.standing();
        int end = apposition(ofPlace(nameEnd));
        Unit unit = Unit.person(start, end, List.of(p), standing, former);
        discourse.introduce(full, unit);
        return unit;
    }

    private String printed(Gazetteer.Titled office, int before) {
        return office.office().isEmpty() ? tokens.get(before).text() : Words.capitalised(office.office());
    }

    static String slug(String name) {
        String plain = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                id.append(Character.toLowerCase(c));
            } else if (!id.isEmpty() && id.charAt(id.length() - 1) != '-' && (c == ' ' || c == '-')) {
                id.append('-');
            }
        }
        return id.toString();
    }

    private Unit bare(int start, int ownerEnd, Gazetteer.Named name, int after) {
        List<Participant> parties = List.of(name.participant());
        if (name.kind() == Gazetteer.Kind.NATIONALITY) {
            int i = ownerEnd;
            while (i < tokens.size()
                    && i < ownerEnd + 3
                    && (RANKS.contains(tokens.get(i).low())
                            || tokens.get(i).is("government")
                            || tokens.get(i).is("opposition")
                            || tokens.get(i).is("trade")
                            || tokens.get(i).is("peace")
                            || tokens.get(i).is("defense"))) {
                i++;
            }
            if (i < tokens.size() && SIDES.contains(tokens.get(i).low())) {
                return Unit.body(start, i + 1, parties, Unit.Standing.OFFICIAL);
            }
            return Unit.nationality(start, ownerEnd, parties);
        }
        if (name.kind() == Gazetteer.Kind.BODY) {
            int end = ownerEnd < tokens.size()
                            && SIDES.contains(tokens.get(ownerEnd).low())
                    ? ownerEnd + 1
                    : ownerEnd;
            return Unit.body(start, end, parties, Unit.Standing.OFFICIAL);
        }
        if (after < tokens.size()
                && after > ownerEnd
                && SIDES.contains(tokens.get(after).low())) {
            return Unit.body(start, after + 1, parties, Unit.Standing.OFFICIAL);
        }
        if (ownerEnd < tokens.size() && SIDES.contains(tokens.get(ownerEnd).low())) {
            return Unit.body(start, ownerEnd + 1, parties, Unit.Standing.OFFICIAL);
        }
        return Unit.place(start, ownerEnd, parties);
    }

    private Optional<Unit> pronoun(int i) {
        Token t = tokens.get(i);
        switch (t.low()) {
            case "he", "she", "him" -> {
                return here.or(discourse::subject).map(u -> Unit.person(i, i + 1, u.parties, u.standing, u.former));
            }
            case "we" -> {
                boolean did = i + 1 < tokens.size()
                        && (tokens.get(i + 1).is("have") || tokens.get(i + 1).is("agreed"));
                return !did || discourse.pair().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Unit.person(i, i + 1, discourse.pair(), Unit.Standing.LEADER, false));
            }
            case "they" -> {
                return discourse.pair().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Unit.person(i, i + 1, discourse.pair(), Unit.Standing.OFFICIAL, false));
            }
            case "the", "both" -> {
                int j = i + 1;
                while (j < tokens.size()
                        && j < i + 4
                        && (tokens.get(j).is("two")
                                || tokens.get(j).is("world")
                                || tokens.get(j).is("both"))) {
                    j++;
                }
                if (j < tokens.size()
                        && PAIRS.contains(tokens.get(j).low())
                        && !discourse.pair().isEmpty()
                        && (j + 1 >= tokens.size() || !tokens.get(j + 1).is("of"))) {
                    boolean lands = tokens.get(j).is("countries")
                            || tokens.get(j).is("nations")
                            || tokens.get(j).is("states")
                            || tokens.get(j).is("governments");
                    List<Participant> who =
                            lands && !discourse.countries().isEmpty() ? discourse.countries() : discourse.pair();
                    return Optional.of(Unit.person(i, j + 1, who, Unit.Standing.OFFICIAL, false));
                }
                return Optional.empty();
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    /** "Trump, Putin", "Rubio, Ratcliffe and Witkoff", "Russia-Ukraine", "Russian and Ukrainian officials". */
    private List<Unit> lists(List<Unit> nouns) {
        List<Unit> out = new ArrayList<>(nouns.size());
        for (Unit u : nouns) {
            if (u.named() && out.size() >= 2) {
                Unit mark = out.getLast();
                Unit before = out.get(out.size() - 2);
                if (mark.is("and")
                        && out.size() >= 3
                        && before.is(",")
                        && out.get(out.size() - 3).named()
                        && comparable(out.get(out.size() - 3), u)) {
                    Unit joined = out.get(out.size() - 3).join(u, u.to);
                    out.subList(out.size() - 3, out.size()).clear();
                    out.add(joined);
                    continue;
                }
                boolean compound =
                        (mark.is("-") || mark.is("–") || mark.is("/")) && touching(before, mark) && touching(mark, u);
                boolean listed = mark.is("and")
                        || mark.is("&")
                        || mark.is(",") && comparable(before, u) && (title || followedByList(nouns, u));
                if (before.named() && (compound || listed && comparable(before, u))) {
                    Unit joined = before.join(u, u.to);
                    out.removeLast();
                    out.removeLast();
                    out.add(joined);
                    continue;
                }
            }
            out.add(u);
        }
        return out;
    }

    private boolean touching(Unit a, Unit b) {
        return tokens.get(a.to - 1).end() == tokens.get(b.from).start();
    }

    /** A comma joins two names only in a list that goes on to an "and". */
    private boolean followedByList(List<Unit> nouns, Unit u) {
        int i = nouns.indexOf(u) + 1;
        int end = Math.min(nouns.size(), i + 8);
        for (int k = i; k < end; k++) {
            Unit next = nouns.get(k);
            if (next.is("and")) {
                return k + 1 < nouns.size() && nouns.get(k + 1).named();
            }
            if (!next.is(",") && !next.named()) {
                return false;
            }
        }
        return false;
    }

    private static boolean comparable(Unit a, Unit b) {
        return a.person == b.person
                || a.kind == b.kind && !a.person
                || a.kind == Unit.Kind.NATIONALITY && !b.person
                || a.parties.size() > 1 && b.kind == Unit.Kind.PARTY;
    }
}
