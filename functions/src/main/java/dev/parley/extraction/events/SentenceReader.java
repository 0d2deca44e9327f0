package dev.parley.extraction.events;

import dev.parley.extraction.Explanation;
import dev.parley.extraction.FactType;
import dev.parley.extraction.FactType.Trait;
import dev.parley.extraction.Status;
import dev.parley.extraction.factuality.Factuality;
import dev.parley.extraction.factuality.Predicates;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Discourse;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Dates;
import dev.parley.extraction.tree.ParsedSentence;
import dev.parley.extraction.tree.Triggers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the events of one parsed sentence: who, whether, when, where. */
public final class SentenceReader {
    /** What happens on its day, other than a decision about a day to come. */
    private static final Set<FactType> OCCASIONS = FactType.with(Trait.ON_ITS_DAY);

    private final ParsedSentence s;
    private final LocalDate published;
    private final Factuality factuality;
    private final List<EventFinder.Event> events;
    private final EventDetails details;

    public SentenceReader(
            ParsedSentence sentence,
            Discourse discourse,
            Triggers triggers,
            Predicates predicates,
            List<Explanation.Dropped> dropped) {
        this.s = sentence;
        this.published = discourse.published;
        this.factuality = new Factuality(sentence, predicates);
        NounPhrases phrases = new NounPhrases(sentence, discourse);
        this.events = new EventFinder(sentence, phrases, triggers, factuality::isNegated, dropped).events();
        this.details = new EventDetails(sentence, events, published);
    }

    public List<Candidate> candidates() {
        List<Candidate> out = new ArrayList<>(events.size());
        for (EventFinder.Event event : events) {
            Candidate candidate = candidate(event);
            if (!event.trigger().has("denied")) {
                out.add(candidate);
            } else if (candidate.status() == Status.DENIED) {
                out.add(candidate.as(Status.HAPPENED, "not"));
            }
        }
        return out;
    }

    private Candidate candidate(EventFinder.Event event) {
        Factuality.Reading reading = factuality.of(event.word());
        Status status = ofType(event, status(reading.value()));
        boolean future = status == Status.PLANNED
                || status == Status.PROPOSED && event.trigger().type() != FactType.PROPOSAL
                || status == Status.DENIED && factuality.announces(event.word());
        boolean over = status == Status.HAPPENED
                && OCCASIONS.contains(event.trigger().type())
                && s.isVerb(event.word())
                && told(event.word())
                // "agreed to a pause in May": the month is the pause's.
                && !s.lemma(event.word()).equals("agree");
        Optional<Dates.Found> date =
                details.day(event, future ? Dates.Outlook.AHEAD : over ? Dates.Outlook.OVER : Dates.Outlook.OPEN);
        date = date.filter(d -> !details.isOfTalksAgreed(event, d));
        if (status == Status.HAPPENED
                && reading.backdrop()
                && date.filter(d -> d.day().isAfter(published)).isPresent()) {
            // "will return in May after a call with Brandt": the day is not the call's.
            date = Optional.empty();
        }
        if (status == Status.HAPPENED && OCCASIONS.contains(event.trigger().type())) {
            boolean present = present(event.governor()) || s.sentence.title() && !pastTense(event.governor());
            if (date.filter(d -> d.day().isAfter(published)).isPresent()) {
                status = Status.PLANNED;
            } else if (present) {
                Optional<Dates.Found> next = details.day(event, Dates.Outlook.AHEAD)
                        .filter(d -> d.day().isAfter(published));
                boolean justPast =
                        date.filter(d -> d.date().isNamedDay() && !d.day().isBefore(published.minusDays(1)))
                                        .isPresent()
                                && next.filter(d -> d.day().isAfter(published.plusDays(3)))
                                        .isPresent();
                if (next.isPresent()
                        && !justPast
                        && date.filter(d -> d.explicit()).isEmpty()) {
                    status = Status.PLANNED;
                    date = next;
                }
            }
        }
        boolean old = date.filter(d -> d.old(published)).isPresent();
        return new Candidate(
                event.trigger(),
                event.trigger().type(),
                status,
                reading.path(),
                event.parties(),
                date,
                details.duration(event),
                details.place(event),
                details.claimedBy(event),
                reading.backdrop(),
                old || date.isEmpty() && (longAgo(event) || inPassing(event)) || sinceThen(event) || earlier(event),
                event.anaphoric(),
                s.sentence,
                s.firstToken(event.word()),
                signs(event));
    }

    private static Status status(Factuality.Value value) {
        return switch (value) {
            case HAPPENED -> Status.HAPPENED;
            case PLANNED -> Status.PLANNED;
            case PROPOSED, UNKNOWN -> Status.PROPOSED;
            case DENIED -> Status.DENIED;
        };
    }

