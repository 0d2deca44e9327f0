package dev.parley.extraction;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the events of one parsed sentence: its triggers, and who takes part by grammatical function. */
final class EventFinder {
    private static final Set<String> SCENE = Set.of(
            "in",
            "during",
            "at",
            "after",
            "following",
            "on",
            "over",
            "via",
            "by",
            "through",
            "before",
            "ahead of",
            "for",
            "as part of",
            "upon",
            "to",
            "from",
            "into");

    /** Phrases by these name what the clause came before or after, and not what it is part of. */
    private static final Set<String> APART = Set.of("before", "ahead of", "after", "following");

    /** What teams and clubs do too. */
    private static final Set<FactType> SPORTING = Set.of(
            FactType.MEETING,
            FactType.VISIT,
            FactType.TALKS_HELD,
            FactType.TALKS_STARTED,
            FactType.ENVOY_NAMED,
            FactType.AGREEMENT_REACHED,
            FactType.AGREEMENT_SIGNED);

    /** Functions of a name that belongs to another noun. */
    private static final Set<Relation> GOVERNED = Set.of(
            Relation.NMOD_POSS,
            Relation.COMPOUND,
            Relation.AMOD,
            Relation.NMOD,
            Relation.OBL,
            Relation.OBJ,
            Relation.FLAT);

    /** Roles that make an unknown person of no known country no foreigner yet. */
    private static final Set<String> VAGUE = Set.of(
            "Leader", "Minister", "Person", "Domestic", "Adviser", "Commissioner", "Spokesman", "Intelligence Chief");

    /**
     * An event of the sentence.
     *
     * @param word its trigger
     * @param governor the verb that supports a noun ("held talks"), or the trigger itself
     */
    record Event(Trigger trigger, int word, int governor, List<Party> parties, boolean anaphoric) {}

    private final ParsedSentence s;
    private final NounPhrases phrases;
    private final Triggers triggers;
    private final List<Explanation.Dropped> dropped;

    EventFinder(ParsedSentence sentence, NounPhrases phrases, Triggers triggers, List<Explanation.Dropped> dropped) {
        this.s = sentence;
        this.phrases = phrases;
        this.triggers = triggers;
        this.dropped = dropped;
    }

    private record Hit(Trigger trigger, int word, BitSet words) {}

