package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.util.List;
import java.util.Optional;

/** Names of countries, nations and bodies without an office behind them: what side, people or place they stand for. */
record BareNames(Names names) {
    /**
     * Reads such a name.
     *
     * @param ownerEnd where the name ends
     * @param after where the words end that were read with it
     */
    Unit at(int start, int ownerEnd, Gazetteer.Named name, int after) {
        List<Token> tokens = names.tokens;
        List<Participant> parties = List.of(name.participant());
        if (name.participant().country().isPresent()) {
            // "the Chinese capital", "Egypt's capital", "envoys in the Swiss city"
            int seat = Math.max(after, ownerEnd);
            if (seat < tokens.size() && Lexicon.SEAT.has(tokens.get(seat).low())) {
                return Unit.place(start, seat + 1, parties, true);
            }
            // "Trump's Ukraine envoy": an envoy to there, who acts for the owner.
            if (names.possessed(start)
                    && ownerEnd < tokens.size()
                    && Lexicon.AIDE.has(tokens.get(ownerEnd).low())) {
                return Unit.word(start, ownerEnd, "");
            }
        }
        if (name.kind() == Gazetteer.Kind.NATIONALITY) {
            if (tokens.get(start).is("the") && tokens.get(ownerEnd - 1).low().endsWith("s")) {
                return Unit.body(start, ownerEnd, parties, Unit.Standing.OFFICIAL);
            }
            int i = ownerEnd;
            while (i < tokens.size()
                    && i < ownerEnd + 3
                    && (Lexicon.RANK.has(tokens.get(i).low())
                            || tokens.get(i).is("government")
                            || tokens.get(i).is("opposition")
                            || tokens.get(i).is("trade")
                            || tokens.get(i).is("peace")
                            || tokens.get(i).is("defense"))) {
                i++;
            }
            Optional<Unit> insurgents = insurgents(start, i, parties);
            if (insurgents.isPresent()) {
                return insurgents.get();
            }
            if (i < tokens.size() && Lexicon.SIDE.has(tokens.get(i).low())) {
                // "Norwegian diplomat Geir Pedersen": where somebody is from, who acts for whom the tables say.
                return names.personAt(i + 1).isPresent()
                        ? Unit.word(start, i + 1, "")
                        : Unit.body(start, i + 1, parties, Unit.Standing.OFFICIAL);
            }
            if (i > ownerEnd && Lexicon.SIDE.has(tokens.get(i - 1).low())) {
                return Unit.body(start, i, parties, Unit.Standing.OFFICIAL);
            }
            return Unit.nationality(start, ownerEnd, parties);
        }
        if (name.kind() == Gazetteer.Kind.BODY) {
            int end = ownerEnd;
            while (end < tokens.size()
                    && end < ownerEnd + 2
                    && Lexicon.MOVEMENT.has(tokens.get(end).low())) {
                end++;
            }
            if (end < tokens.size() && Lexicon.SIDE.has(tokens.get(end).low())) {
                end++;
            }
            return Unit.body(start, end, parties, Unit.Standing.OFFICIAL);
        }
        Optional<Unit> insurgents = insurgents(start, after, parties);
        if (insurgents.isPresent()) {
            return insurgents.get();
        }
        if (after < tokens.size()
                && after > ownerEnd
                && Lexicon.SIDE.has(tokens.get(after).low())) {
            return Unit.body(start, after + 1, parties, Unit.Standing.OFFICIAL);
        }
        int side = ownerEnd;
        while (side < tokens.size()
                && side < ownerEnd + 2
                && Lexicon.PORTFOLIO.has(tokens.get(side).low())) {
            side++;
        }
        if (side < tokens.size() && Lexicon.SIDE.has(tokens.get(side).low())) {
            return Unit.body(start, side + 1, parties, Unit.Standing.OFFICIAL);
        }
        int properName = names.properName(ownerEnd);
        return properName > ownerEnd
                ? Unit.word(start, properName, "")
                : Unit.place(start, ownerEnd, parties, name.kind() == Gazetteer.Kind.METONYM);
    }

    /** "Yemeni separatists", "Colombia's rebels": those who fight the state are not the state. */
    private Optional<Unit> insurgents(int start, int at, List<Participant> countries) {
        List<Token> tokens = names.tokens;
        if (at >= tokens.size()
                || countries.size() != 1
                || !Lexicon.INSURGENT.has(tokens.get(at).low())) {
            return Optional.empty();
        }
        String name = names.text(start, at + 1);
        return Optional.of(Unit.body(
                start,
                at + 1,
                List.of(Participant.body(Names.slug(name), name)
                        .of(countries.getFirst().country())),
                Unit.Standing.OFFICIAL));
    }
}
