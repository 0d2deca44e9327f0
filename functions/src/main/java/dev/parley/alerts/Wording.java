package dev.parley.alerts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How messages call things: types, statuses, days, durations, sources. */
final class Wording {
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** What ends the name of a place that one is at, not in. */
    private static final Set<String> BUILDINGS =
            Set.of("house", "kremlin", "palace", "airport", "embassy", "headquarters", "summit", "hotel");

    private Wording() {}

    /** {@code NEW CALL}, {@code PLANNED TALKS}, {@code NOW HAPPENED: MEETING}, {@code CORRECTED CALL}. */
    static String headline(AlertReason news, Fact fact) {
        return switch (news) {
            case NEW ->
                switch (fact.status()) {
                    case HAPPENED -> "NEW " + noun(fact.type());
                    case PLANNED -> "PLANNED " + plannedNoun(fact.type());
                    // Told in feeds alone: nobody is alerted of these.
                    case PROPOSED -> "PROPOSED " + noun(fact.type());
                    case DENIED -> "DENIED " + noun(fact.type());
                    case HISTORICAL -> "EARLIER " + noun(fact.type());
                };
            case NOW_HAPPENED -> "NOW HAPPENED: " + noun(fact.type());
            case CORRECTED -> "CORRECTED " + noun(fact.type());
        };
    }

    private static String plannedNoun(FactType type) {
        return type == FactType.AGREEMENT_SIGNED ? "SIGNING" : noun(type);
    }

    /** {@code CALL}, {@code TALKS}. */
    static String noun(FactType type) {
        return switch (type) {
            case LEADER_CALL -> "CALL";
            case MEETING -> "MEETING";
            case VISIT -> "VISIT";
            case TALKS_AGREED -> "AGREEMENT TO TALK";
            case TALKS_STARTED -> "START OF TALKS";
            case TALKS_HELD -> "TALKS";
            case ENVOY_NAMED -> "ENVOY";
            case MEDIATION_OFFER -> "OFFER TO MEDIATE";
            case PROPOSAL -> "PROPOSAL";
            case CEASEFIRE -> "CEASEFIRE";
            case AGREEMENT_REACHED -> "AGREEMENT";
            case AGREEMENT_SIGNED -> "SIGNED AGREEMENT";
            case PRISONER_EXCHANGE -> "PRISONER EXCHANGE";
            case TALKS_REJECTED -> "REFUSAL OF TALKS";
            case TALKS_SUSPENDED -> "SUSPENSION OF TALKS";
        };
    }

    /** What else an article reports, in a few words: {@code Ukraine talks to start}. */
    static String inPassing(Mention mention) {
        var planned = mention.status() == Status.PLANNED;
        var said =
                switch (mention.type()) {
                    case LEADER_CALL -> planned ? "call to follow" : "call held";
                    case MEETING -> planned ? "meeting to follow" : "meeting held";
                    case VISIT -> planned ? "visit planned" : "visit made";
                    case TALKS_AGREED -> "talks agreed";
                    case TALKS_STARTED -> planned ? "talks to start" : "talks started";
                    case TALKS_HELD -> planned ? "talks planned" : "talks held";
                    case ENVOY_NAMED -> planned ? "envoy to be named" : "envoy named";
                    case MEDIATION_OFFER -> "mediation offered";
                    case PROPOSAL -> "proposal made";
                    case CEASEFIRE -> planned ? "ceasefire planned" : "ceasefire declared";
                    case AGREEMENT_REACHED -> planned ? "agreement planned" : "agreement reached";
                    case AGREEMENT_SIGNED -> planned ? "signing planned" : "agreement signed";
                    case PRISONER_EXCHANGE -> planned ? "prisoner exchange planned" : "prisoners exchanged";
                    case TALKS_REJECTED -> "talks refused";
                    case TALKS_SUSPENDED -> "talks suspended";
                };
        var text = mention.place().map(place -> place(place) + " " + said).orElse(said);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code Riyadh}, {@code White House}. */
    static String place(String place) {
        var name = SafeText.name(place, 40);
        return name.startsWith("the ") ? name.substring(4) : name;
    }

    /** {@code in Riyadh}, {@code at the White House}. */
    static String atPlace(String place) {
        var name = place(place);
        return BUILDINGS.stream().anyMatch(word -> name.toLowerCase(Locale.ROOT).endsWith(word))
                ? "at the " + name
                : "in " + name;
    }