    List<Event> events() {
        List<Hit> hits = new ArrayList<>();
        for (int w = 0; w < s.size(); w++) {
            Unit u = s.unit(w);
            if (u != null && u.kind == Unit.Kind.PARTY) {
                if (u.place) {
                    hits(triggers.places(), w, hits);
                }
                continue;
            }
            if (s.isVerb(w)) {
                String verb = s.verb(w);
                hits(triggers.verb(verb), w, hits);
                if (!verb.equals(s.lemma(w)) && Lexicon.KEEPS_SENSE.has(verb.substring(verb.indexOf(' ') + 1))) {
                    hits(triggers.verb(s.lemma(w)), w, hits);
                }
            } else {
                hits(triggers.noun(s.lemma(w)), w, hits);
            }
        }
        hits.sort(Comparator.comparingInt(h -> triggers.order(h.trigger())));
        List<Event> found = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Hit hit : hits) {
            if (taken.get(hit.word()) || hit.words().intersects(taken)) {
                continue;
            }
            event(hit).ifPresent(e -> {
                found.add(e);
                taken.or(hit.words());
            });
        }
        found.sort(Comparator.comparingInt(Event::word));
        return found;
    }

    private void hits(List<Trigger> candidates, int w, List<Hit> hits) {
        for (Trigger t : candidates) {
            BitSet words = new BitSet();
            words.set(w);
            if (matches(t, w, words)) {
                hits.add(new Hit(t, w, words));
            }
        }
    }

    // -- conditions

    private boolean matches(Trigger t, int w, BitSet words) {
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
            return purpose && s.has(w, Relation.COP) && s.preposition(w).equals("in") && s.has(w, Relation.NSUBJ);
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
        return !(t.has("naming") && naming(w));
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
                            || function.equals("means")
                            || function.equals("inf.inf")) {
                        words.set(filler);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fits(Set<String> fillers, int filler, String function) {
        boolean clausal = function.equals("inf") || function.equals("inf.inf") || function.equals("that");
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
            if (Lexicon.ACCORD.has(s.lemma(member))) {
                for (int of : s.dependents(member, Relation.COMPOUND, Relation.AMOD)) {
                    if (fillers.contains(s.lemma(of))) {
                        return true;
                    }
                }
            }
            // "a round of talks", "the start of negotiations"
            if (Lexicon.CONTAINER.has(s.lemma(member))) {
                for (int of : s.phrases(member, Set.of("of"))) {
                    if (fillers.contains(s.lemma(of)) || fillers.contains(s.low(of))) {
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
            return u != null && u.place
                    || s.members(filler).stream().anyMatch(m -> s.unit(m) != null && s.unit(m).place);
        }
        if (fillers.contains("NATIONALS")) {
            for (int member : s.members(filler)) {
                Unit u = s.unit(member);
                if (u != null && u.kind == Unit.Kind.NATIONALITY
                        || Lexicon.NATIONAL.has(s.lemma(member))
                                && s.dependents(member, Relation.AMOD, Relation.COMPOUND).stream()
                                        .anyMatch(d -> s.unit(d) != null && s.unit(d).kind == Unit.Kind.NATIONALITY)) {
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

    private boolean pronoun(int w) {
        return s.tag(w) == Tag.PRP || s.tag(w) == Tag.PRP_POSSESSIVE || s.tag(w) == Tag.WP || s.tag(w) == Tag.WDT;
    }

    /** The words that stand in a function of this one. */
    private List<Integer> fill(String function, int w) {
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
            case "subj" -> s.isVerb(w) || s.isPredicate(w) ? s.agents(w) : List.of();
            case "obj" -> s.patients(w);
            case "xcomp" -> s.dependents(w, Relation.XCOMP);
            case "iobj" -> s.dependents(w, Relation.IOBJ);
            case "inf" -> infinitives(w);
            case "that" -> s.dependents(w, Relation.CCOMP);
            case "mod", "comp" -> s.dependents(w, Relation.AMOD, Relation.COMPOUND, Relation.NUMMOD, Relation.FLAT);
            case "poss" -> s.dependents(w, Relation.NMOD_POSS);
            case "det" -> s.dependents(w, Relation.DET);
            case "means" -> means(w);
            case "verb" -> support(w).map(List::of).orElse(List.of());
            case "pred" -> predicate(w).map(List::of).orElse(List.of());
            case "self" -> List.of(w);
            case "person", "place" -> List.of(w);
            default -> s.phrases(w, Set.of(function));
        };
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
    private Optional<Integer> support(int noun) {
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
                Lexicon.TAKES_PART.has(s.lemma(h))
                                && Set.of("in", "for", "to", "into", "at").contains(s.preposition(w))
                        ? Optional.of(h)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The verb whose subject this noun is. */
    private Optional<Integer> predicate(int noun) {
        int h = s.head(noun);
        int w = noun;
        if (h >= 0 && s.relation(w) == Relation.NMOD && Lexicon.CONTAINER.has(s.lemma(h))) {
            w = h;
            h = s.head(w);
        }
        boolean subject = h >= 0 && (s.relation(w) == Relation.NSUBJ || s.relation(w) == Relation.NSUBJ_PASS);
        return subject && s.isPredicate(h) ? Optional.of(h) : Optional.empty();
    }

    /** "called Putin a killer", "was called weak": what follows the object is what the subject thinks of it. */
    private boolean naming(int w) {
        if (s.dependents(w, Relation.XCOMP, Relation.CCOMP).stream().anyMatch(x -> !Lexicon.TIME.has(s.low(x)))
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
                        .anyMatch(d -> s.unit(d) != null && s.unit(d).person)) {
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

    // -- who takes part

    private Optional<Event> event(Hit hit) {
        Trigger t = hit.trigger();
        int w = hit.word();
        List<Party> parties = new ArrayList<>();
        for (String function : t.parties()) {
            switch (function) {
                case "clause" -> {
                    if (sides(parties).size() < 2) {
                        scene(w, parties);
                    }
                }
                case "verb" ->
                    support(w).ifPresent(v -> {
                        List<Party> hosts = take(s.agents(v), "verb");
                        boolean enough =
                                sides(parties).size() >= 2 || parties.stream().anyMatch(Party::group);
                        boolean stages = Lexicon.STAGING.has(s.lemma(v));
                        if (!stages && (!enough || hosts.stream().anyMatch(Party::person))
                                || s.lemma(v).equals("host")
                                        && !enough
                                        && t.type() != FactType.PRISONER_EXCHANGE
                                        && t.type() != FactType.CEASEFIRE) {
                            addAll(hosts, parties);
                        }
                        addAll(take(s.phrases(v, Set.of("with", "between")), "with"), parties);
                        if (sides(parties).size() < 2) {
                            addAll(take(s.phrases(v, Set.of("to", "from")), "to"), parties);
                        }
                    });
                default -> {
                    boolean place = function.endsWith(".place") || function.equals("self");
                    boolean person = function.endsWith(".person");
                    String inner =
                            place && !function.equals("self") ? function.substring(0, function.length() - 6) : function;
                    inner = person ? function.substring(0, function.length() - 7) : inner;
                    for (int filler : fill(inner, w)) {
                        List<Party> named =
                                place ? phrases.places(filler, function) : phrases.parties(filler, function);
                        if (inner.equals("poss") && pronoun(filler)) {
                            List<Party> owner = cataphora(filler);
                            named = owner.isEmpty() ? named : owner;
                        }
                        if (inner.equals("comp") || inner.equals("mod")) {
                            named = named.isEmpty() ? modifier(filler, function) : named;
                            named = place
                                    ? named.stream().filter(Party::place).toList()
                                    : named.stream().filter(p -> !seat(p)).toList();
                        }
                        if (person) {
                            named = named.stream().filter(Party::person).toList();
                        }
                        addAll(named, parties);
                    }
                }
            }
        }
        List<Party> taking = concise(parties, t);
        if (taking.size() == 1 && t.least() == 2 && !taking.getFirst().group() && !t.has("weak") && unsubjected(t, w)) {
            // Where the tree names one side only, the first person before the trigger is the likely other one.
            nearest(w).ifPresent(p -> addAll(List.of(p), parties));
            taking = concise(parties, t);
        }
        Optional<String> trouble = trouble(t, w, taking);
        boolean anaphoric = false;
        if (trouble.isPresent()) {
            anaphoric = t.part() == Trigger.Part.NOUN && definite(w) && taking.size() < t.least();
            if (!anaphoric) {
                dropped.add(new Explanation.Dropped(t.id(), trouble.get()));
                return Optional.empty();
            }
        }
        int governor = t.part() == Trigger.Part.NOUN
                ? support(w).or(() -> predicate(w)).orElse(w)
                : w;
        return Optional.of(new Event(t, w, governor, taking, anaphoric));
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
        int w = noun;
        int h = s.head(w);
        for (int steps = 0; h >= 0 && steps < 4 && !s.isPredicate(h) && climbs(noun, w, h); steps++) {
            w = h;
            h = s.head(w);
        }
        boolean object = h >= 0 && (s.relation(h) == Relation.OBJ || s.relation(h) == Relation.OBL) && s.clause(h) >= 0;
        if (object
                && s.unit(h) != null
                && !s.unit(h).parties.isEmpty()
                && SCENE.contains(s.preposition(w))
                && s.relation(w) == Relation.NMOD) {
            // "met Brandt during a visit": the visit is the subject's.
            h = s.clause(h);
        } else if (h >= 0
                && !s.isVerb(h)
                && s.unit(h) != null
                && !s.unit(h).parties.isEmpty()
                && SCENE.contains(s.preposition(w))) {
            // "the president on a visit to Oslo"
            addAll(phrases.parties(h, "clause").stream().filter(p -> !p.place()).toList(), parties);
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
                        || r == Relation.CONJ
                        || r == Relation.APPOS)
                && (SCENE.contains(s.preposition(noun)) || SCENE.contains(s.preposition(w)));
        boolean apart = APART.contains(s.preposition(noun)) && parties.isEmpty();
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
        if (sides(parties).size() < 2) {
            addAll(take(s.phrases(h, Set.of("with")), "with"), parties);
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
            return s.unit(h) == null || s.unit(h).parties.isEmpty();
        }
        boolean phrase = s.relation(w) == Relation.NMOD || s.relation(w) == Relation.OBL;
        return phrase
                && SCENE.contains(s.preposition(w))
                && (s.unit(h) == null || s.unit(h).parties.isEmpty());
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
            if (parties.stream()
                    .noneMatch(q -> q.participant().id().equals(p.participant().id()))) {
                parties.add(p);
            }
        }
    }

    /** A country is left out where a person of it takes part; a visit keeps the country that is visited. */
    private static List<Party> concise(List<Party> parties, Trigger t) {
        Set<String> ofPeople = new HashSet<>();
        parties.stream()
                .filter(Party::person)
                .forEach(p -> p.participant().country().ifPresent(ofPeople::add));
        return parties.stream()
                .filter(p -> p.person()
                        || p.participant().country().isEmpty()
                        || !ofPeople.contains(p.participant().country().get()))
                .toList();
    }

    private static Set<String> sides(List<Party> parties) {
        Set<String> out = new HashSet<>();
        parties.forEach(p -> out.add(p.side()));
        return out;
    }

    private Optional<String> trouble(Trigger t, int w, List<Party> parties) {
        boolean group = parties.stream().anyMatch(Party::group);
        boolean body = t.has("foreign-or-body")
                && parties.stream().anyMatch(p -> p.participant().country().isEmpty() && !p.person());
        if (parties.size() + (group || body ? 1 : 0) < t.least()) {
            return Optional.of("only " + parties.size() + " of " + t.least() + " parties were named");
        }
        if (t.has("people")
                && parties.stream().filter(p -> p.person() || !p.place()).count() + (group ? 1 : 0) < 2) {
            return Optional.of("the parties are no people");
        }
        if (t.has("person")
                && parties.stream().noneMatch(p -> p.person() || !p.place() && p.standing() != Unit.Standing.NONE)) {
            return Optional.of("no person travels");
        }
        if (t.has("group") && !group && parties.size() < 2) {
            return Optional.of("not several");
        }
        if (t.has("rank") && parties.stream().noneMatch(p -> p.standing().compareTo(Unit.Standing.MINISTER) >= 0)) {
            return Optional.of("nobody of rank takes part");
        }
        if (t.has("two-subjects")
                && parties.stream().filter(p -> p.function().equals("subj")).count() < 2) {
            return Optional.of("one side alone agreed");
        }
        if (t.has("foreign-or-body")
                && !foreign(parties)
                && parties.stream().noneMatch(p -> p.participant().country().isEmpty() && !p.person())) {
            return Optional.of("all parties are of one country");
        }
        if (t.has("foreign") && !group && !foreign(parties)) {
            return Optional.of("all parties are of one country");
        }
        if ((t.type() == FactType.LEADER_CALL || t.type() == FactType.MEETING)
                && parties.stream().anyMatch(p -> p.participant()
                        .role()
                        .filter("Domestic"::equals)
                        .isPresent())) {
            return Optional.of("one's own governor, mayor or lawmaker");
        }
        if (SPORTING.contains(t.type())) {
            for (int x = 0; x < s.size(); x++) {
                if (Lexicon.SPORT.has(s.low(x))) {
                    return Optional.of("teams meet, not leaders");
                }
            }
        }
        if (t.type() == FactType.AGREEMENT_SIGNED && !foreign(parties)) {
            for (int x = 0; x < s.size(); x++) {
                if (Lexicon.COMPANY.has(s.low(x))) {
                    return Optional.of("a company signs");
                }
            }
        }
        return Optional.empty();
    }

    static boolean foreign(List<Party> parties) {
        Set<String> sides = new HashSet<>();
        for (Party party : parties) {
            Participant p = party.participant();
            boolean stranger = p.country().isEmpty()
                    && p.organization().isEmpty()
                    && p.role().filter(VAGUE::contains).isPresent();
            if (!stranger) {
                sides.add(party.side());
            }
        }
        return sides.size() >= 2;
    }

    /** "the call", "their meeting", "talks": one that the article has told of. */
    private boolean definite(int noun) {
        for (int d : s.dependents(noun, Relation.DET, Relation.NMOD_POSS)) {
            if (Lexicon.DEFINITE.has(s.low(d))) {
                return true;
            }
        }
        return s.relation(noun) == Relation.NSUBJ || s.relation(noun) == Relation.NSUBJ_PASS;
    }
}
