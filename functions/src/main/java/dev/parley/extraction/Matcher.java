package dev.parley.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the rules loose on one collapsed sentence. */
final class Matcher {
    private static final Set<String> BASE_FORMS = Set.of(
            "meet",
            "speak",
            "talk",
            "call",
            "visit",
            "hold",
            "host",
            "receive",
            "welcome",
            "sign",
            "swap",
            "exchange",
            "release",
            "free",
            "begin",
            "start",
            "resume",
            "travel",
            "attend",
            "have",
            "head",
            "join",
            "agree",
            "announce",
            "declare",
            "launch",
            "open",
            "initiate",
            "restart",
            "renew",
            "reach",
            "strike",
            "arrive",
            "fly",
            "appoint",
            "name",
            "phone",
            "convene",
            "take",
            "observe",
            "conduct",
            "extend",
            "reject",
            "suspend",
            "mediate");
    private static final Set<String> HISTORY =
            Set.of("anniversary", "decades", "historically", "previously", "ago", "1990s", "2000s");
    private static final Set<String> LEFT_STOPS = Set.of(
            "that",
            ";",
            "said",
            "says",
            "after",
            "before",
            "who",
            "which",
            "because",
            "while",
            "but",
            "when",
            "told",
            "following",
            "as");

    /** Steps whose parties are often told only by where they apply: "a ceasefire in Gaza". */
    private static final Set<FactType> WHERE_IT_APPLIES =
            Set.of(FactType.CEASEFIRE, FactType.PRISONER_EXCHANGE, FactType.MEDIATION_OFFER);

    private record Hit(Rule rule, int from, int to, BitSet words) {}

    private final Sentence sentence;
    private final List<Unit> units;
    private final Discourse discourse;
    private final Rules rules;
    private final List<Explanation.Dropped> dropped;

