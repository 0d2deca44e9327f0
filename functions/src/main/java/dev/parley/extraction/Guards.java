package dev.parley.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What speaks against a candidate although its words and parties fit. */
final class Guards {
    /** What teams and clubs do too. */
    private static final Set<FactType> SPORTING = Set.of(
            FactType.MEETING,
            FactType.VISIT,
            FactType.TALKS_HELD,
            FactType.TALKS_STARTED,
            FactType.ENVOY_NAMED,
            FactType.AGREEMENT_REACHED,
            FactType.AGREEMENT_SIGNED);

    /** Roles that make an unknown person of no known country no foreigner yet. */
    private static final Set<String> VAGUE = Set.of(
            "Leader", "Minister", "Person", "Domestic", "Adviser", "Commissioner", "Spokesman", "Intelligence Chief");

    /** A market that a sentence is about is named among its first words. */
    private static final int MARKET_WITHIN = 5;

    private final Sentence sentence;
    private final List<Unit> units;
    private final EventDay day;

    Guards(Sentence sentence, List<Unit> units, EventDay day) {
        this.sentence = sentence;
        this.units = units;
        this.day = day;
    }

    Optional<String> trouble(Rule rule, Arguments a, List<Participant> parties, Hit hit, String next) {
        boolean group = a.found.stream().anyMatch(u -> u.group);
        if (parties.size() + (group ? 1 : 0) < rule.least()) {
            return Optional.of("only " + parties.size() + " of " + rule.least() + " parties were named");
        }
        if (rule.has("people")
                && a.found.stream()
                                        .filter(u -> u.person || !u.place)
                                        .mapToInt(u -> u.parties.size())
                                        .sum()
                                + (group ? 1 : 0)
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
        if (rule.has("verb-last") && hit.to() > 1 && Lexicon.ARTICLE.has(units.get(hit.to() - 2).low)) {
            return Optional.of("the last word is a noun here");
        }
        if (rule.frame() == Rule.Frame.VERB_PLACE
                && hit.from() > 0
                && units.get(hit.from() - 1).kind == Unit.Kind.NATIONALITY) {
            return Optional.of("the word is a noun here");
        }
        if (rule.has("lands") && a.found.stream().anyMatch(u -> u.person)) {
            return Optional.of("two people have no war to end");
        }
        if (rule.has("title") && !sentence.title()) {
            return Optional.of("no headline");
        }
        if (rule.has("headline") && (!sentence.title() || a.place.isEmpty())) {
            return Optional.of("no headline that says where");
        }
        boolean noun = Lexicon.EVENT_NOUN.has(units.get(hit.from()).low)
                && !Lexicon.PHONE.has(units.get(hit.from()).low)
                && hit.from() > 0
                && (Lexicon.ARTICLE.has(units.get(hit.from() - 1).low)
                        || Lexicon.DEFINITE.has(units.get(hit.from() - 1).low)
                        || units.get(hit.from() - 1).seat);
        if (noun && (rule.frame() == Rule.Frame.VERB || rule.frame() == Rule.Frame.VERB_PLURAL)) {
            return Optional.of("the word is a noun here");
        }
        boolean participle = hit.from() > 0
                && units.get(hit.from()).is("meeting")
                && units.get(hit.from() - 1).kind == Unit.Kind.OFFICE;
        if (rule.frame() == Rule.Frame.NOUN && participle) {
            return Optional.of("the word is a verb here");
        }
        if (rule.has("high") && a.found.stream().noneMatch(u -> u.standing.compareTo(Unit.Standing.MINISTER) >= 0)) {
            return Optional.of("nobody of rank takes part");
        }
        if (rule.type() == FactType.AGREEMENT_SIGNED
                && !foreign(parties)
                && units.stream().anyMatch(u -> Lexicon.COMPANY.has(u.low))) {
            return Optional.of("a company signs");
        }
        if (SPORTING.contains(rule.type()) && units.stream().anyMatch(u -> Lexicon.SPORT.has(u.low))) {
            return Optional.of("teams meet, not leaders");
        }
        if (marketMoves(hit)) {
            return Optional.of("what moved a market, told in passing");
        }
        if (rule.has("dated")
                && !sentence.title()
                && a.found.stream().noneMatch(u -> u.person)
                && day.nearest(hit, false).isEmpty()) {
            return Optional.of("talks that are only spoken of");
        }
        if (rule.has("foreign") && !group && !foreign(parties)) {
            return Optional.of("all parties are of one country");
        }
        if (rule.has("person-place")) {
            Unit first = a.found.getFirst();
            if (first.place || !first.person && first.standing == Unit.Standing.NONE) {
                return Optional.of("no person travels");
            }
        }
        if (rule.has("courtesy") && calledOnTo(hit)) {
            return Optional.of("called on somebody to do something");
        }
        if (rule.has("called-open") && calledNames(hit)) {
            return Optional.of("called somebody something");
        }
        return Optional.empty();
    }

    /** "Oil prices fall after ...": the sentence is about a market, and the event is why. */
    private boolean marketMoves(Hit hit) {
        int i = 0;
        while (i < Math.min(MARKET_WITHIN, hit.from()) && !Lexicon.MARKET.has(units.get(i).low)) {
            if (units.get(i).isParty() && units.get(i).person) {
                return false;
            }
            i++;
        }
        if (i >= Math.min(MARKET_WITHIN, hit.from())) {
            return false;
        }
        for (i++; i < hit.from(); i++) {
            String low = units.get(i).low;
            if (Lexicon.FOLLOWS.has(low) || Lexicon.CONTEXT.has(low) || low.equals("as") || low.equals("on")) {
                return true;
            }
        }
        return false;
    }

    /** "called on Putin to stop": what follows the object is what is asked. */
    private boolean calledOnTo(Hit hit) {
        for (int i = hit.to(); i < units.size() && i < hit.to() + 8; i++) {
            Unit u = units.get(i);
            if (u.is("in") || u.is("at") || u.is("here") || u.is("on")) {
                return false;
            }
            if (u.kind == Unit.Kind.WORD && !Lexicon.FUNCTION.has(u.low) || u.is("to") || u.is(",") || u.is(".")) {
                return true;
            }
        }
        return true;
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
        return !(next.kind == Unit.Kind.MARK && !next.is("\"") && !next.is("'") && !next.is("'s")
                || Dates.isCalendarWord(next.low)
                || Lexicon.AFTER_CALLED.has(next.low));
    }

    private static boolean foreign(List<Participant> parties) {
        Set<String> sides = new HashSet<>();
        for (Participant p : parties) {
            boolean stranger = p.country().isEmpty()
                    && p.organization().isEmpty()
                    && p.role().filter(VAGUE::contains).isPresent();
            if (stranger) {
                continue;
            }
            sides.add(p.country().or(p::organization).orElse(p.id()));
        }
        return sides.size() >= 2;
    }

    /** Whether a word that can be noun or verb ("call", "visit") is a verb here. */
    boolean verb(int i) {
        return i > 0 && Lexicon.MODAL.has(units.get(i - 1).low);
    }

    /** Whether the trigger's last word, a participle, has a form of "to be" in front; headlines leave it out. */
    boolean passive(Hit hit) {
        for (int i = hit.to() - 2; i > hit.from() && i > hit.to() - 6; i--) {
            if (Lexicon.TO_BE.has(units.get(i).low)) {
                return true;
            }
        }
        return sentence.title();
    }

    /** Whether one of these words stands in the trigger's clause. */
    boolean clauseHas(Hit hit, Set<String> words) {
        for (int i = hit.from(); i < hit.to(); i++) {
            if (!hit.words().get(i) && words.contains(units.get(i).low)) {
                return true;
            }
        }
        for (int i = hit.from() - 1; i >= Math.max(0, hit.from() - 12); i--) {
            Unit u = units.get(i);
            if (words.contains(u.low)) {
                return true;
            }
            if (Lexicon.CLAUSE_START.has(u.low) && !u.isParty()) {
                break;
            }
        }
        for (int i = hit.to(); i < Math.min(units.size(), hit.to() + 16); i++) {
            Unit u = units.get(i);
            if (words.contains(u.low)) {
                return true;
            }
            if ((Lexicon.CLAUSE_START.has(u.low) || Lexicon.CONTEXT.has(u.low)) && !u.isParty()) {
                break;
            }
        }
        return false;
    }
}
