package dev.parley.extraction.events;

import dev.parley.extraction.FactType;
import dev.parley.extraction.FactType.Trait;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Dates;
import dev.parley.extraction.time.Durations;
import dev.parley.extraction.tree.ParsedSentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The day, length, place and source of an event: what hangs on its trigger or on its clause, and on no other event. */
final class EventDetails {
    /** Events that happen by being said, so that the day of saying is their day. */
    private static final Set<FactType> SPEECH = FactType.with(Trait.SPEECH_ACT);

    /** The number of steps in the tree that a clause boundary counts as. */
    private static final int BOUNDARY = 4;

    private static final int ELSEWHERE = -1;

    private final ParsedSentence s;
    private final Set<Integer> triggers;
    private final LocalDate published;

    EventDetails(ParsedSentence sentence, List<EventFinder.Event> events, LocalDate published) {
        this.s = sentence;
        this.triggers = events.stream().map(EventFinder.Event::word).collect(Collectors.toSet());
        this.published = published;
    }

    /** The day of the event; {@code future} where it is announced. */
    Optional<Dates.Found> day(EventFinder.Event event, Dates.Outlook outlook) {
        List<Token> tokens = s.sentence.tokens();
        int above = s.head(event.word());
        if (above >= 0
                && s.relation(event.word()) == Relation.NMOD
                && Lexicon.TIME.has(s.lemma(above))
                && s.dependents(event.word(), Relation.DET).stream().anyMatch(d -> Lexicon.DEFINITE.has(s.low(d)))
                && s.preposition(event.word()).equals("of")) {
            // "on the third day of the visit, Orlov will leave on Friday": what is done then has the day.
            return Optional.empty();
        }
        Dates.Found best = null;
        int nearest = Integer.MAX_VALUE;
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Dates.Found> found = Dates.at(tokens, i, published, outlook);
            if (found.isEmpty() || dateline(found.get(), i) || bounds(found.get())) {
                continue;
            }
            int word = s.wordOfToken(i);
            int distance = distance(word, event, false);
            if (distance != ELSEWHERE) {
                // "A year ago on Tuesday": the span of years decides.
                boolean longAgo =
                        found.get().old(published) && !found.get().date().isNamedDay();
                int cost = distance + (found.get().date().isNamedDay() || longAgo ? 0 : 3);
                if (cost < nearest || longAgo && cost <= nearest + 2) {
                    best = found.get();
                    nearest = cost;
                }
            }
            i = Math.max(i, found.get().to() - 1);
        }
        return Optional.ofNullable(best);
    }

    /** "since 2019", "before Friday": the day bounds something, and is not the event's. */
    private boolean bounds(Dates.Found found) {
        int from = Dates.start(s.sentence.tokens(), found);
        return from > 0
                && Lexicon.BOUNDS_DAY.has(s.sentence.tokens().get(from - 1).low());
    }

    private boolean dateline(Dates.Found found, int token) {
        return s.sentence.index() == 0
                && token < 6
                && found.explicit()
                && token + 4 < s.sentence.tokens().size()
                && found.day().equals(published)
                && s.sentence.tokens().getFirst().shape() == Token.Shape.UPPER;
    }

    /** How long it lasted. */
    Optional<ReportedDuration> duration(EventFinder.Event event) {
        List<Token> tokens = s.sentence.tokens();
        Optional<ReportedDuration> best = Optional.empty();
        int nearest = Integer.MAX_VALUE;
        for (int i = 1; i < tokens.size(); i++) {
            Optional<ReportedDuration> found = Durations.in(tokens, i, i + 1);
            if (found.isPresent()) {
                int distance = distance(s.wordOfToken(i), event, true);
                if (distance != ELSEWHERE && distance < nearest) {
                    best = found;
                    nearest = distance;
                    i += 3;
                }
            }
        }
        return best.isEmpty() && triggers.size() == 1 ? Durations.lasted(tokens) : best;
    }

    /** Where it took place, in the text's own spelling. */
    Optional<String> place(EventFinder.Event event) {
        if (event.trigger().type() == FactType.LEADER_CALL) {
            // Whoever speaks by telephone is in two places.
            return Optional.empty();
        }
        int best = -1;
        int nearest = 4;
        for (int w = 0; w < s.size(); w++) {
            Unit u = s.unit(w);
            boolean named = u != null && u.place || s.tag(w).isName() && (u == null || u.parties.isEmpty());
            String preposition = s.preposition(w);
            if (named && (preposition.equals("in") || preposition.equals("at") && u != null && u.place)) {
                int distance = distance(w, event, true);
                if (distance != ELSEWHERE
                        && distance < nearest
                        && !Dates.isCalendarWord(s.low(w))
                        && !describesOther(w, event)) {
                    best = w;
                    nearest = distance;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new PlaceNames(s).at(best));
    }

    /**
     * Whether a place says where something else is: those who take part ("parties in Norland agree"), what they talk
     * about ("agreed to work on the tensions in Norland"), or what an event is for ("to end the war in Norland").
     */
    private boolean describesOther(int place, EventFinder.Event event) {
        int e = event.word();
        int g = event.governor();
        for (int at = s.head(place); at >= 0 && at != e && at != g; at = s.head(at)) {
            Relation r = s.relation(at);
            boolean aim = s.tag(at) == Tag.VB && s.head(at) == e && r == Relation.XCOMP && s.has(at, Relation.OBJ);
            boolean topic = !s.isPredicate(at)
                    && ((r == Relation.NSUBJ || r == Relation.NSUBJ_PASS) && s.isVerb(e)
                            || r == Relation.OBJ && s.head(at) != e && s.head(at) != g
                            || Lexicon.ABOUT.has(s.preposition(at))
                                    && !Lexicon.SIDELINE.has(s.lemma(at))
                                    && !Lexicon.TIME.has(s.lemma(at)));
            if (aim || topic) {
                return true;
            }
        }
        return false;
    }

    /** Who says so: the subject of the verb of saying that governs the event's clause or is beside it. */
    Optional<String> claimedBy(EventFinder.Event event) {
        int c = s.clause(event.word());
        for (int steps = 0; c >= 0 && steps < 8; steps++) {
            int h = s.head(c);
            for (int d : s.dependents(c, Relation.PARATAXIS)) {
                if (Lexicon.REPORTING.has(s.lemma(d))) {
                    Optional<String> name = speaker(d);
                    if (name.isPresent()) {
                        return name;
                    }
                }
            }
            for (int d : s.dependents(c, Relation.OBL)) {
                if (s.preposition(d).startsWith("according")
                        || s.preposition(d).equals("to")
                                && c > 0
                                && s.low(Math.max(0, d - 2)).equals("according")) {
                    Unit u = s.unit(d);
                    if (u != null && u.isParty()) {
                        return Optional.of(u.parties.getFirst().name());
                    }
                }
            }
            if (h >= 0 && s.relation(c) == Relation.CCOMP && Lexicon.REPORTING.has(s.lemma(h))) {
                return speaker(h);
            }
            if (h < 0) {
                break;
            }
            c = s.clause(h);
        }
        return Optional.empty();
    }

    private Optional<String> speaker(int verb) {
        return s.subjects(verb).stream()
                .map(s::unit)
                .filter(u -> u != null && u.isParty())
                .map(u -> u.parties.getFirst().name())
                .findFirst();
    }

    /**
     * How far a word is from an event by grammar, or {@value #ELSEWHERE} where it belongs to another clause or event.
     *
     * @param strict whether what a clause shares with the event's own is too far
     */
    private int distance(int word, EventFinder.Event event, boolean strict) {
        int e = event.word();
        int g = event.governor();
        int steps = 0;
        int at = word;
        while (at >= 0 && at != e && at != g && !s.isUnder(e, at)) {
            if (at != word && other(at) || Lexicon.OTHER_EVENT.has(s.preposition(at)) && at != e) {
                return ELSEWHERE;
            }
            steps++;
            at = s.head(at);
        }
        if (at < 0) {
            return ELSEWHERE;
        }
        if (at == e) {
            return steps;
        }
        if (at == g) {
            // "The visit follows an attack on Monday": the day is the attack's.
            return Lexicon.FOLLOWS.has(s.low(g)) || Lexicon.COMES_AFTER.has(s.lemma(g)) ? ELSEWHERE : steps + 1;
        }
        // The word hangs on a clause above the event's.
        int up = 0;
        int below = g != e && s.isUnder(g, at) ? g : e;
        for (int c = below; c != at; c = s.head(c)) {
            Relation r = s.relation(c);
            boolean clause = s.isPredicate(c);
            if (clause && r == Relation.CCOMP) {
                boolean says = Lexicon.REPORTING.has(s.lemma(s.head(c)));
                if (!says || !SPEECH.contains(event.trigger().type())) {
                    return ELSEWHERE;
                }
            }
            if (clause
                    && (r == Relation.ADVCL
                            || r == Relation.ACL
                            || r == Relation.ACL_RELCL
                            || r == Relation.PARATAXIS)) {
                up += BOUNDARY;
            } else if (clause && r == Relation.CONJ && s.has(c, Relation.NSUBJ, Relation.NSUBJ_PASS)) {
                up += BOUNDARY;
            } else if (!clause || r != Relation.XCOMP && r != Relation.CONJ) {
                up++;
            }
        }
        if (triggers.contains(at)) {
            up += BOUNDARY;
        }
        return strict && up >= BOUNDARY ? ELSEWHERE : steps + up;
    }

    /** Whether a word opens a clause or names an event of its own. */
    private boolean other(int w) {
        if (triggers.contains(w)) {
            return true;
        }
        if (!s.isPredicate(w)) {
            return Lexicon.EVENT_NOUN.has(s.low(w))
                    && !s.preposition(w).isEmpty()
                    && s.tag(w) != Tag.NNP
                    && !Lexicon.TIME.has(s.low(w))
                    && Lexicon.FOLLOWS.has(s.preposition(w));
        }
        return switch (s.relation(w)) {
            // "a call lasting 90 minutes": the clause is about the occasion.
            case ACL, ACL_RELCL -> !s.lemma(w).equals("last");
            case ADVCL, CCOMP, PARATAXIS, CSUBJ -> true;
            case CONJ -> s.has(w, Relation.NSUBJ, Relation.NSUBJ_PASS);
            default -> false;
        };
    }

    /** "agreed to meet in June": a time long past behind the infinitive is none of the agreement; the talks are to come. */
    boolean isOfTalksAgreed(EventFinder.Event event, Dates.Found date) {
        return event.trigger().type() == FactType.TALKS_AGREED
                && date.old(published)
                && s.dependents(event.word(), Relation.XCOMP).stream().anyMatch(v -> s.firstToken(v) < date.at());
    }
}