    /** What the type itself says: to agree to talk is done once it is agreed. */
    private static Status ofType(EventFinder.Event event, Status status) {
        if (event.trigger().has("offer") && status == Status.HAPPENED) {
            return Status.PROPOSED;
        }
        String rule = event.trigger().id();
        if (status == Status.HAPPENED && (rule.equals("proposal.urge") || rule.equals("proposal.call-on"))) {
            return Status.PROPOSED;
        }
        return event.trigger().type() == FactType.MEDIATION_OFFER && status == Status.PROPOSED
                ? Status.HAPPENED
                : status;
    }

    /** "Macron heads to Greenland on Saturday", "is flying to Oslo on Friday". */
    private boolean present(int w) {
        int c = s.clause(w);
        if (c < 0) {
            return s.sentence.title();
        }
        return s.tag(c) == Tag.VBZ
                || s.tag(c) == Tag.VBP
                || s.tag(c) == Tag.VBG
                        && s.dependents(c, Relation.AUX).stream()
                                .anyMatch(a -> s.tag(a) == Tag.VBZ || s.tag(a) == Tag.VBP);
    }

    /** Whether a verb tells of what is over: "met", "has met". */
    private boolean told(int verb) {
        return s.tag(verb) == Tag.VBD
                || tense(verb).equals("perfect")
                || tense(verb).equals("pluperfect");
    }

    private boolean pastTense(int w) {
        int c = s.clause(w);
        return c >= 0 && s.tag(c) == Tag.VBD;
    }

    /** "a year ago", "decades ago", "the anniversary of the talks". */
    private boolean longAgo(EventFinder.Event event) {
        int clause = s.clause(event.word());
        for (int w = 0; w < s.size(); w++) {
            boolean daysAgo = s.low(w).equals("ago") && w > 0 && Lexicon.SHORT_SPAN.has(s.low(w - 1));
            if (Lexicon.HISTORY.has(s.low(w))
                    && !daysAgo
                    && (clause < 0 || s.isUnder(w, clause) || s.isUnder(event.word(), w) || s.clause(w) == clause)) {
                return true;
            }
        }
        return false;
    }

    /** "When Orlov met Brandt, ...", "the day that Orlov visited Oslo", "recently met": a time for something else. */
    private boolean inPassing(EventFinder.Event event) {
        int c = s.clause(event.word());
        if (c < 0 || s.sentence.title() || !told(c)) {
            return false;
        }
        int h = s.head(c);
        boolean adverbial = s.relation(c) == Relation.ADVCL && h > c;
        boolean when = adverbial && tense(c).equals("pluperfect")
                || s.dependents(c, Relation.ADVMOD, Relation.MARK).stream()
                        .anyMatch(d -> s.low(d).equals("when") && (adverbial || d == 0));
        boolean time = s.relation(c) == Relation.ACL_RELCL
                && Lexicon.MOMENT.has(s.lemma(h))
                && s.dependents(h, Relation.AMOD).stream()
                        .noneMatch(d -> s.low(d).equals("first"));
        boolean recently =
                s.dependents(c, Relation.ADVMOD).stream().anyMatch(d -> s.low(d).equals("recently"));
        return when || time || recently;
    }

    /** "their last meeting", "months after they met", "years of talks", "often met": not an occasion that is news. */
    private boolean earlier(EventFinder.Event event) {
        int w = event.word();
        boolean last = !s.isVerb(w) && s.dependents(w, Relation.AMOD).stream().anyMatch(d -> earlierOne(w, d));
        int clause = s.clause(w);
        boolean longAfter = clause >= 0
                && s.relation(clause) == Relation.ADVCL
                && s.dependents(clause, Relation.MARK).stream()
                        .anyMatch(m -> m > 0 && s.low(m).equals("after") && Lexicon.LONG_SPAN.has(s.low(m - 1)));
        boolean span = Lexicon.LONG_SPAN.has(s.head(w) < 0 ? "" : s.low(s.head(w)))
                && s.preposition(w).equals("of");
        boolean habit = clause >= 0
                && (clause == w || clause == event.governor())
                && s.dependents(clause, Relation.ADVMOD).stream().anyMatch(d -> Lexicon.HABIT.has(s.low(d)));
        return last || longAfter || span || habit || summedUp(w, clause);
    }

    /** "last", "most recent", and "recent" of several. */
    private boolean earlierOne(int noun, int adjective) {
        boolean recent = s.low(adjective).equals("recent")
                && (s.tag(noun) == Tag.NNS
                        || adjective > 0 && s.low(adjective - 1).equals("most"));
        return recent || Lexicon.EARLIER.has(s.low(adjective));
    }

    /** "have held five rounds of talks", "have met 60 times since April": a count of occasions, none of them new. */
    private boolean summedUp(int w, int clause) {
        if (clause < 0 || !tense(clause).equals("perfect")) {
            return false;
        }
        boolean times = false;
        boolean rounds = false;
        boolean since = false;
        for (int d = clause; d < s.size(); d++) {
            boolean within = d == w || s.isUnder(d, clause);
            boolean counted = within && s.tag(d) == Tag.NNS && s.has(d, Relation.NUMMOD);
            rounds |= within && s.tag(d) == Tag.NNS && s.lemma(d).equals("round");
            times |= counted && (d == w || Lexicon.COUNTED.has(s.lemma(d)));
            since |= within && (s.preposition(d).equals("since") || s.low(d).equals("previously"));
        }
        return rounds || times && since;
    }

