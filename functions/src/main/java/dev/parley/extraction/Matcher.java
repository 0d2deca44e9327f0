package dev.parley.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets the rules loose on one collapsed sentence. */
final class Matcher {
    /** Words that say nothing, and so are not counted, between two words of a trigger: no more than these. */
    private static final int EMPTY = 7;

    /** A length stands no farther from its trigger than this, unless the sentence says that it "lasted". */
    private static final int NEAR = 8;

    private final Sentence sentence;
    private final List<Unit> units;
    private final Rules rules;
    private final Frames frames;
    private final Guards guards;
    private final StatusReading statuses;
    private final List<Explanation.Dropped> dropped;

    Matcher(Sentence sentence, List<Unit> units, Discourse discourse, Rules rules, List<Explanation.Dropped> dropped) {
        LocalDate published = discourse.published;
        EventDay day = new EventDay(sentence, units, published);
        this.sentence = sentence;
        this.units = units;
        this.rules = rules;
        this.frames = new Frames(sentence, units, discourse);
        this.guards = new Guards(sentence, units, day);
        this.statuses = new StatusReading(sentence, units, published, rules.cues(), day);
        this.dropped = dropped;
    }

    List<Candidate> candidates() {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            Unit u = units.get(i);
            if (u.kind == Unit.Kind.WORD || u.kind == Unit.Kind.OFFICE) {
                for (Rule rule : rules.startingWith(u.low)) {
                    trigger(rule, i).ifPresent(hits::add);
                }
            }
        }
        hits.sort(Comparator.comparingInt(h -> h.rule().order()));
        List<Candidate> found = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Hit hit : hits) {
            if (taken.intersects(hit.words())) {
                continue;
            }
            Optional<Candidate> candidate = candidate(hit);
            if (candidate.isPresent()) {
                found.add(candidate.get());
                taken.or(hit.words());
            }
        }
        found.sort(Comparator.comparingInt(Candidate::trigger));
        return found;
    }

    private Optional<Hit> trigger(Rule rule, int at) {
        BitSet words = new BitSet();
        words.set(at);
        int i = at + 1;
        for (int e = 1; e < rule.trigger().size(); e++) {
            Rule.Element element = rule.trigger().get(e);
            int hit = -1;
            int passed = 0;
            for (int k = i; k < units.size() && k <= i + (element.skips() > 0 ? element.skips() + EMPTY : 0); k++) {
                if (passed > element.skips()) {
                    break;
                }
                Unit u = units.get(k);
                if (element.words().contains(u.low) && !u.isParty() || counterpartOffice(u, element)) {
                    hit = k;
                    break;
                }
                if (k > i && Lexicon.BARRIER.has(u.low)) {
                    break;
                }
                if (parts(k) && (k > i || !u.is(",")) && !(u.is(",") && rule.has("commas"))) {
                    break;
                }
                if (u.kind != Unit.Kind.NUMBER && !Lexicon.FUNCTION.has(u.low)) {
                    passed++;
                }
            }
            if (hit >= 0) {
                words.set(hit);
                i = hit + 1;
            } else if (!element.optional()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Hit(rule, at, i, words));
    }

    /** Whether a trigger does not reach across this unit; a comma between two adjectives it does. */
    private boolean parts(int i) {
        Unit u = units.get(i);
        if (u.is(",")) {
            return i + 1 >= units.size()
                    || units.get(i + 1).kind != Unit.Kind.WORD
                    || i > 0 && units.get(i - 1).kind != Unit.Kind.WORD
                    || Lexicon.CLAUSE_START.has(units.get(i + 1).low)
                    || Lexicon.FUNCTION.has(units.get(i + 1).low)
                    || units.get(i + 1).is("and");
        }
        return Lexicon.CLAUSE_START.has(u.low) && !u.isParty() && !u.is("as") || u.is("amid") || u.is("deadline");
    }

    /** "named a US envoy": the office may have collapsed into a party; its last word still counts. */
    private boolean counterpartOffice(Unit u, Rule.Element element) {
        if (!u.isParty()) {
            return false;
        }
        for (int t = u.from; t < u.to; t++) {
            if (element.words().contains(sentence.tokens().get(t).low())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Candidate> candidate(Hit hit) {
        Rule rule = hit.rule();
        String next = hit.to() < units.size() ? units.get(hit.to()).low : "";
        String before = hit.from() > 0 ? units.get(hit.from() - 1).low : "";
        if (rule.words("not-next").contains(next)
                || rule.words("not-before").contains(before)
                || rule.has("before") && !rule.words("before").contains(before)
                || rule.has("passive") && !guards.passive(hit)
                || rule.has("noun") && guards.verb(hit.to() - 1)) {
            return drop(rule, "the word beside it means something else");
        }
        if (rule.has("near") && !guards.clauseHas(hit, rule.words("near"))) {
            return Optional.empty();
        }
        if (rule.has("apart") && guards.clauseHas(hit, rule.words("apart"))) {
            return drop(rule, "another word in the clause means something else");
        }
        Arguments arguments = new Arguments(units);
        if (!frames.gather(rule, hit, arguments)) {
            return Optional.empty();
        }
        List<Participant> parties = arguments.parties();
        Optional<String> trouble = guards.trouble(rule, arguments, parties, hit, next);
        if (trouble.isPresent()) {
            return drop(rule, trouble.get());
        }
        return Optional.of(candidate(hit, arguments, parties));
    }

    private Optional<Candidate> drop(Rule rule, String reason) {
        dropped.add(new Explanation.Dropped(rule.id(), reason));
        return Optional.empty();
    }

    private Candidate candidate(Hit hit, Arguments a, List<Participant> parties) {
        StatusReading.Read read = statuses.of(hit);
        Optional<Integer> minutes = Durations.in(
                sentence.tokens(),
                units.get(Math.max(0, hit.from() - NEAR)).from,
                units.get(Math.min(units.size() - 1, hit.to() + NEAR)).to);
        if (minutes.isEmpty()) {
            minutes = Durations.lasted(sentence.tokens());
        }
        return new Candidate(
                hit.rule(),
                hit.rule().type(),
                read.status(),
                read.cue(),
                parties,
                a.found.stream()
                        .map(u -> u.standing)
                        .max(Comparator.naturalOrder())
                        .orElse(Unit.Standing.NONE),
                read.date(),
                minutes,
                // Whoever speaks by telephone is in two places.
                hit.rule().type() == FactType.LEADER_CALL ? Optional.empty() : a.place.map(this::text),
                Claimant.in(units),
                read.background(),
                sentence,
                hit.from());
    }

    private String text(Unit u) {
        int first = u.to - u.from > 1
                        && Lexicon.ARTICLE.has(sentence.tokens().get(u.from).low())
                ? u.from + 1
                : u.from;
        StringBuilder out = new StringBuilder(sentence.tokens().get(first).text());
        for (int i = first + 1; i < u.to; i++) {
            Token t = sentence.tokens().get(i);
            out.append(t.start() > sentence.tokens().get(i - 1).end() ? " " : "")
                    .append(t.text());
        }
        return out.toString();
    }
}
