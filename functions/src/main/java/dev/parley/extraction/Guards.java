package dev.parley.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What speaks against a candidate although its words and parties fit. */
final class Guards {
    private final Sentence sentence;
    private final List<Unit> units;
    private final EventDay day;

    Guards(Sentence sentence, List<Unit> units, EventDay day) {
        this.sentence = sentence;
        this.units = units;
        this.day = day;
    }

    Optional<String> trouble(Rule rule, Arguments a, List<Participant> parties, Hit hit, String next) {
        if (parties.size() < rule.least()) {
            return Optional.of("only " + parties.size() + " of " + rule.least() + " parties were named");
        }
        if (rule.has("people")
                && a.found.stream()
                                .filter(u -> u.person || !u.place)
                                .mapToInt(u -> u.parties.size())
                                .sum()
                        < 2) {
            return Optional.of("the parties are no people");
        }
        if (rule.has("office") && a.found.stream().noneMatch(Unit::named)) {
            return Optional.of("nobody in office takes part");
        }
        if (rule.type() == FactType.LEADER_CALL || rule.type() == FactType.MEETING) {
            if (parties.stream()
                    .anyMatch(p -> p.role().filter("Domestic"::equals).isPresent())) {
                return Optional.of("one's own governor, mayor or lawmaker");
            }
        }
        if (rule.has("dated") && !sentence.title() && day.nearest(hit, false).isEmpty()) {
            return Optional.of("talks that are only spoken of");
        }
        if (rule.has("foreign") && !foreign(parties)) {
            return Optional.of("all parties are of one country");
        }
        if (rule.has("person-place")) {
            Unit first = a.found.getFirst();
            if (first.place || !first.person && first.standing == Unit.Standing.NONE) {
                return Optional.of("no person travels");
            }
        }
        if (rule.has("called-open") && calledNames(hit)) {
            return Optional.of("called somebody something");
        }
        return Optional.empty();
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
                || Lexicon.AFTER_CALLED.has(next.low));
    }

    private static boolean foreign(List<Participant> parties) {
        Set<String> sides = new HashSet<>();
        for (Participant p : parties) {
            sides.add(p.country().or(p::organization).orElse(p.id()));
        }
        return sides.size() >= 2;
    }

    boolean clauseHas(Hit hit, Set<String> words) {
        int from = Math.max(0, hit.from() - 12);
        int to = Math.min(units.size(), hit.to() + 16);
        for (int i = from; i < to; i++) {
            if ((i < hit.from() || i >= hit.to()) && words.contains(units.get(i).low)) {
                return true;
            }
        }
        return false;
    }
}
