package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Durations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a sentence's tokens into units: titles, names, appositions and lists become one noun each, so that the rules
 * see "US Secretary of State Marco Rubio and CIA Director John Ratcliffe met ..." as one party and a verb.
 */
public final class Collapser {
    /** The words other than names and titles that may begin a noun of several words, or stand for somebody. */
    private static final Set<String> OPENING = opening();

    private final Discourse discourse;
    private final Gazetteer gazetteer;
    private final Names names;
    private final References references;
    private final Groups groups;
    private final List<Token> tokens;
    /** The first person of this sentence, whom its pronouns mean. */
    private Optional<Unit> here = Optional.empty();

    /** The last person so far, whose counterparts are meant. */
    private Optional<Unit> latest = Optional.empty();
    /** Whether the sentence has named several at once. */
    private boolean several;

    private Collapser(Sentence sentence, Discourse discourse) {
        this.discourse = discourse;
        this.gazetteer = discourse.gazetteer;
        this.names = new Names(sentence, discourse);
        this.references = new References(names, discourse);
        this.groups = new Groups(names, references, discourse);
        this.tokens = sentence.tokens();
    }

    private static Set<String> opening() {
        Set<String> words = new HashSet<>(References.WORDS);
        words.addAll(Durations.numberWords());
        // The last are those of circles and of ranks: "several Gulf leaders", "newly elected".
        words.addAll(List.of("member", "several", "elected", "appointed"));
        for (Lexicon list : List.of(
                Lexicon.ARTICLE,
                Lexicon.RANK,
                Lexicon.PORTFOLIO,
                Lexicon.SIDE,
                Lexicon.MEMBER,
                Lexicon.REGION,
                Lexicon.CREED,
                Lexicon.COMPOUND)) {
            words.addAll(list.words());
        }
        return words;
    }

    public static List<Unit> units(Sentence sentence, Discourse discourse) {
        Collapser collapser = new Collapser(sentence, discourse);
        return Lists.joined(collapser.nouns(), sentence.tokens(), sentence.title());
    }

