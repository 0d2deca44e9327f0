package dev.parley.extraction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads whether what a trigger tells of happened, is planned, proposed or denied, or belongs to history, and when. */
final class StatusReading {
    /**
     * What was read.
     *
     * @param cue the id of the cue that decided, or what else did
     * @param background whether it is told as history
     */
    record Read(Status status, String cue, Optional<Dates.Found> date, boolean background) {}

    private record Decision(Status status, String cue) {}

    /** Frames whose status may stand behind the trigger: "the talks are planned for ...". */
    private static final Set<Rule.Frame> NOMINAL = Set.of(Rule.Frame.NOUN, Rule.Frame.STEP, Rule.Frame.VISIT_NOUN);

    /** What happens on its day, other than a decision about a day to come. */
    private static final Set<FactType> OCCASIONS = Set.of(
            FactType.LEADER_CALL,
            FactType.MEETING,
            FactType.VISIT,
            FactType.TALKS_HELD,
            FactType.TALKS_STARTED,
            FactType.PRISONER_EXCHANGE,
            FactType.CEASEFIRE,
            FactType.AGREEMENT_SIGNED);

    private static final int FAR = 14;
    private static final int LEFT = 10;
    private static final int RIGHT = 8;

    private final Sentence sentence;
    private final List<Unit> units;
    private final LocalDate published;
    private final Cues cues;
    private final EventDay day;

    StatusReading(Sentence sentence, List<Unit> units, LocalDate published, Cues cues, EventDay day) {
        this.sentence = sentence;
        this.units = units;
        this.published = published;
        this.cues = cues;
        this.day = day;
    }

    Read of(Hit hit) {
        Decision decision = ofType(hit, ofWords(hit));
        boolean future = decision.status() == Status.PLANNED
                || decision.status() == Status.PROPOSED
                        && hit.rule().type() != FactType.PROPOSAL
                        && hit.rule().type() != FactType.MEDIATION_OFFER
                || decision.status() == Status.DENIED && willNot(hit.from());
        Optional<Dates.Found> date = day.nearest(hit, future);
        if (decision.status() == Status.HAPPENED && (progressive(hit.from()) || present(hit.from()))) {
            Optional<Dates.Found> next =
                    day.nearest(hit, true).filter(d -> d.day().isAfter(published));
            if (next.isPresent()) {
                decision = new Decision(Status.PLANNED, "going to, on a day to come");
                date = next;
            }
        }
        boolean old = date.filter(d -> d.old(published)).isPresent();
        boolean ahead = date.filter(d -> d.day().isAfter(published)).isPresent();
        if (!old && ahead && OCCASIONS.contains(hit.rule().type()) && decision.status() == Status.HAPPENED) {
            decision = new Decision(Status.PLANNED, "its day is still to come");
        }
        return new Read(
                decision.status(),
                decision.cue(),
                date,
                old
                        || anniversary(hit.from())
                        || date.isEmpty() && (history(hit) || day.besideThePast(hit))
                        || context(hit.from()));
    }

    /** The status that the words around the trigger give. */
    private Decision ofWords(Hit hit) {
        Rule rule = hit.rule();
        int left = hit.from();
        boolean inner = rule.frame() == Rule.Frame.NOUN
                || rule.frame() == Rule.Frame.VISIT_NOUN
                || rule.least() == 0
                || rule.has("passive");
        int ends = Math.max(left, inner ? hit.to() - 1 : left);
        Optional<Cues.Cue> near = cues.strongest(units, clauseStart(left), ends, left, true, false);
        Optional<Cues.Cue> far = cues.strongest(units, Math.max(0, left - FAR), left, left, true, true);
        Optional<Cues.Cue> cue =
                far.isPresent() && near.map(c -> c.status() == Status.PLANNED).orElse(true) ? far : near;
        if (cue.isEmpty() && NOMINAL.contains(rule.frame())) {
            cue = cues.strongest(units, hit.to(), clauseEnd(hit.to()), left, false, false);
        }
        if (rule.has("firm")
                && cue.filter(c -> c.status() == Status.PROPOSED && !c.id().equals("prop.modal"))
                        .isPresent()) {
            cue = Optional.empty();
        }
        for (int i = hit.from() + 1; i < hit.to() - 1; i++) {
            if (units.get(i).is("no") && !hit.words().get(i)) {
                return new Decision(Status.DENIED, "no");
            }
        }
        if (cue.isPresent()) {
            return new Decision(cue.get().status(), cue.get().id());
        }
        if (Lexicon.BASE_FORM.has(units.get(left).low)
                && (word(left - 1).equals("to") || word(left - 2).equals("to"))) {
            boolean aim = rule.type() == FactType.AGREEMENT_REACHED && !sentence.title();
            return new Decision(aim ? Status.PROPOSED : Status.PLANNED, "to and a verb");
        }
        if (units.get(left).is("going") || units.get(left).is("due")) {
            return new Decision(Status.PLANNED, "going to, due in");
        }
        return new Decision(Status.HAPPENED, "the verb's form");
    }

