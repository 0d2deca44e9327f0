package dev.parley.messages;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How messages call things: types, people, days, durations. */
final class Wording {
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** Countries whose people are printed with the family name first. */
    private static final Set<String> FAMILY_NAME_FIRST = Set.of("CHN", "TWN", "KOR", "PRK", "VNM", "HKG", "KHM");

    /** Words that belong to the family name behind them. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "bin", "ben", "ibn", "abu", "von", "van", "der", "de", "da", "dos", "di", "del", "la", "le");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}]+");

    private Wording() {}

    /** A text from an article or a table, fit for one line: no control, bidi or zero-width characters. */
    static String clean(String text) {
        return INVISIBLE.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    /** {@code CALL}, {@code MEETING}, {@code PLANNED TALKS}. */
    static String headline(Fact fact) {
        return switch (fact.status()) {
            case PLANNED -> "PLANNED " + plannedNoun(fact.type());
            case HAPPENED, PROPOSED, DENIED, HISTORICAL -> "NEW " + noun(fact.type());
        };
    }

    private static String plannedNoun(FactType type) {
        return switch (type) {
            case TALKS_AGREED, TALKS_STARTED, TALKS_HELD -> "TALKS";
            case ENVOY_NAMED -> "ENVOY";
            case AGREEMENT_SIGNED -> "SIGNING";
            case TALKS_REJECTED -> "REFUSAL OF TALKS";
            case TALKS_SUSPENDED -> "SUSPENSION OF TALKS";
            case LEADER_CALL,
                    MEETING,
                    VISIT,
                    MEDIATION_OFFER,
                    PROPOSAL,
                    CEASEFIRE,
                    AGREEMENT_REACHED,
                    PRISONER_EXCHANGE -> noun(type);
        };
    }

    private static String noun(FactType type) {
        return switch (type) {
            case LEADER_CALL -> "CALL";
            case MEETING -> "MEETING";
            case VISIT -> "VISIT";
            case TALKS_AGREED -> "TALKS AGREED";
            case TALKS_STARTED -> "TALKS STARTED";
            case TALKS_HELD -> "TALKS";
            case ENVOY_NAMED -> "ENVOY NAMED";
            case MEDIATION_OFFER -> "MEDIATION OFFER";
            case PROPOSAL -> "PROPOSAL";
            case CEASEFIRE -> "CEASEFIRE";
            case AGREEMENT_REACHED -> "AGREEMENT";
            case AGREEMENT_SIGNED -> "AGREEMENT SIGNED";
            case PRISONER_EXCHANGE -> "PRISONER EXCHANGE";
            case TALKS_REJECTED -> "TALKS REJECTED";
            case TALKS_SUSPENDED -> "TALKS SUSPENDED";
        };
    }

    /** What happened, as a clause for an email: "Donald Trump (USA) and Vladimir Putin (RUS) spoke by telephone". */
    static String sentence(Fact fact) {
        var planned = fact.status() == Status.PLANNED;
        var verb =
                switch (fact.type()) {
                    case LEADER_CALL -> planned ? "are to speak by telephone" : "spoke by telephone";
                    case MEETING -> planned ? "are to meet" : "met";
                    case VISIT -> planned ? "a visit is planned" : "a visit took place";
                    case TALKS_AGREED -> planned ? "are to agree on talks" : "agreed to hold talks";
                    case TALKS_STARTED -> planned ? "are to start talks" : "started talks";
                    case TALKS_HELD -> planned ? "are to hold talks" : "held talks";
                    case ENVOY_NAMED -> planned ? "to be named for negotiations" : "named for negotiations";
                    case MEDIATION_OFFER ->
                        planned ? "an offer to mediate is announced" : "an offer to mediate was made";
                    case PROPOSAL -> planned ? "a proposal is announced" : "a proposal was made";
                    case CEASEFIRE -> planned ? "a ceasefire is announced" : "a ceasefire was declared";
                    case AGREEMENT_REACHED -> planned ? "are to agree on a text" : "reached an agreement";
                    case AGREEMENT_SIGNED -> planned ? "are to sign an agreement" : "signed an agreement";
                    case PRISONER_EXCHANGE ->
                        planned ? "an exchange or release is announced" : "prisoners were exchanged or released";
                    case TALKS_REJECTED -> planned ? "talks are to be refused" : "talks were refused";
                    case TALKS_SUSPENDED -> planned ? "talks are to be suspended" : "talks were suspended";
                };
        var who = people(fact.participants(), true);
        var separator = verb.startsWith("a") && !verb.startsWith("are") && !verb.startsWith("agreed")
                        || verb.startsWith("prisoners")
                        || verb.startsWith("talks")
                ? ": "
                : " ";
        return (who.isEmpty() ? "" : who + separator) + verb;
    }

    /** The parties by their short names: {@code Trump-Putin}; "and N more" stands for those beyond {@code most}. */
    static String parties(List<Participant> participants, int most) {
        var names = participants.stream().map(Wording::shortName).distinct().toList();
        var shown = names.stream().limit(most).collect(Collectors.joining("-"));
        return names.size() > most ? shown + " +" + (names.size() - most) : shown;
    }

    /** The parties in full: {@code Donald Trump (USA) and Vladimir Putin (RUS)}. */
    static String people(List<Participant> participants, boolean withCountry) {
        var names = participants.stream()
                .map(p -> clean(p.name())
                        + p.country()
                                .filter(c -> withCountry && !c.equalsIgnoreCase(p.id()))
                                .map(c -> " (" + c + ")")
                                .orElse(""))
                .toList();
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            default -> String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        };
    }

    /** How headlines call somebody: the family name for a person, the name for a country or body. */
    static String shortName(Participant participant) {
        var name = clean(participant.name());
        return participant.isPerson() ? familyName(name, participant.country().orElse("")) : name;
    }

    private static String familyName(String name, String country) {
        var words = name.split("[ ]");
        if (words.length < 2) {
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

    /** {@code 12 Feb}; {@code Feb 2025} or {@code 2025} where no more is known; empty for an undated fact. */
    static Optional<String> shortDate(Fact fact) {
        return fact.date().map(date -> switch (date.length()) {
            case 10 -> SHORT_DAY.format(LocalDate.parse(date));
            case 7 -> MONTH.format(YearMonth.parse(date));
            default -> date;
        });
    }

    /** {@code Wednesday 12 February 2025}. */
    static Optional<String> longDate(Fact fact) {
        return fact.date().map(date -> switch (date.length()) {
            case 10 -> LONG_DAY.format(LocalDate.parse(date));
            case 7 -> MONTH.format(YearMonth.parse(date));
            default -> date;
        });
    }

    static String sourceCount(Fact fact) {
        return fact.sources().size() == 1 ? "1 source" : fact.sources().size() + " sources";
    }
}
