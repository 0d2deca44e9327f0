package dev.parley.extraction.events;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.tree.ParsedSentence;
import dev.parley.extraction.tree.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who takes part in an event: the parties in the grammatical functions that its {@link Trigger} names. */
final class EventParties {
    /** What a function may end in: which of its fillers take part. */
    private static final Set<String> KINDS = Set.of("place", "person", "state", "else", "host", "second");

    /** Functions of a name that belongs to another noun. */
    private static final Set<Relation> GOVERNED = Set.of(
            Relation.NMOD_POSS,
            Relation.COMPOUND,
            Relation.AMOD,
            Relation.NMOD,
            Relation.OBL,
            Relation.OBJ,
            Relation.FLAT);

    private final ParsedSentence s;
    private final NounPhrases phrases;
    private final TriggerMatcher matcher;

    EventParties(ParsedSentence sentence, NounPhrases phrases, TriggerMatcher matcher) {
        this.s = sentence;
        this.phrases = phrases;
        this.matcher = matcher;
    }

    /** Who takes part in the event that a rule found, in the order of the rule's functions. */
    List<Party> of(Trigger t, int w) {
        List<Party> parties = new ArrayList<>();
        for (String function : t.parties()) {
            switch (function) {
                case "clause" -> {
                    if (Party.sides(parties).size() < 2 || partnersOnly(parties)) {
                        scene(w, parties);
                    }
                }
                case "says" -> {
                    boolean partnerOnly = Party.sides(parties).size() == 1
                            && parties.getFirst().function().equals("with");
                    if (parties.isEmpty() && t.least() == 1 || partnerOnly) {
                        addAll(
                                take(speakers(w), "says").stream()
                                        .filter(p -> !p.person())
                                        .toList(),
                                parties);
                    }
                }
                case "verb" ->
                    matcher.support(w).ifPresent(v -> {
                        List<Party> hosts = take(s.agents(v), "verb");
                        boolean enough = Party.sides(parties).size() >= 2 && !partnersOnly(parties)
                                || parties.stream().anyMatch(Party::group);
                        boolean own = Lexicon.TELLS_OWN.has(s.lemma(v))
                                && (Party.sides(parties).size() == 1
                                                && parties.getFirst().function().equals("with")
                                        || parties.isEmpty()
                                                && Party.sides(hosts).size() >= 2);
                        boolean stages = Lexicon.STAGING.has(s.lemma(v));
                        if (own) {
                            parties.addAll(0, hosts);
                        } else if (!stages && (!enough || hosts.stream().anyMatch(Party::person))
                                || s.lemma(v).equals("host")
                                        && !enough
                                        && t.type() != FactType.PRISONER_EXCHANGE
                                        && t.type() != FactType.CEASEFIRE) {
                            addAll(hosts, parties);
                        }
                        addAll(take(matcher.fill("with", v), "with"), parties);
                        addAll(take(matcher.fill("between", v), "with"), parties);
                        if (Party.sides(parties).size() < 2) {
                            addAll(take(s.phrases(v, Set.of("to", "from")), "to"), parties);
                        }
                    });
                default -> {
                    int dot = function.lastIndexOf('.');
                    String kind = KINDS.contains(function.substring(dot + 1)) ? function.substring(dot + 1) : "";
                    boolean place = kind.equals("place") || function.equals("self");
                    boolean person = kind.equals("person");
                    String inner = kind.isEmpty() ? function : function.substring(0, dot);
                    if (kind.equals("else") && !parties.isEmpty()
                            || kind.equals("second") && Party.sides(parties).size() >= 2
                            || kind.equals("host") && !guest(w, parties)) {
                        continue;
                    }
                    for (int filler : matcher.fill(inner, w)) {
                        List<Party> named = place || kind.equals("host")
                                ? phrases.places(filler, function)
                                : kind.equals("state")
                                        ? phrases.states(filler, function)
                                        : phrases.parties(filler, function);
                        if (inner.equals("poss") && matcher.pronoun(filler)) {
                            List<Party> owner = cataphora(filler);
                            named = owner.isEmpty() ? named : owner;
                        }
                        if (inner.equals("comp") || inner.equals("mod")) {
                            named = named.isEmpty() ? modifier(filler, function) : named;
                            named = place
                                    ? named.stream().filter(Party::place).toList()
                                    : named.stream().filter(p -> !seat(p)).toList();
                        }
                        if (kind.equals("else") || inner.endsWith(".comp")) {
                            named = named.stream().filter(p -> !seat(p)).toList();
                        }
                        if (person) {
                            named = named.stream().filter(Party::person).toList();
                        }
                        addAll(named, parties);
                    }
                }
            }
        }
        if (!parties.isEmpty() && partnersOnly(parties) && heldByOthers(t, w)) {
            // "The head of the agency held talks with Brandt and Orlov": not with each other.
            return List.of();
        }
        if (parties.isEmpty() && t.part() == Trigger.Part.NOUN) {
            parties.addAll(phrases.slug());
        }
        if (t.type() == FactType.LEADER_CALL
                && !parties.isEmpty()
                && parties.stream().allMatch(p -> p.function().equals("to"))) {
            // "pledged to make calls to Brandt and Orlov": somebody else calls each of them.
            addAll(take(callers(w), "verb"), parties);
            if (parties.stream().allMatch(p -> p.function().equals("to"))) {
                return List.of();
            }
        }
        List<Party> taking = Party.concise(parties);
        if (taking.size() == 1 && t.least() == 2 && !taking.getFirst().group() && !t.has("weak") && unsubjected(t, w)) {
            // Where the tree names one side only, the first person before the trigger is the likely other one.
            nearest(w).ifPresent(p -> addAll(List.of(p), parties));
            taking = Party.concise(parties);
        }
        if (t.type() == FactType.LEADER_CALL && Party.sides(taking).size() < 2 && unpartnered(t, w)) {
            // "In a call on Monday, Orlov said", below a title that names him and one other.
            List<Party> pair = pairOfTitle(taking);
            taking = pair.isEmpty() ? taking : pair;
        }
        return taking;
    }

