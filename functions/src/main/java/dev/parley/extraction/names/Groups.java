package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One noun for an office or side that several countries or bodies share: "the US and Chinese presidents", "leaders of
 * Britain, France and Germany", "delegations from Russia and Ukraine".
 */
record Groups(Names names, References references, Discourse discourse) {
    private static final int MOST = 12;

    private record Parties(List<Participant> all, int to) {
        /** "officials of the Norwegian and Danish governments" */
        Parties withSide(List<Token> tokens) {
            boolean side = !all.isEmpty()
                    && to < tokens.size()
                    && Lexicon.SIDE.has(tokens.get(to).low());
            return side ? new Parties(all, to + 1) : this;
        }
    }

    private record Head(Optional<Gazetteer.Titled> office, int to) {}

    Optional<Unit> at(int start, Optional<Unit> here) {
        int i = article(start);
        Parties before = parties(i);
        if (before.all().size() >= 2) {
            if (before.to() < names.tokens.size()
                    && Lexicon.INSURGENT.has(names.tokens.get(before.to()).low())) {
                // "Mali and Malian rebels": the state and those who fight it.
                return Optional.empty();
            }
            return head(names.skip(before.to(), "'s")).map(head -> unit(start, head.to(), before.all(), head, here));
        }
        if (!before.all().isEmpty()) {
            if (names.at(i).filter(n -> n.kind() == Gazetteer.Kind.BODY).isEmpty()) {
                return Optional.empty();
            }
            int states = member(before.to());
            return states > before.to()
                    ? Optional.of(Unit.group(start, states, before.all(), Unit.Standing.OFFICIAL))
                    : pluralHead(before.to()).map(head -> Unit.group(start, head.to(), before.all(), standing(head)));
        }
        if (member(i) > i
                && names.tokens.size() > i + 1
                && names.tokens.get(i + 1).is("of")) {
            Parties body = parties(article(i + 2));
            if (body.all().size() == 1 && isBody(body.all().getFirst())) {
                return Optional.of(Unit.group(start, body.to(), body.all(), Unit.Standing.OFFICIAL));
            }
        }
        Optional<Unit> unnamed = circle(start, i).or(() -> insurgents(start, i));
        if (unnamed.isPresent()) {
            return unnamed;
        }
        return head(i).filter(this::precedesItsParties).flatMap(head -> {
            Parties following = parties(article(head.to() + 1)).withSide(names.tokens);
            return following.all().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            following.all().size() == 1
                                            && isBody(following.all().getFirst())
                                    ? Unit.group(start, following.to(), following.all(), standing(head))
                                    : unit(start, following.to(), following.all(), head, here));
        });
    }

    /** Where the states of a body end that begin here: "countries", "member states". */
    private int member(int from) {
        int i = from < names.tokens.size() && names.tokens.get(from).is("member") ? from + 1 : from;
        return i < names.tokens.size() && Lexicon.MEMBER.has(names.tokens.get(i).low()) ? i + 1 : from;
    }

    /** "African leaders", "Arab and Gulf foreign ministers": officials of countries that are not named. */
    private Optional<Unit> circle(int start, int first) {
        boolean counted = first < names.tokens.size()
                && (Durations.number(names.tokens.get(first)) > 1
                        || names.tokens.get(first).is("several"));
        int from = counted ? first + 1 : first;
        int i = from;
        while (i < names.tokens.size()
                && i < from + 3
                && (Lexicon.REGION.has(names.tokens.get(i).low())
                        || i > from && Lexicon.LIST_MARK.has(names.tokens.get(i).low()))) {
            i++;
        }
        if (i == from) {
            return Optional.empty();
        }
        return pluralHead(i).map(head -> {
            String name = names.text(from, head.to());
            return Unit.group(start, head.to(), List.of(Participant.body(Names.slug(name), name)), standing(head));
        });
    }

    /** "Tuareg rebels", "communist guerrillas": those who fight a state, by their people or creed. */
    private Optional<Unit> insurgents(int start, int first) {
        if (first + 1 >= names.tokens.size()
                || !Lexicon.INSURGENT.has(names.tokens.get(first + 1).low())) {
            return Optional.empty();
        }
        Token by = names.tokens.get(first);
        boolean named = first > 0 && by.capitalised() && names.at(first).isEmpty();
        if (!named && !Lexicon.CREED.has(by.low())) {
            return Optional.empty();
        }
        String name = names.text(first, first + 2);
        return Optional.of(
                Unit.body(start, first + 2, List.of(Participant.body(Names.slug(name), name)), Unit.Standing.OFFICIAL));
    }

    private Optional<Head> pluralHead(int from) {
        return head(from).filter(head -> plural(head.to() - 1) || head.office().isPresent());
    }

    private static Unit.Standing standing(Head head) {
        return head.office().map(Gazetteer.Titled::standing).orElse(Unit.Standing.OFFICIAL);
    }

    private Unit unit(int from, int to, List<Participant> parties, Head head, Optional<Unit> here) {
        if (head.office().isEmpty()) {
            return Unit.body(from, to, parties, Unit.Standing.OFFICIAL);
        }
        Gazetteer.Titled office = head.office().get();
        List<Participant> holders = new ArrayList<>();
        for (Participant party : parties) {
            Optional<Gazetteer.Named> holder = office.office().equals("counterpart")
                    ? references.counterpartOf(party, here)
                    : discourse.gazetteer.holder(office.office(), party, discourse.published);
            holders.add(holder.map(Gazetteer.Named::participant).orElse(party));
        }
        return Unit.person(from, to, holders, office.standing(), false);
    }

    /** The plural office or side that starts here, ranks before it passed over. */
    private Optional<Head> head(int from) {
        int i = from;
        while (i < names.tokens.size() && i < from + 3 && names.titleAt(i).isEmpty() && qualifies(i)) {
            i++;
        }
        Optional<Gazetteer.Titled> office = names.titleAt(i);
        if (office.isPresent() && plural(i + office.get().length() - 1)) {
            return Optional.of(new Head(office, i + office.get().length()));
        }
        return office.isEmpty()
                        && i < names.tokens.size()
                        && Lexicon.SIDE.has(names.tokens.get(i).low())
                ? Optional.of(new Head(Optional.empty(), i + 1))
                : Optional.empty();
    }

    private boolean qualifies(int i) {
        String low = names.tokens.get(i).low();
        return Lexicon.RANK.has(low) || Lexicon.PORTFOLIO.has(low);
    }

    private boolean plural(int i) {
        return names.tokens.get(i).low().endsWith("s");
    }

    /** "leaders of", "envoys from", "negotiators for". */
    private boolean precedesItsParties(Head head) {
        if (head.to() >= names.tokens.size()) {
            return false;
        }
        Token preposition = names.tokens.get(head.to());
        return preposition.is("of")
                || preposition.is("from")
                || preposition.is("for") && head.office().isEmpty();
    }

    private static boolean isBody(Participant party) {
        return party.country().isEmpty() && !party.isPerson();
    }

    /** Countries and bodies in a row: "Britain, France and Germany", "US, Russian and Ukrainian". */
    private Parties parties(int from) {
        List<Participant> all = new ArrayList<>();
        int end = from;
        int i = from;
        while (i < names.tokens.size() && all.size() < MOST) {
            Optional<Gazetteer.Named> name = names.at(i).filter(n -> n.kind() != Gazetteer.Kind.PERSON);
            if (name.isEmpty()) {
                break;
            }
            all.add(name.get().participant());
            end = i + name.get().length();
            i = separator(end);
            if (i == end
                    || i < names.tokens.size()
                            && Lexicon.INDEFINITE.has(names.tokens.get(i).low())) {
                // "held by Israel, an Egyptian official said": who is new belongs to no list.
                break;
            }
            i = article(i);
        }
        return new Parties(all, end);
    }

    private int separator(int from) {
        int i = from;
        while (i < names.tokens.size()
                && i < from + 2
                && Lexicon.LIST_MARK.has(names.tokens.get(i).low())) {
            i++;
        }
        return i;
    }

    private int article(int i) {
        return i < names.tokens.size()
                        && Lexicon.ARTICLE.has(names.tokens.get(i).low())
                ? i + 1
                : i;
    }
}
