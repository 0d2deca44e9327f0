package dev.parley.messages;

import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.Outlet;
import dev.parley.facts.Parties;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How messages call people, countries, bodies and outlets. */
final class Names {
    /** Characters of a name; longer ones are cut. */
    private static final int LONGEST = 60;

    /** Countries whose people are printed with the family name first. */
    private static final Set<String> FAMILY_NAME_FIRST = Set.of("CHN", "TWN", "KOR", "PRK", "VNM", "HKG", "KHM");

    /** Words that belong to the family name behind them. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "bin", "ben", "ibn", "abu", "von", "van", "der", "de", "da", "dos", "di", "del", "la", "le");

    /** A king's number: he is called by both. */
    private static final Pattern REGNAL = Pattern.compile("[IVX]+");

    private Names() {}

    /** The parties by their short names: {@code Trump-Putin}; "+2" stands for two beyond {@code most}. */
    static String parties(List<Participant> participants, int most) {
        var names = Parties.withoutRepresented(participants).stream()
                .map(Names::ofHeadline)
                .distinct()
                .toList();
        var shown = names.stream().limit(most).collect(Collectors.joining("-"));
        return names.size() > most ? shown + " +" + (names.size() - most) : shown;
    }

    /** The parties in full: {@code Donald Trump (USA) and Vladimir Putin (RUS)}. */
    static String inFull(List<Participant> participants) {
        return enumerated(Parties.withoutRepresented(participants).stream()
                .map(p -> SafeText.name(p.name(), LONGEST)
                        + p.country()
                                .filter(c -> !c.equalsIgnoreCase(p.id()))
                                .map(c -> " (" + c + ")")
                                .orElse(""))
                .toList());
    }

    /** How headlines call somebody: the family name for a person, the name for a country or body. */
    static String ofHeadline(Participant participant) {
        var name = SafeText.name(participant.name(), LONGEST);
        return participant.isPerson() ? familyName(name, participant.country().orElse("")) : name;
    }

    private static String familyName(String name, String country) {
        var words = name.split(" ");
        if (words.length < 2
                || name.endsWith(")")
                || REGNAL.matcher(words[words.length - 1]).matches()) {
            return name;
        }
        if (FAMILY_NAME_FIRST.contains(country)) {
            return words.length == 2 && name.length() <= 8 ? name : words[0];
        }
        int first = words.length - 1;
        while (first > 1 && PARTICLES.contains(words[first - 1].toLowerCase(Locale.ROOT))) {
            first--;
        }
        return String.join(" ", List.of(words).subList(first, words.length));
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
