package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nouns that stand for somebody named before: "he", "the two leaders", "his Russian counterpart". */
final class References {
    /** The words that {@link #pronoun} may take for somebody. */
    static final Set<String> WORDS = Set.of("he", "she", "him", "his", "her", "i", "we", "they", "the", "both");

    private final Names names;
    private final List<Token> tokens;
    private final Discourse discourse;
    private final Gazetteer gazetteer;

    References(Names names, Discourse discourse) {
        this.names = names;
        this.tokens = names.tokens;
        this.discourse = discourse;
        this.gazetteer = discourse.gazetteer;
    }

    Optional<Unit> pronoun(int i, Optional<Unit> here) {
        Token t = tokens.get(i);
        switch (t.low()) {
            case "he", "she", "him" -> {
                if (strangerSaid(i)) {
                    return Optional.empty();
                }
                return here.or(discourse::subject).map(u -> Unit.person(i, i + 1, u.parties, u.standing, u.former));
            }
            case "his", "her" -> {
                return ownsOccasion(i)
                        ? here.or(discourse::subject).map(u -> Unit.owner(i, t.low(), u))
                        : Optional.empty();
            }
            case "i" -> {
                return t.text().equals("I")
                        ? speaker().map(n -> Unit.person(i, i + 1, List.of(n.participant()), n.standing(), false))
                        : Optional.empty();
            }
            case "we" -> {
                boolean did = i + 1 < tokens.size()
                        && (tokens.get(i + 1).is("have") || tokens.get(i + 1).is("agreed"));
                List<Participant> we = did ? discourse.they() : List.of();
                return we.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Unit.person(i, i + 1, we, Unit.Standing.LEADER, false));
            }
            case "they" -> {
                List<Participant> they = discourse.they();
                return they.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Unit.person(i, i + 1, they, standing(they), false));
            }
            case "the", "both" -> {
                int j = i + 1;
                while (j < tokens.size()
                        && j < i + 4
                        && (tokens.get(j).is("two")
                                || tokens.get(j).is("world")
                                || tokens.get(j).is("both"))) {
                    j++;
                }
                if (j < tokens.size()
                        && Lexicon.PAIR.has(tokens.get(j).low())
                        && !discourse.pair().isEmpty()
                        && suits(tokens.get(j).low())
                        && (j + 1 >= tokens.size() || !tokens.get(j + 1).is("of"))) {
                    boolean lands = tokens.get(j).is("countries")
                            || tokens.get(j).is("nations")
                            || tokens.get(j).is("states")
                            || tokens.get(j).is("governments");
                    List<Participant> sides = tokens.get(j).is("sides") ? discourse.sides() : List.of();
                    List<Participant> who = !sides.isEmpty()
                            ? sides
                            : lands && !discourse.countries().isEmpty() ? discourse.countries() : discourse.pair();
                    return Optional.of(Unit.person(i, j + 1, who, Unit.Standing.OFFICIAL, false));
                }
                return Optional.empty();
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    /** The standing of a pair that "they" refers to. Countries have none, because countries do not travel. */
    private static Unit.Standing standing(List<Participant> pair) {
        return pair.stream().anyMatch(Participant::isPerson) ? Unit.Standing.OFFICIAL : Unit.Standing.NONE;
    }

    /** "Olsen said he had talked": where the tables do not know who spoke, nobody else is meant. */
    private boolean strangerSaid(int pronoun) {
        for (int i = pronoun - 1; i > 0; i--) {
            if (names.personAt(i).isPresent()) {
                return false;
            }
            if (Lexicon.SAY.has(tokens.get(i).low())) {
                Token who = tokens.get(i - 1);
                return who.shape() == Token.Shape.CAPITAL
                        && discourse.surname(who.low()).isEmpty()
                        && names.at(i - 1).isEmpty()
                        && !Lexicon.PRONOUN.has(who.low());
            }
        }
        return false;
    }

    /** Who says what the sentence quotes: the person directly beside a verb of saying. */
    private Optional<Gazetteer.Named> speaker() {
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Gazetteer.Named> name = names.personAt(i);
            if (name.isEmpty() || tokens.get(i).is(",")) {
                continue;
            }
            int next = i + name.get().length();
            if (next < tokens.size() && Lexicon.SAY.has(tokens.get(next).low())
                    || i > 0 && Lexicon.SAY.has(tokens.get(i - 1).low())) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** "the ministers" are no two presidents, and "the presidents" no two ministers. */
    private boolean suits(String word) {
        boolean ministers = word.equals("ministers") || word.equals("diplomats");
        boolean presidents = word.equals("presidents");
        return !ministers && !presidents
                || discourse.pair().stream()
                        .flatMap(p -> gazetteer.offices(p.id(), discourse.published).stream())
                        .noneMatch(office -> ministers == office.startsWith("head-of-"));
    }

    /** "her first phone call with": up to three words that say nothing of others, then an occasion. */
    private boolean ownsOccasion(int i) {
        for (int k = i + 1; k < tokens.size() && k < i + 5; k++) {
            Token t = tokens.get(k);
            if (Lexicon.EVENT_NOUN.has(t.low())) {
                return true;
            }
            if (t.shape() == Token.Shape.MARK && !t.is("-")
                    || names.at(k).isPresent()
                    || names.titleAt(k).isPresent()) {
                return false;
            }
        }
        return false;
    }

    /** "his Russian counterpart": the holder there of the office that the last subject holds. */
    Unit counterpart(int start, int at, @Nullable Participant of, Optional<Unit> here) {
        Optional<Gazetteer.Named> named = names.personAt(at);
        if (named.isPresent()) {
            int k = tokens.get(at).is(",") ? at + 1 : at;
            return names.known(start, k, named.get(), null, false);
        }
        int nameAt = at < tokens.size() && tokens.get(at).is(",") ? at + 1 : at;
        int nameEnd = names.unknownName(nameAt);
        if (nameEnd - nameAt >= 2 && of != null) {
            return names.unknown(start, nameAt, nameEnd, null, of, false);
        }
        if (of == null) {
            return Unit.office(start, at, "counterpart");
        }
        Optional<Gazetteer.Named> there = counterpartOf(of, here);
        if (there.isPresent()) {
            return Unit.person(
                    start, at, List.of(there.get().participant()), there.get().standing(), false);
        }
        Unit who = here.or(discourse::subject).orElse(null);
        return Unit.person(start, at, List.of(of), who == null ? Unit.Standing.MINISTER : who.standing, false);
    }

    /** "Biden's aide met his counterpart": the counterpart is the aide's, and not the president's. */
    private boolean ofAide(Unit unit) {
        int next = unit.to < tokens.size() && tokens.get(unit.to).is("'s") ? unit.to + 1 : unit.to;
        while (next < tokens.size()
                && next < unit.to + 4
                && Lexicon.PORTFOLIO.has(tokens.get(next).low())) {
            next++;
        }
        return next < tokens.size() && Lexicon.AIDE.has(tokens.get(next).low());
    }

    /** Who holds there the office that the last subject holds here. */
    Optional<Gazetteer.Named> counterpartOf(Participant of, Optional<Unit> here) {
        if (here.filter(this::ofAide).isPresent()) {
            return Optional.empty();
        }
        return here.or(discourse::subject).stream()
                .flatMap(who -> who.parties.stream())
                .flatMap(p -> gazetteer.offices(p.id(), discourse.published).stream())
                .flatMap(office -> gazetteer.holder(office, of, discourse.published).stream())
                .findFirst();
    }
}