    Matcher(Sentence sentence, List<Unit> units, Discourse discourse, Rules rules, List<Explanation.Dropped> dropped) {
        this.sentence = sentence;
        this.units = units;
        this.discourse = discourse;
        this.rules = rules;
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
            for (int k = i; k < units.size() && k <= i + element.skips(); k++) {
                Unit u = units.get(k);
                if (element.words().contains(u.low) && !u.isParty() || counterpartOffice(u, element)) {
                    hit = k;
                    break;
                }
                if (u.is(";") || u.is("said") || u.is("that") || u.is(",") && k > i) {
                    break;
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
        if (rule.words("not-next").contains(next) || rule.words("not-before").contains(before)) {
            return drop(rule, "the word beside it means something else");
        }
        if (rule.has("near") && !clauseHas(hit, rule.words("near"))) {
            return Optional.empty();
        }
        if (rule.has("apart") && clauseHas(hit, rule.words("apart"))) {
            return drop(rule, "another word in the clause means something else");
        }
        Arguments arguments = new Arguments(units);
        if (!gather(rule, hit, arguments)) {
            return Optional.empty();
        }
        List<Participant> parties = arguments.parties();
        String trouble = trouble(rule, arguments, parties, hit, next);
        if (trouble != null) {
            return drop(rule, trouble);
        }
        return Optional.of(status(rule, hit, arguments, parties));
    }

    private Optional<Candidate> drop(Rule rule, String reason) {
        dropped.add(new Explanation.Dropped(rule.id(), reason));
        return Optional.empty();
    }

    private boolean clauseHas(Hit hit, Set<String> words) {
        int from = Math.max(0, hit.from() - 12);
        int to = Math.min(units.size(), hit.to() + 16);
        for (int i = from; i < to; i++) {
            if ((i < hit.from() || i >= hit.to()) && words.contains(units.get(i).low)) {
                return true;
            }
        }
        return false;
    }

    private boolean gather(Rule rule, Hit hit, Arguments a) {
        switch (rule.frame()) {
            case VERB -> {
                a.takeSubject(hit.from());
                if (a.found.isEmpty()
                        || !a.takeObject(hit.to(), rule.words("object").contains("person"))) {
                    return false;
                }
                a.findPlace(hit.to(), hit.to() + 14);
            }
            case VERB_WITH -> {
                a.takeSubject(hit.from());
                if (a.found.isEmpty()) {
                    return false;
                }
                int own = a.found.size();
                String last = units.get(hit.to() - 1).low;
                boolean inside = last.equals("with") || last.equals("by") || last.equals("to");
                a.takePartners(inside ? hit.to() - 1 : hit.to(), true, false, false);
                if (a.found.size() == own) {
                    return false;
                }
                a.findPlace(hit.to(), hit.to() + 16);
            }
            case VERB_PLURAL -> {
                Optional<Unit> subject = a.subject(hit.from());
                if (subject.isEmpty() || subject.get().parties.size() < 2) {
                    return false;
                }
                a.found.add(subject.get());
                a.findPlace(hit.to(), hit.to() + 16);
            }
            case VERB_PLACE, VISIT_NOUN -> {
                a.takeSubject(hit.from());
                if (a.found.isEmpty()) {
                    return false;
                }
                for (int i = hit.to(); i < units.size() && i < hit.to() + 6; i++) {
                    Unit u = units.get(i);
                    if (u.isParty() && u.place) {
                        a.found.add(u);
                        a.place = Optional.of(u);
                        break;
                    }
                    if (u.kind == Unit.Kind.MARK && !u.is("-")) {
                        break;
                    }
                }
            }
            case NOUN -> {
                a.takePremodifiers(hit.from());
                boolean pre = !a.found.isEmpty();
                int own = a.found.size();
                String last = units.get(hit.to() - 1).low;
                boolean inside =
                        last.equals("with") || last.equals("between") || last.equals("from") || last.equals("of");
                a.takePartners(inside ? hit.to() - 1 : hit.to(), false, !pre, true);
                if (rule.has("premodified") && !pre) {
                    return false;
                }
                if (a.parties().size() < 2 && a.found.size() > own
                        || a.parties().isEmpty() && hit.to() - hit.from() > 1) {
                    a.takeSubject(hit.from());
                }
                if (a.found.size() > own && !pre && !a.parties().isEmpty() && withNear(hit)) {
                    a.takeSubject(hit.from());
                }
                a.findPlace(hit.to(), hit.to() + 16);
            }
            case STEP -> {
                a.takeSubject(hit.from());
                if (rule.least() == 0 && a.found.isEmpty()) {
                    a.takePremodifiers(hit.from());
                }
                a.takePartners(hit.to() - 1, false, false, true);
                for (int i = hit.from() + 1; i < hit.to(); i++) {
                    if (units.get(i).named()) {
                        a.found.add(units.get(i));
                    }
                }
                if (a.found.isEmpty() && !rule.has("office")) {
                    for (int i = hit.to(); i < units.size() && i < hit.to() + 12; i++) {
                        if (units.get(i).named()) {
                            a.found.add(units.get(i));
                            break;
                        }
                    }
                }
                if (WHERE_IT_APPLIES.contains(rule.type())) {
                    for (int i = hit.to();
                            i < units.size() && i < hit.to() + 22 && a.parties().size() < 4;
                            i++) {
                        if (units.get(i).named()) {
                            a.found.add(units.get(i));
                        }
                    }
                }
            }
            case ENVOY -> {
                for (int i = hit.from() + 1; i < hit.to(); i++) {
                    if (units.get(i).isParty()) {
                        a.found.add(units.get(i));
                    }
                }
                if (a.found.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean withNear(Hit hit) {
        for (int i = hit.from(); i < Math.min(units.size(), hit.to() + 1); i++) {
            if (units.get(i).is("with")) {
                return true;
            }
        }
        return false;
    }

    private String trouble(Rule rule, Arguments a, List<Participant> parties, Hit hit, String next) {
        if (parties.size() < rule.least()) {
            return "only " + parties.size() + " of " + rule.least() + " parties were named";
        }
        if (rule.has("people")
                && a.found.stream()
                                .filter(u -> u.person || !u.place)
                                .mapToInt(u -> u.parties.size())
                                .sum()
                        < 2) {
            return "the parties are no people";
        }
        if (rule.has("office") && a.found.stream().noneMatch(Unit::named)) {
            return "nobody in office takes part";
        }
        if (rule.type() == FactType.LEADER_CALL || rule.type() == FactType.MEETING) {
            if (parties.stream()
                    .anyMatch(p -> p.role().filter("Domestic"::equals).isPresent())) {
                return "one's own governor, mayor or lawmaker";
            }
        }
        if (rule.has("dated") && !sentence.title() && nearestDate(hit, false).isEmpty()) {
            return "talks that are only spoken of";
        }
        if (rule.has("foreign") && !foreign(parties)) {
            return "all parties are of one country";
        }
        if (rule.has("person-place")) {
            Unit first = a.found.getFirst();
            if (first.place || !first.person && first.standing == Unit.Standing.NONE) {
                return "no person travels";
            }
        }
        if (rule.has("called-open") && calledNames(hit)) {
            return "called somebody something";
        }
        return null;
    }

    /** "called Putin a killer": what follows the object is what the subject thinks of it. */
    private boolean calledNames(Hit hit) {
        int i = hit.to();
        while (i < units.size() && !units.get(i).isParty()) {
            i++;
        }
        i++;
        if (i >= units.size()) {
            return false;
        }
        Unit next = units.get(i);
        return !(next.kind == Unit.Kind.MARK && !next.is("\"") && !next.is("'s")
                || Dates.isCalendarWord(next.low)
                || Set.of(
                                "on",
                                "to",
                                "and",
                                "after",
                                "from",
                                "today",
                                "late",
                                "early",
                                "earlier",
                                "over",
                                "yesterday",
                                "for",
                                "by",
                                "in",
                                "ahead",
                                "before",
                                "this",
                                "last",
                                "again",
                                "at",
                                "following",
                                "as")
                        .contains(next.low));
    }

    private static boolean foreign(List<Participant> parties) {
        Set<String> sides = new HashSet<>();
        for (Participant p : parties) {
            sides.add(p.country().or(p::organization).orElse(p.id()));
        }
        return sides.size() >= 2;
    }

    private Candidate status(Rule rule, Hit hit, Arguments a, List<Participant> parties) {
        int left = hit.from();
        int stop = left;
        while (stop > 0 && stop > left - 10) {
            Unit u = units.get(stop - 1);
            if (u.is("before")) {
                stop--;
                break;
            }
            if (LEFT_STOPS.contains(u.low) && !u.isParty() || u.is(",") && left - stop > 2) {
                break;
            }
            stop--;
        }
        int right = hit.to();
        while (right < units.size()
                && right < hit.to() + 8
                && !units.get(right).is(",")
                && !units.get(right).is("after")) {
            right++;
        }
        int ends = rule.frame() == Rule.Frame.NOUN || rule.frame() == Rule.Frame.VISIT_NOUN || rule.least() == 0
                ? hit.to() - 1
                : left;
        Optional<Cues.Cue> cue = rules.cues().strongest(units, stop, Math.max(left, ends), true, false);
        Optional<Cues.Cue> behind = rules.cues().strongest(units, hit.to(), right, false, false);
        boolean noun = rule.frame() == Rule.Frame.NOUN
                || rule.frame() == Rule.Frame.STEP
                || rule.frame() == Rule.Frame.VISIT_NOUN;
        Status status = Status.HAPPENED;
        String why = "the verb's form";
        String first = units.get(left).low;
        String before = left > 0 ? units.get(left - 1).low : "";
        String before2 = left > 1 ? units.get(left - 2).low : "";
        Optional<Cues.Cue> far = rules.cues().strongest(units, Math.max(0, left - 14), left, true, true);
        if (far.isPresent() && cue.map(c -> c.status() == Status.PLANNED).orElse(true)) {
            cue = far;
        }
        if (cue.isPresent()) {
            status = cue.get().status();
            why = cue.get().id();
        } else if (noun && behind.isPresent()) {
            status = behind.get().status();
            why = behind.get().id();
        } else if (BASE_FORMS.contains(first) && (before.equals("to") || before2.equals("to"))) {
            status = Status.PLANNED;
            why = "to and a verb";
        }
        if (rule.type() == FactType.AGREEMENT_REACHED && why.equals("to and a verb") && !sentence.title()) {
            status = Status.PROPOSED;
        }
        if (rule.type() == FactType.PROPOSAL) {
            status = status == Status.DENIED ? Status.DENIED : Status.PROPOSED;
            why = rule.id();
        } else if (rule.type() == FactType.MEDIATION_OFFER && status == Status.PROPOSED) {
            status = Status.HAPPENED;
        } else if ((rule.type() == FactType.TALKS_REJECTED || rule.type() == FactType.TALKS_SUSPENDED)
                && status == Status.DENIED
                && !before.equals("not")) {
            status = Status.HAPPENED;
        } else if (rule.type() == FactType.TALKS_AGREED && status == Status.PLANNED) {
            status = Status.HAPPENED;
        }
        boolean future = status == Status.PLANNED || status == Status.PROPOSED;
        Optional<Dates.Found> date = nearestDate(hit, future);
        boolean background = false;
        if (date.isPresent() && date.get().old(discourse.published)) {
            background = true;
        } else if (status == Status.HAPPENED
                && date.isPresent()
                && date.get().day().isAfter(discourse.published)) {
            status = Status.PLANNED;
            why = "its day is still to come";
        }
        for (Unit u : units) {
            if (HISTORY.contains(u.low) && Math.abs(u.from - units.get(hit.from()).from) < 12 && date.isEmpty()) {
                background = true;
            }
        }
        Optional<Integer> minutes = Durations.in(
                sentence.tokens(),
                units.get(Math.max(0, hit.from() - 8)).from,
                units.get(Math.min(units.size() - 1, hit.to() + 8)).to);
        return new Candidate(
                rule,
                rule.type(),
                status,
                why,
                parties,
                a.found.stream()
                        .map(u -> u.standing)
                        .max(Comparator.naturalOrder())
                        .orElse(Unit.Standing.NONE),
                date,
                minutes,
                a.place.map(p -> text(p)),
                claimant(parties),
                background,
                sentence,
                hit.from());
    }

    private String text(Unit u) {
        Token from = sentence.tokens().get(u.from);
        StringBuilder out = new StringBuilder(from.text());
        for (int i = u.from + 1; i < u.to; i++) {
            Token t = sentence.tokens().get(i);
            out.append(t.start() > sentence.tokens().get(i - 1).end() ? " " : "")
                    .append(t.text());
        }
        return out.toString();
    }

    private Optional<Dates.Found> nearestDate(Hit hit, boolean future) {
        int at = units.get(hit.from()).from;
        Dates.Found best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Optional<Dates.Found> found = Dates.at(sentence.tokens(), i, discourse.published, future);
            if (found.isEmpty()) {
                continue;
            }
            boolean dateline = sentence.index() == 0
                    && i < 6
                    && found.get().explicit()
                    && i + 4 < sentence.tokens().size()
                    && found.get().day().equals(discourse.published)
                    && sentence.tokens().get(0).shape() == Token.Shape.UPPER;
            if (dateline || sinceBetween(at, i)) {
                continue;
            }
            boolean spoken = false;
            for (int k = Math.max(0, i - 3); k < Math.min(sentence.tokens().size(), i + 2); k++) {
                spoken |= sentence.tokens().get(k).is("said")
                        || sentence.tokens().get(k).is("announced") && future
                        || sentence.tokens().get(k).is("told");
            }
            int distance = Math.abs(i - at)
                    + (spoken ? 30 : 0)
                    + (i < at ? 3 : 0)
                    + (found.get().precision().equals("day") ? 0 : 6);
            if (distance < bestDistance) {
                best = found.get();
                bestDistance = distance;
            }
            i = Math.max(i, found.get().to() - 1);
        }
        if (future && best != null && bestDistance >= 30) {
            return Optional.empty();
        }
        return Optional.ofNullable(best);
    }

    /** "the first since ... on Jan. 20": a day behind "since" is not the event's. */
    private boolean sinceBetween(int at, int date) {
        for (int k = Math.max(0, date - 10); k < date; k++) {
            if (sentence.tokens().get(k).is("since") || sentence.tokens().get(k).is("until")) {
                return k > at || date < at;
            }
        }
        return false;
    }

    private Optional<String> claimant(List<Participant> parties) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).is("said")
                    || units.get(i).is("says")
                    || units.get(i).is("announced")
                    || units.get(i).is("confirmed")
                    || units.get(i).is("wrote")
                    || units.get(i).is("told")) {
                for (int k = i - 1; k >= Math.max(0, i - 4); k--) {
                    if (units.get(k).isParty()) {
                        return Optional.of(units.get(k).parties.getFirst().name());
                    }
                }
                if (i + 1 < units.size() && units.get(i + 1).isParty()) {
                    return Optional.of(units.get(i + 1).parties.getFirst().name());
                }
            }
            if (units.get(i).is("according") && i + 2 < units.size()) {
                for (int k = i + 1; k < Math.min(units.size(), i + 5); k++) {
                    if (units.get(k).isParty()) {
                        return Optional.of(units.get(k).parties.getFirst().name());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