    /** The nearest subject above a call: "is keen to help, pledging to make calls". */
    private List<Integer> callers(int call) {
        int c = s.clause(call);
        for (int steps = 0; c >= 0 && steps < 4; steps++) {
            List<Integer> subjects = s.subjects(c);
            if (!subjects.isEmpty()) {
                return subjects;
            }
            c = s.head(c) < 0 ? -1 : s.clause(s.head(c));
        }
        return List.of();
    }

    /** Whether somebody held an occasion of whom nothing is known. */
    private boolean heldByOthers(Trigger t, int w) {
        if (t.part() == Trigger.Part.VERB) {
            // "Olsen said he had talked with Brandt and Orlov": with whom he talked, and not who he is.
            return s.agents(w).stream().anyMatch(a -> s.tag(a) == Tag.PRP);
        }
        return matcher.support(w)
                .filter(v -> s.agents(v).stream().anyMatch(a -> s.isNoun(a) && a != w))
                .filter(v -> take(s.agents(v), "verb").isEmpty())
                .isPresent();
    }

    /** "Talks with Orlov and Brandt" are somebody else's with these two. */
    private static boolean partnersOnly(List<Party> parties) {
        return parties.stream().allMatch(p -> p.function().equals("with"));
    }

    /** "Brandt holds talks in Oslo": of a person alone who holds them, the other side is the country that they are in. */
    private boolean guest(int noun, List<Party> parties) {
        return (s.relation(noun) == Relation.OBJ || s.relation(noun) == Relation.NSUBJ_PASS)
                && Party.sides(parties).size() == 1
                && parties.stream().allMatch(Party::person);
    }

    /** Whether a call is named for the first time, and nothing of with whom. */
    private boolean unpartnered(Trigger t, int w) {
        return t.part() == Trigger.Part.NOUN
                && s.tag(w) == Tag.NN
                && s.dependents(w, Relation.DET).stream().noneMatch(d -> Lexicon.DEFINITE.has(s.low(d)))
                && s.phrases(w, Lexicon.PARTNER.words()).isEmpty()
                && (s.clause(w) < 0
                        || s.phrases(s.clause(w), Lexicon.PARTNER.words()).isEmpty());
    }

