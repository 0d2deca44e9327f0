package dev.parley.alerts;

import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.Outlet;
import dev.parley.facts.Parties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How messages call people, countries, bodies and outlets. */
final class Names {
    /** Characters of a name; longer ones are cut. */
    private static final int LONGEST = 60;

    private Names() {}

    /** The parties by their short names: {@code Trump-Putin}; "+2" stands for two beyond {@code most}. */
    static String parties(List<Participant> participants, int most) {
        var named = Parties.withoutRepresented(participants);
        var names = named.stream()
                .map(participant -> isAmbiguous(participant, named)
                        ? SafeText.name(participant.name(), LONGEST)
                        : ofHeadline(participant))
                .distinct()
                .toList();
        var shown = names.stream().limit(most).collect(Collectors.joining("-"));
        return names.size() > most ? shown + " +" + (names.size() - most) : shown;
    }

    /** Whether another one among them has the same short name: two presidents Bush. */
    private static boolean isAmbiguous(Participant participant, List<Participant> among) {
        return among.stream()
                .anyMatch(other -> !other.id().equals(participant.id())
                        && ofHeadline(other).equals(ofHeadline(participant)));
    }

    /** The parties in full: {@code Donald Trump (USA) and Vladimir Putin (RUS)}. */
    static String inFull(List<Participant> participants) {
        return enumerated(Parties.withoutRepresented(participants).stream()
                .map(p -> SafeText.name(p.name(), LONGEST)
                        + speaksFor(p).map(whom -> " (" + whom + ")").orElse(""))
                .toList());
    }

    /** A person's body or country, a country's nothing: {@code NATO}, {@code USA}. */
    private static Optional<String> speaksFor(Participant participant) {
        return participant
                .organization()
                .map(body -> SafeText.name(body, LONGEST))
                .filter(body -> participant.isPerson())
                .or(participant::country)
                .filter(whom -> !whom.equalsIgnoreCase(participant.id()));
    }

    /** How headlines call somebody: the family name for a person, the name for a country or body. */
    static String ofHeadline(Participant participant) {
        var name = SafeText.name(participant.name(), LONGEST);
        return participant.isPerson()
                ? ShortNames.of(name, participant.country().orElse(""))
                : name;
    }

    /** Somebody whom an article cites: by the short name when it is one of the parties. */
    static String claimant(Fact fact, String cited) {
        return fact.participants().stream()
                .filter(p -> p.name().equals(cited))
                .findFirst()
                .map(Names::ofHeadline)
                .orElseGet(() -> SafeText.name(cited, LONGEST));
    }

    /** The first two who say so: {@code Trump}, {@code Trump and Russia}. */
    static String claimants(Fact fact) {
        return enumerated(fact.claimants().stream()
                .map(cited -> claimant(fact, cited))
                .distinct()
                .limit(2)
                .toList());
    }

    /** The verb that goes with them: {@code says Trump}, {@code say Trump and Russia}. */
    static String say(Fact fact) {
        return fact.claimants().stream()
                                .map(cited -> claimant(fact, cited))
                                .distinct()
                                .count()
                        > 1
                ? "say"
                : "says";
    }

    /** An outlet, for reading; empty for one of which nothing is known. */
    static Optional<String> outlet(String outlet) {
        return outlet.equals(Outlet.UNNAMED) ? Optional.empty() : Optional.of(SafeText.name(outlet, LONGEST));
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String enumerated(List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            default -> String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        };
    }
}