    private List<Unit> nouns() {
        List<Unit> units = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Unit unit = noun(i);
            units.add(unit);
            several |= unit.group || unit.isParty() && (unit.parties.size() > 1 || Lists.ends(units));
            if (unit.person && unit.parties.size() == 1) {
                here = here.or(() -> Optional.of(unit));
                latest = Optional.of(unit);
            }
            i = unit.to;
        }
        return units;
    }

    private Unit noun(int start) {
        Token t = tokens.get(start);
        if (isPlain(t, start)) {
            return Unit.of(t, start, false);
        }
        // "Oslo and Berlin said they had agreed": whom "they" means is found in the tree.
        Optional<Unit> pronoun = several && t.is("they") ? Optional.empty() : references.pronoun(start, here);
        if (pronoun.isPresent()) {
            return pronoun.get();
        }
        Optional<Unit> compound = compound(start);
        if (compound.isPresent()) {
            return compound.get();
        }
        Optional<Unit> group = groups.at(start, latest);
        if (group.isPresent()) {
            return group.get();
        }
        int i = start;
        if (Lexicon.ARTICLE.has(t.low()) && start + 1 < tokens.size()) {
            i++;
        } else if (t.shape() == Token.Shape.MARK) {
            return Unit.of(t, start, names.month(start));
        }
        boolean counted = false;
        Participant owner = null;
        Gazetteer.Named ownerName = null;
        Gazetteer.Titled office = null;
        boolean former = false;
        boolean deputy = false;
        Scope scope = Scope.WHOLE;
        int ownerEnd = i;
        int officeEnd = i;
        while (i < tokens.size()) {
            Token at = tokens.get(i);
            if (office == null && rank(i) && !names.title(i) && names.at(i).isEmpty()) {
                former |= at.is("former") || at.is("ex") || at.is("late") || at.is("then") || at.is("outgoing");
                deputy |= at.is("deputy") || at.is("vice") || at.is("assistant") || at.is("under");
                scope = Lexicon.NON_STATE.has(at.low()) ? Scope.NON_STATE : scope;
                i++;
                i = names.skip(i, "-");
                counted = true;
                continue;
            }
            if (office == null
                    && owner != null
                    && (Lexicon.PORTFOLIO.has(at.low()) || Lexicon.NON_STATE.has(at.low()))
                    && !names.title(i)
                    && names.title(i + 1)) {
                scope = scope.before(at, tokens.get(i + 1));
                i++;
                continue;
            }
            Optional<Gazetteer.Titled> titled = names.titleAt(i);
            Optional<Gazetteer.Named> name = names.at(i);
            boolean person = name.isPresent() && name.get().kind() == Gazetteer.Kind.PERSON;
            if (titled.isPresent()
                    && (name.isEmpty() || titled.get().length() >= name.get().length())
                    && !person) {
                if (office == null || titled.get().standing().compareTo(office.standing()) > 0) {
                    office = titled.get();
                }
                i += titled.get().length();
                officeEnd = i;
                if (i + 1 < tokens.size()
                        && tokens.get(i).is("-")
                        && tokens.get(i + 1).is("elect")) {
                    i += 2;
                    officeEnd = i;
                }
                if (i + 1 < tokens.size()
                        && tokens.get(i).is("and")
                        && names.titleAt(i + 1).isPresent()
                        && owner != null) {
                    i++;
                }
                continue;
            }
            if (person) {
                return names.known(start, i, name.get(), office, former);
            }
            if (name.isPresent() && owner == null && office == null) {
                ownerName = name.get();
                owner = ownerName.participant();
                i += ownerName.length();
                ownerEnd = i;
                if (i < tokens.size() && tokens.get(i).is("'s")) {
                    i++;
                } else if (ownerName.kind() == Gazetteer.Kind.BODY
                        && i < tokens.size()
                        && tokens.get(i).is("'")) {
                    i++;
                }
                continue;
            }
            if (name.isPresent() && name.get().kind() == Gazetteer.Kind.BODY && office == null && owner != null) {
                ownerName = name.get();
                owner = ownerName.participant();
                i += ownerName.length();
                ownerEnd = i;
                i = names.skip(i, "'s");
                continue;
            }
            break;
        }
        if (former && office == null && owner != null) {
            // "a former UN peace envoy": somebody who no longer represents the body.
            return Unit.of(t, start, names.month(start));
        }
        if (office != null) {
            return titled(start, i, office, officeEnd, owner, former, deputy, scope);
        }
        if (owner != null && ownerName != null) {
            boolean side = i < tokens.size() && Lexicon.SIDE.has(tokens.get(i).low());
            if (t.is("visiting") && ownerName.kind() != Gazetteer.Kind.NATIONALITY && !side) {
                // "after visiting Baku": a verb, where no office or side follows.
                return Unit.of(t, start, names.month(start));
            }
            return new BareNames(names).at(start, ownerEnd, ownerName, i);
        }
        if (counted) {
            return Unit.of(t, start, names.month(start));
        }
        Optional<Unit> introduced = i == start ? names.introduced(start) : Optional.empty();
        if (introduced.isPresent()) {
            return introduced.get();
        }
        if (i < tokens.size() && tokens.get(i).capitalised() && i == start) {
            Optional<Unit> known = discourse.surname(t.low());
            if (known.isPresent()
                    && !names.ofAnother(start)
                    && (!names.headline || t.low().length() > 3)) {
                Unit k = known.get();
                return Unit.person(start, start + 1, k.parties, k.standing, false);
            }
        }
        return Unit.of(t, start, names.month(start));
    }

    /** Whether a word in lower case begins no noun of several words and stands for nobody, as most words do. */
    private boolean isPlain(Token t, int at) {
        return t.shape() == Token.Shape.LOWER
                && !OPENING.contains(t.low())
                && names.at(at).isEmpty()
                && names.titleAt(at).isEmpty();
    }

    /** Words that are written apart, with a hyphen or as one: "cease-fire". */
    private Optional<Unit> compound(int i) {
        String first = tokens.get(i).low();
        if (!Lexicon.COMPOUND.has(first)) {
            return Optional.empty();
        }
        int second = names.skip(i + 1, "-");
        return second < tokens.size()
                        && Lexicon.COMPOUND.has(first + tokens.get(second).low())
                ? Optional.of(
                        Unit.word(i, second + 1, first + tokens.get(second).low()))
                : Optional.empty();
    }

    /** "former", "deputy"; "elected" and "appointed" only after "newly", because otherwise they are verbs. */
    private boolean rank(int i) {
        Token t = tokens.get(i);
        return Lexicon.RANK.has(t.low())
                || i > 0 && tokens.get(i - 1).is("newly") && (t.is("elected") || t.is("appointed"));
    }

    private Unit titled(
            int start,
            int at,
            Gazetteer.Titled office,
            int officeEnd,
            @Nullable Participant owner,
            boolean former,
            boolean deputy,
            Scope before) {
        int i = at;
        Participant of = owner;
        Scope scope = office.office().equals("opposition-leader") ? Scope.NON_STATE : before;
        if (i < tokens.size()
                && (tokens.get(i).is("of")
                        || tokens.get(i).is("for")
                        || tokens.get(i).is("to"))) {
            int j = names.skip(i + 1, "the");
            Optional<Gazetteer.Named> name = names.at(j);
            // "invited the president to Oslo": only envoys and their like are sent to a country.
            boolean goes = tokens.get(i).is("to") && office.standing() != Unit.Standing.OFFICIAL;
            if (!goes && name.isPresent() && name.get().kind() != Gazetteer.Kind.PERSON) {
                boolean sent = !tokens.get(i).is("of");
                of = sent ? of : name.get().participant();
                i = j + name.get().length();
                if (!sent && Scope.isWithin(tokens, i, name.get().kind())) {
                    // "the head of Russia's delegation", "the leader of the Iranian opposition"
                    i = Scope.end(tokens, i);
                    scope = Lexicon.NON_STATE.has(tokens.get(i - 1).low()) ? Scope.NON_STATE : Scope.PART;
                }
                Optional<Gazetteer.Named> person = names.personAt(i);
                if (person.isPresent()) {
                    int k = tokens.get(i).is(",") ? i + 1 : i;
                    return names.known(start, k, person.get(), office, former);
                }
            }
        }
        if (office.office().equals("counterpart")) {
            return references.counterpart(start, i, of, latest);
        }
        // "after calls with several leaders, Putin said": several are not the one who is named next.
        boolean several = i < tokens.size()
                && tokens.get(i).is(",")
                && tokens.get(officeEnd - 1).low().endsWith("s");
        Optional<Gazetteer.Named> named = several ? Optional.empty() : names.personAt(i);
        if (named.isPresent()) {
            int k = tokens.get(i).is(",") ? i + 1 : i;
            return names.known(start, k, named.get(), office, former);
        }
        int nameAt = i < tokens.size() && tokens.get(i).is(",") && of != null ? i + 1 : i;
        int nameEnd = names.unknownName(nameAt);
        for (int k = nameAt + 1; nameAt == i && k < nameEnd; k++) {
            Optional<Gazetteer.Named> longer = names.at(k);
            if (longer.isPresent()
                    && longer.get().kind() == Gazetteer.Kind.PERSON
                    && longer.get().length() >= 2) {
                return names.known(start, k, longer.get(), office, former);
            }
        }
        if (nameEnd > nameAt && (nameAt == i || nameEnd - nameAt >= 2 && names.closed(nameEnd))) {
            return names.unknown(start, nameAt, nameEnd, office, of, former);
        }
        if (of != null && !deputy && !former && scope != Scope.PART) {
            boolean chief =
                    office.office().equals("head-of-body") && of.country().isPresent();
            Optional<Gazetteer.Named> holder =
                    scope == Scope.NON_STATE && !office.office().equals("opposition-leader")
                            ? Optional.empty()
                            : gazetteer.holder(chief ? "leader" : office.office(), of, discourse.published);
            if (holder.isPresent()) {
                return Unit.person(
                        start,
                        i,
                        List.of(holder.get().participant()),
                        holder.get().standing(),
                        false);
            }
        }
        if (scope == Scope.NON_STATE) {
            return Unit.office(
                    start, Math.max(i, start + 1), tokens.get(officeEnd - 1).low());
        }
        if (office.office().equals("envoy") && names.possessed(start) && names.country(start)) {
            // "Trump's Ukraine envoy": sent by the one, and to the other.
            return Unit.office(start, i, "envoy");
        }
        if (of != null) {
            boolean possessed = i < tokens.size() && tokens.get(i).is("'s");
            return possessed && !office.standing().equals(Unit.Standing.LEADER)
                    ? Unit.body(start, i, List.of(of), office.standing())
                    : Unit.person(start, i, List.of(of), office.standing(), former);
        }
        if (start < at && tokens.get(start).is("the")) {
            Optional<Participant> last = discourse.lastHolding(
                    office.office(), tokens.get(officeEnd - 1).low());
            if (last.isPresent()) {
                return Unit.person(start, i, List.of(last.get()), office.standing(), former);
            }
        }
        return Unit.office(
                start, Math.max(officeEnd, start + 1), tokens.get(officeEnd - 1).low());
    }
}