    /** The two whom the title names, where the sentence names one of them as who takes part, or nobody does. */
    private List<Party> pairOfTitle(List<Party> taking) {
        List<Party> named = new ArrayList<>(taking);
        for (int x = 0; x < s.size() && taking.isEmpty(); x++) {
            named.addAll(phrases.parties(x, "title"));
        }
        for (Party one : named) {
            Optional<Party> other = phrases.partnerInTitle(one);
            if (other.isPresent()) {
                return List.of(one, other.get());
            }
        }
        return List.of();
    }

    /** Who says so: "Israel says a ceasefire has been agreed", "Russia said prisoners had been exchanged". */
    private List<Integer> speakers(int w) {
        int c = s.clause(w);
        return c >= 0 && s.relation(c) == Relation.CCOMP && Lexicon.REPORTING.has(s.lemma(s.head(c)))
                ? s.subjects(s.head(c))
                : List.of();
    }

    /** "During his visit, Brandt said": the subject that follows owns it. */
    private List<Party> cataphora(int pronoun) {
        int c = s.clause(pronoun);
        if (c < 0) {
            return List.of();
        }
        List<Integer> subjects = s.subjects(c);
        return subjects.isEmpty() || subjects.getFirst() < pronoun
                ? List.of()
                : take(subjects, "poss").stream().filter(Party::person).toList();
    }

    /** A nationality before a noun: "Russian-Ukrainian talks". */
    private List<Party> modifier(int w, String function) {
        Unit u = s.unit(w);
        if (u == null || !u.named()) {
            return List.of();
        }
        List<Party> out = new ArrayList<>(2);
        for (Participant p : u.parties) {
            out.add(new Party(p, u.standing, u.person && p.isPerson(), false, u.group, false, function, w));
        }
        return out;
    }

    /** A capital before a noun says where: "the Budapest summit". */
    private boolean seat(Party p) {
        Unit u = s.unit(p.word());
        return u != null && u.seat && u.parties.size() == 1;
    }

