package dev.parley.extraction.events;

import dev.parley.extraction.Explanation;
import dev.parley.extraction.FactType;
import dev.parley.extraction.FactType.Trait;
import dev.parley.extraction.Participant;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.tree.ParsedSentence;
import dev.parley.extraction.tree.Trigger;
import dev.parley.extraction.tree.Triggers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds the events of one parsed sentence: the rules that fit its words, each with those who take part. */
final class EventFinder {
    /** What teams and clubs do too. */
    private static final Set<FactType> SPORTING = FactType.with(Trait.SPORT);

    /** Functions of the side that acts, as against its partners. */
    private static final Set<String> ACTING = Set.of("subj", "verb", "clause", "poss");

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
    private final Triggers triggers;
    private final TriggerMatcher matcher;
    private final EventParties eventParties;
    private final IntPredicate negated;
    private final List<Explanation.Dropped> dropped;

    EventFinder(
            ParsedSentence sentence,
            NounPhrases phrases,
            Triggers triggers,
            IntPredicate negated,
            List<Explanation.Dropped> dropped) {
        this.negated = negated;
        this.s = sentence;
        this.triggers = triggers;
        this.matcher = new TriggerMatcher(sentence, phrases);
        this.eventParties = new EventParties(sentence, phrases, matcher);
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
                found.addAll(separate(e));
                taken.or(hit.words());
            });
        }
        found.sort(Comparator.comparingInt(Event::word));
        return found;
    }

    /** "held separate calls with Brandt and Lind": one event with each. */
    private List<Event> separate(Event event) {
        boolean apart = s.dependents(event.word(), Relation.AMOD, Relation.ADVMOD).stream()
                .anyMatch(d -> Lexicon.SEPARATE.has(s.low(d)));
        List<Party> hosts = event.parties().stream()
                .filter(p -> ACTING.contains(p.function()))
                .toList();
        if (!apart || hosts.size() != 1 || event.parties().size() < 3) {
            return List.of(event);
        }
        return event.parties().stream()
                .filter(p -> !ACTING.contains(p.function()))
                .map(p -> new Event(
                        event.trigger(),
                        event.word(),
                        event.governor(),
                        List.of(hosts.getFirst(), p),
                        event.anaphoric()))
                .toList();
    }

    private void hits(List<Trigger> candidates, int w, List<Hit> hits) {
        for (Trigger t : candidates) {
            BitSet words = new BitSet();
            words.set(w);
            // Not to take part is to turn it down; to take part is an event of another rule.
            boolean suits = !t.has("denied") || negated.test(w);
            if (suits && matcher.matches(t, w, words)) {
                hits.add(new Hit(t, w, words));
            }
        }
    }

    private Optional<Event> event(Hit hit) {
        Trigger t = hit.trigger();
        int w = hit.word();
        List<Party> taking = eventParties.of(t, w);
        Optional<String> trouble = trouble(t, taking);
        boolean refers = trouble.isEmpty() ? pointedAt(w) : definite(w) && taking.size() < t.least();
        boolean anaphoric = t.part() == Trigger.Part.NOUN && refers;
        if (trouble.isPresent() && !anaphoric) {
            dropped.add(new Explanation.Dropped(t.id(), trouble.get()));
            return Optional.empty();
        }
        int governor = t.part() == Trigger.Part.NOUN
                ? matcher.support(w).or(() -> matcher.predicate(w)).orElse(w)
                : w;
        return Optional.of(new Event(t, w, governor, taking, anaphoric));
    }

    /** Why these parties make no event of the rule. */
    private Optional<String> trouble(Trigger t, List<Party> parties) {
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
        if (t.has("actor") && parties.stream().noneMatch(p -> p.function().equals("subj"))) {
            return Optional.of("who did it is nobody known");
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

    private static boolean foreign(List<Party> parties) {
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

    /** "during these talks": what the article has told. */
    private boolean pointedAt(int noun) {
        return s.dependents(noun, Relation.DET).stream().anyMatch(d -> Lexicon.POINTING.has(s.low(d)));
    }

    /** "the call", "their meeting", "talks": an event that the article has named before. */
    private boolean definite(int noun) {
        for (int d : s.dependents(noun, Relation.DET, Relation.NMOD_POSS)) {
            if (Lexicon.DEFINITE.has(s.low(d))) {
                return true;
            }
        }
        return s.relation(noun) == Relation.NSUBJ || s.relation(noun) == Relation.NSUBJ_PASS;
    }
}