    /** "since the two signed", "since the talks": named only as the beginning of something. */
    private boolean sinceThen(EventFinder.Event event) {
        int w = event.word();
        for (int steps = 0; w >= 0 && steps < 5; steps++) {
            if (s.preposition(w).equals("since")
                    || s.dependents(w, Relation.MARK).stream()
                            .anyMatch(m -> s.low(m).equals("since"))) {
                return true;
            }
            if (s.isPredicate(w) && s.relation(w) != Relation.XCOMP) {
                return false;
            }
            w = s.head(w);
        }
        return false;
    }

    private SentenceSigns signs(EventFinder.Event event) {
        int c = s.clause(event.word());
        return new SentenceSigns(
                tense(c),
                hangs(c),
                function(event.word()),
                determiner(event.word()),
                events.size(),
                s.size(),
                quoted(event.word()),
                nearPast(event),
                vague(event));
    }

    private String function(int w) {
        if (s.isVerb(w)) {
            return "verb";
        }
        int h = s.head(w);
        if (h < 0) {
            return "root";
        }
        return switch (s.relation(w)) {
            case OBJ, NSUBJ_PASS -> "obj";
            case NSUBJ -> "subj";
            case OBL, NMOD, ADVCL, OBL_AGENT -> (s.isPredicate(h) ? "" : "noun ") + s.preposition(w);
            case CONJ -> "conj";
            default -> "other";
        };
    }

    private String determiner(int w) {
        if (s.isVerb(w)) {
            return "verb";
        }
        for (int d : s.dependents(w, Relation.DET)) {
            return s.low(d);
        }
        return s.has(w, Relation.NMOD_POSS) ? "possessor" : "none";
    }

    private String tense(int c) {
        if (c < 0) {
            return "none";
        }
        List<String> auxiliaries = s.dependents(c, Relation.AUX, Relation.AUX_PASS, Relation.COP).stream()
                .map(s::low)
                .toList();
        if (auxiliaries.contains("had")) {
            return "pluperfect";
        }
        if (auxiliaries.contains("has") || auxiliaries.contains("have") || auxiliaries.contains("'ve")) {
            return "perfect";
        }
        if (auxiliaries.contains("will") || auxiliaries.contains("'ll") || auxiliaries.contains("would")) {
            return "future";
        }
        return switch (s.tag(c)) {
            case VBD -> "past";
            case VBZ, VBP -> "present";
            case VBG -> auxiliaries.isEmpty() ? "gerund" : "progressive";
            case VBN ->
                auxiliaries.isEmpty()
                        ? "participle"
                        : auxiliaries.contains("was") || auxiliaries.contains("were") ? "past" : "present";
            case VB -> "infinitive";
            default -> auxiliaries.contains("was") || auxiliaries.contains("were") ? "past" : "present";
        };
    }

    private String hangs(int c) {
        if (c < 0 || s.head(c) < 0) {
            return "main";
        }
        return switch (s.relation(c)) {
            case CCOMP -> "that";
            case ACL_RELCL -> "relative";
            case ADVCL -> "adverbial";
            case ACL -> "adnominal";
            case XCOMP -> "infinitive";
            case CONJ -> "coordinate";
            case PARATAXIS -> "main";
            default -> "other";
        };
    }

    private boolean quoted(int w) {
        boolean open = false;
        for (Unit u : s.units) {
            if (u.from >= s.firstToken(w)) {
                break;
            }
            if (u.is("\"")) {
                open = !open;
            }
        }
        return open;
    }

    /** "this week", "in recent days": the event has a day, and the text does not say which. */
    private boolean vague(EventFinder.Event event) {
        List<Token> tokens = s.sentence.tokens();
        for (int t = 0; t + 1 < tokens.size(); t++) {
            boolean time = Lexicon.VAGUE_BEFORE.has(tokens.get(t).low())
                    && Lexicon.SPAN.has(tokens.get(t + 1).low());
            boolean later = Lexicon.SPAN.has(tokens.get(t).low())
                    && Lexicon.VAGUE_BEHIND.has(tokens.get(t + 1).low());
            if (time || later) {
                int clause = s.clause(event.word());
                int w = s.wordOfToken(t);
                if (clause < 0 || w >= 0 && (s.isUnder(w, clause) || s.isUnder(event.word(), w))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean nearPast(EventFinder.Event event) {
        int clause = s.clause(event.word());
        for (int w = 0; w < s.size(); w++) {
            if (Lexicon.NEAR_PAST.has(s.low(w)) && (clause < 0 || s.isUnder(w, clause))) {
                return true;
            }
        }
        return false;
    }
}