    /** The subject of the clause that a noun sets the scene of: "in a call with Modi, Putin said". */
    private void scene(int noun, List<Party> parties) {
        int own = s.clause(noun);
        if (parties.isEmpty()
                && own >= 0
                && s.relation(noun) == Relation.NSUBJ
                && s.relation(own) == Relation.ADVCL
                && s.dependents(own, Relation.MARK).stream()
                        .anyMatch(m -> s.low(m).equals("after"))) {
            // "Orlov and Brandt part ways after talks collapse"
            addAll(take(s.subjects(s.head(own)), "clause"), parties);
            return;
        }
        if (s.preposition(noun).equals("over") && !Lexicon.MEANS.has(s.low(noun))) {
            // "spoke over the phone", but "a call over the talks in Oslo"
            return;
        }
        int w = noun;
        int h = s.head(w);
        for (int steps = 0; h >= 0 && steps < 4 && !s.isPredicate(h) && climbs(noun, w, h); steps++) {
            w = h;
            h = s.head(w);
        }
        boolean object = h >= 0 && (s.relation(h) == Relation.OBJ || s.relation(h) == Relation.OBL) && s.clause(h) >= 0;
        if (object
                && s.isUnit(h, unit -> !unit.parties.isEmpty())
                && Lexicon.SCENE.has(s.preposition(w))
                && s.relation(w) == Relation.NMOD) {
            // "met Brandt during a visit": the visit is the subject's.
            h = s.clause(h);
        } else if (h >= 0
                && !s.isVerb(h)
                && s.isUnit(h, unit -> !unit.parties.isEmpty())
                && Lexicon.SCENE.has(s.preposition(w))) {
            // "the president on a visit to Oslo"
            addAll(phrases.parties(h, "clause").stream().filter(p -> !p.place()).toList(), parties);
            return;
        }
        if (h < 0 && Lexicon.SCENE.has(s.preposition(noun))) {
            // "Orlov in Oslo for talks", "Orlov in call with Brandt": a headline of which the occasion became the head.
            addAll(take(s.dependents(noun, Relation.NSUBJ), "clause"), parties);
            return;
        }
        if (h < 0 || !s.isPredicate(h)) {
            return;
        }
        h = s.sceneClause(noun, h);
        Relation r = s.relation(noun);
        boolean scene = (r == Relation.OBL
                        || r == Relation.ADVCL
                        || r == Relation.NMOD
                        || r == Relation.OBL_TMOD
                        || r == Relation.XCOMP
                        || r == Relation.CCOMP
                        || r == Relation.CONJ
                        || r == Relation.APPOS)
                && (Lexicon.SCENE.has(s.preposition(noun)) || Lexicon.SCENE.has(s.preposition(w)));
        boolean apart = Lexicon.BEFORE_OR_AFTER.has(s.preposition(noun)) && parties.isEmpty();
        if (!scene || apart) {
            return;
        }
        if (s.has(noun, Relation.NMOD_POSS)
                && parties.stream().anyMatch(p -> p.function().equals("poss"))) {
            return;
        }
        List<Party> subjects = take(s.subjects(h), "clause");
        if (subjects.isEmpty() && s.relation(h) == Relation.CCOMP && s.head(h) >= 0) {
            subjects = take(s.subjects(s.head(h)), "clause");
        }
        addAll(subjects, parties);
        if (Party.sides(parties).size() < 2) {
            addAll(take(matcher.fill("with", h), "with"), parties);
            if (Lexicon.ADDRESS.has(s.low(h))) {
                addAll(take(s.dependents(h, Relation.OBJ, Relation.IOBJ), "obj"), parties);
            }
        }
    }

    /** Whether the tree gives a verb no subject, or a noun no clause that it belongs to. */
    private boolean unsubjected(Trigger t, int w) {
        if (t.part() == Trigger.Part.VERB) {
            return s.agents(w).stream().allMatch(a -> a == w)
                    || s.sentence.title() && s.agents(w).isEmpty();
        }
        int c = s.clause(s.head(w) < 0 ? w : s.head(w));
        return c < 0 || s.subjects(c).isEmpty();
    }

    /** The first person in front of a word whom no preposition governs. */
    private Optional<Party> nearest(int w) {
        for (int x = 0; x < w; x++) {
            Unit u = s.unit(x);
            int finalX = x;
            if (u != null
                    && u.person
                    && u.kind == Unit.Kind.PARTY
                    && u.parties.size() == 1
                    && s.preposition(x).isEmpty()
                    && GOVERNED.stream().noneMatch(r -> r == s.relation(finalX))) {
                List<Party> named = phrases.parties(x, "near");
                if (!named.isEmpty()) {
                    return Optional.of(named.getFirst());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a noun's phrase belongs to the clause above the noun that it hangs on. */
    private boolean climbs(int noun, int w, int h) {
        if (Lexicon.CONTAINER.has(s.lemma(h)) || s.relation(w) == Relation.CONJ || w != noun) {
            return !s.isUnit(h, unit -> !unit.parties.isEmpty());
        }
        boolean phrase = s.relation(w) == Relation.NMOD || s.relation(w) == Relation.OBL;
        return phrase && Lexicon.SCENE.has(s.preposition(w)) && !s.isUnit(h, unit -> !unit.parties.isEmpty());
    }

    private List<Party> take(List<Integer> words, String function) {
        List<Party> out = new ArrayList<>(2);
        for (int w : words) {
            addAll(phrases.parties(w, function), out);
        }
        return out;
    }

    private static void addAll(List<Party> more, List<Party> parties) {
        for (Party p : more) {
            boolean known = false;
            for (int i = 0; i < parties.size() && !known; i++) {
                known = parties.get(i).participant().id().equals(p.participant().id());
            }
            if (!known) {
                parties.add(p);
            }
        }
    }
}