    /** What the type itself says: to propose is to propose, to reject is to have rejected. */
    private Decision ofType(Hit hit, Decision words) {
        Status status = words.status();
        return switch (hit.rule().type()) {
            case PROPOSAL ->
                new Decision(
                        status == Status.DENIED ? Status.DENIED : Status.PROPOSED,
                        hit.rule().id());
            case MEDIATION_OFFER -> status == Status.PROPOSED ? new Decision(Status.HAPPENED, words.cue()) : words;
            case TALKS_REJECTED, TALKS_SUSPENDED ->
                status == Status.DENIED
                                && (words.cue().equals("deny.refuse")
                                        || words.cue().equals("deny.fail"))
                        ? new Decision(Status.HAPPENED, words.cue())
                        : words;
            case TALKS_AGREED -> status == Status.PLANNED ? new Decision(Status.HAPPENED, words.cue()) : words;
            case LEADER_CALL,
                    MEETING,
                    VISIT,
                    TALKS_STARTED,
                    TALKS_HELD,
                    ENVOY_NAMED,
                    CEASEFIRE,
                    AGREEMENT_REACHED,
                    AGREEMENT_SIGNED,
                    PRISONER_EXCHANGE -> words;
        };
    }

    /** "will not be making a visit on Friday": what is denied was to come. */
    private boolean willNot(int trigger) {
        for (int i = clauseStart(trigger); i < trigger; i++) {
            if (units.get(i).is("will")
                    || units.get(i).is("won't")
                    || units.get(i).is("wo")) {
                return true;
            }
        }
        return false;
    }

    private int clauseStart(int trigger) {
        int start = trigger;
        while (start > 0 && start > trigger - LEFT) {
            Unit u = units.get(start - 1);
            if (u.is("before")) {
                return start - 1;
            }
            if (Lexicon.CLAUSE_START.has(u.low) && !u.isParty() || u.is(",") && trigger - start > 2) {
                break;
            }
            start--;
        }
        return start;
    }

    private int clauseEnd(int behind) {
        int end = behind;
        while (end < units.size()
                && end < behind + RIGHT
                && !units.get(end).is(",")
                && !Lexicon.CLAUSE_START.has(units.get(end).low)) {
            end++;
        }
        return end;
    }

    /** "is flying on Monday": present progressive in the trigger's clause. */
    private boolean progressive(int trigger) {
        for (int i = trigger; i > clauseStart(trigger); i--) {
            if (units.get(i).low.endsWith("ing")
                    && (word(i - 1).equals("is") || word(i - 1).equals("are"))) {
                return true;
            }
        }
        return false;
    }

    /** "since the two signed ...", "amid talks between ...": told only as what other news stands against. */
    private boolean context(int trigger) {
        for (int i = trigger - 1; i >= 0 && i > trigger - LEFT; i--) {
            Unit u = units.get(i);
            if (Lexicon.CONTEXT.has(u.low)) {
                return true;
            }
            if (u.is(",") || Lexicon.CLAUSE_START.has(u.low) && !u.isParty()) {
                return false;
            }
        }
        return false;
    }

    /** "On Saturday Macron heads to Greenland": text, other than headlines, tells the past in the past tense. */
    private boolean present(int trigger) {
        String low = units.get(trigger).low;
        return !sentence.title()
                && !Lexicon.EVENT_NOUN.has(low)
                && low.endsWith("s")
                && (Lexicon.BASE_FORM.has(low.substring(0, low.length() - 1))
                        || low.endsWith("es") && Lexicon.BASE_FORM.has(low.substring(0, low.length() - 2)));
    }

    /** "Wednesday marks the anniversary of the talks": the day is not theirs. */
    private boolean anniversary(int trigger) {
        for (int i = trigger - 1; i >= 0 && i > trigger - LEFT; i--) {
            if (units.get(i).is("anniversary")) {
                return word(i + 1).equals("of");
            }
        }
        return false;
    }

    private boolean history(Hit hit) {
        int at = units.get(hit.from()).from;
        for (int i = 0; i < units.size(); i++) {
            boolean longAgo = Lexicon.HISTORY.has(units.get(i).low)
                    || units.get(i).is("years")
                            && (word(i + 1).equals("after") || word(i + 1).equals("since"));
            if (longAgo && Math.abs(units.get(i).from - at) < 12) {
                return true;
            }
        }
        return false;
    }

    private String word(int i) {
        return i >= 0 && i < units.size() ? units.get(i).low : "";
    }
}