    /** What happened, for an email: "Donald Trump (USA) and Vladimir Putin (RUS) held a call". */
    static String sentence(FactType type, Status status, List<Participant> participants) {
        var planned = status == Status.PLANNED;
        var who = Names.inFull(participants);
        var did =
                switch (type) {
                    case LEADER_CALL -> planned ? "are to hold a call" : "held a call";
                    case MEETING -> planned ? "are to meet" : "met";
                    case TALKS_AGREED -> planned ? "are to agree on talks" : "agreed to hold talks";
                    case TALKS_STARTED -> planned ? "are to start talks" : "started talks";
                    case TALKS_HELD -> planned ? "are to hold talks" : "held talks";
                    case AGREEMENT_REACHED -> planned ? "are to agree on a text" : "reached an agreement";
                    case AGREEMENT_SIGNED -> planned ? "are to sign an agreement" : "signed an agreement";
                    case VISIT -> planned ? "A visit is planned" : "A visit took place";
                    case ENVOY_NAMED -> planned ? "An envoy is to be named" : "An envoy was named";
                    case MEDIATION_OFFER ->
                        planned ? "An offer to mediate is announced" : "An offer to mediate was made";
                    case PROPOSAL -> planned ? "A proposal is announced" : "A proposal was made";
                    case CEASEFIRE -> planned ? "A ceasefire is announced" : "A ceasefire was declared";
                    case PRISONER_EXCHANGE ->
                        planned ? "An exchange or release is announced" : "Prisoners were exchanged or released";
                    case TALKS_REJECTED -> planned ? "Talks are to be refused" : "Talks were refused";
                    case TALKS_SUSPENDED -> planned ? "Talks are to be suspended" : "Talks were suspended";
                };
        if (Character.isUpperCase(did.charAt(0))) {
            return who.isEmpty() ? did : did + ": " + who;
        }
        return (who.isEmpty() ? "Parties that are not named " : who + " ")
                + (Names.parties(participants, 2).contains("-") ? did : did.replaceFirst("^are ", "is "));
    }

    /** When, how long and where, for the end of a sentence: {@code , Wednesday 12 February 2025, in Riyadh.} */
    static String circumstances(Fact fact) {
        return fact.date().map(date -> ", " + longDate(date)).orElse("")
                + fact.durationMinutes()
                        .map(minutes -> ", for " + duration(minutes))
                        .orElse("")
                + fact.place().map(place -> ", " + atPlace(place)).orElse("")
                + ".";
    }

    /** A status as it is reported: {@code as done}. */
    static String status(Status status) {
        return switch (status) {
            case HAPPENED -> "as done";
            case PLANNED -> "as planned";
            case PROPOSED -> "as proposed";
            case DENIED -> "as denied";
            case HISTORICAL -> "as past";
        };
    }

    /**
     * {@code 12 Feb}, or {@code 12 Feb 2025} in another year; {@code Feb 2025} or {@code 2025} where no more is known.
     *
     * @param now the year in which it is read
     */
    static String shortDate(String date, Year now) {
        return switch (date.length()) {
            case 10 -> {
                var day = LocalDate.parse(date);
                yield SHORT_DAY.format(day) + (day.getYear() == now.getValue() ? "" : " " + day.getYear());
            }
            case 7 -> MONTH.format(YearMonth.parse(date));
            default -> date;
        };
    }

    /** {@code Wednesday 12 February 2025}. */
    static String longDate(String date) {
        return switch (date.length()) {
            case 10 -> LONG_DAY.format(LocalDate.parse(date));
            case 7 -> MONTH.format(YearMonth.parse(date));
            default -> date;
        };
    }

    /** {@code 90 minutes}, {@code 2 hours}. */
    static String duration(int minutes) {
        if (minutes % 60 != 0) {
            return minutes == 1 ? "1 minute" : minutes + " minutes";
        }
        return minutes == 60 ? "1 hour" : minutes / 60 + " hours";
    }

    /** {@code 1 source}, {@code 3 sources}, {@code 100+ sources}. */
    static String sourceCount(Fact fact) {
        int count = fact.sources().size();
        return count + (count == Fact.MAX_SOURCES ? "+" : "") + (count == 1 ? " source" : " sources");
    }

    /** {@code UPI, 3 sources}; {@code 1 unnamed source} when no outlet has a name. */
    static String sources(Fact fact) {
        Optional<String> named =
                fact.sources().stream().flatMap(s -> Names.outlet(s).stream()).findFirst();
        return named.map(name -> name + ", " + sourceCount(fact))
                .orElseGet(() -> sourceCount(fact).replaceFirst(" source", " unnamed source"));
    }
}
