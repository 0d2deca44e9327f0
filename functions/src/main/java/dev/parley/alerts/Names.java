package dev.parley.alerts;

import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.Outlet;
import dev.parley.facts.Parties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How messages name people, countries, bodies and outlets. */
final class Names {
    /** Characters of a name; longer names are cut. */
    private static final int LONGEST = 60;

    private Names() {}

    /** The parties by their short names: {@code Trump-Putin}; "+2" means two more than {@code most}. */
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

    /** Whether another participant has the same short name: two presidents Bush. */
    private static boolean isAmbiguous(Participant participant, List<Participant> among) {
        return among.stream()
                .anyMatch(other -> !other.id().equals(participant.id())
                        && ofHeadline(other).equals(ofHeadline(participant)));
    }

    /** The parties in full: {@code Donald Trump (USA) and the European Union}. */
    static String inFull(List<Participant> participants) {
        return enumerated(Parties.withoutRepresented(participants).stream()
                .map(p -> inSentence(p)
                        + represented(p).map(whom -> " (" + whom + ")").orElse(""))
                .toList());
    }

    private static String inSentence(Participant participant) {
        var name = SafeText.name(participant.name(), LONGEST);
        return participant.isPerson() ? name : DefiniteNames.inSentence(name);
    }

    /** The body or country that somebody represents: {@code NATO}, {@code USA}; empty for a country. */
    private static Optional<String> represented(Participant participant) {
        return participant
                .organization()
                .map(body -> SafeText.name(body, LONGEST))
                .filter(body -> participant.isPerson())
                .or(participant::country)
                .filter(whom -> !whom.equalsIgnoreCase(participant.id()));
    }

    /** The name in headlines: the short name of a person, the full name of a country or body. */
    static String ofHeadline(Participant participant) {
        var name = SafeText.name(participant.name(), LONGEST);
        return participant.isPerson()
                ? ShortNames.of(name, participant.country().orElse(""))
                : name;
    }

    /** Somebody whom an article cites; parties are named by their short name. */
    static String claimant(Fact fact, String cited) {
        return fact.participants().stream()
                .filter(p -> p.name().equals(cited))
                .findFirst()
                .map(Names::ofHeadline)
                .orElseGet(() -> SafeText.name(cited, LONGEST));
    }

    /** The first two claimants: {@code Trump}, {@code Trump and Russia}. */
    static String claimants(Fact fact) {
        return enumerated(fact.claimants().stream()
                .map(cited -> claimant(fact, cited))
                .distinct()
                .limit(2)
                .toList());
    }

    /** The verb for the claimants: {@code says Trump}, {@code say Trump and Russia}. */
    static String say(Fact fact) {
        return fact.claimants().stream()
                                .map(cited -> claimant(fact, cited))
                                .distinct()
                                .count()
                        > 1
                ? "say"
                : "says";
    }

    /** An outlet as messages name it; empty for an unnamed one. */
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
