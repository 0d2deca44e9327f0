package dev.parley.alerts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.PartialDate.Precision;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.Support;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How messages word statuses, dates, durations, places and sources. {@link TypeWording} has the words for types. */
final class Wording {
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** Last words of names of places that take "at" and not "in". */
    private static final Set<String> BUILDINGS =
            Set.of("house", "kremlin", "palace", "airport", "embassy", "headquarters", "summit", "hotel");

    private Wording() {}

    /** {@code NEW CALL}, {@code PLANNED TALKS}, {@code NOW HAPPENED: MEETING}, {@code CORRECTED CALL}. */
    static String headline(AlertReason reason, Fact fact) {
        var words = TypeWording.of(fact.type());
        return switch (reason) {
            case NEW ->
                switch (fact.status()) {
                    case HAPPENED -> "NEW " + words.noun();
                    case PLANNED -> "PLANNED " + words.plannedNoun();
                    // Only feeds and pages show these; they alert nobody.
                    case PROPOSED -> "PROPOSED " + words.noun();
                    case DENIED -> "DENIED " + words.noun();
                    case HISTORICAL -> "EARLIER " + words.noun();
                };
            case NOW_HAPPENED -> "NOW HAPPENED: " + words.noun();
            case CORRECTED -> "CORRECTED " + words.noun();
        };
    }

    /** What else an article reports, in a few words: {@code Ukraine talks to start}. */
    static String aside(Mention mention) {
        var words = TypeWording.of(mention.type());
        var said = mention.status() == Status.PLANNED ? words.plannedAside() : words.aside();
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
                : "in " + DefiniteNames.inSentence(name);
    }

    /** What happened, for an email: "Donald Trump (USA) and Vladimir Putin (RUS) held a call". */
    static String sentence(FactType type, Status status, List<Participant> participants) {
        var words = TypeWording.of(type);
        var who = Names.inFull(participants);
        var sentence = status == Status.PLANNED ? words.plannedSentence() : words.sentence();
        if (Character.isUpperCase(sentence.charAt(0))) {
            return who.isEmpty() ? sentence : sentence + ": " + who;
        }
        return (who.isEmpty() ? "Parties that are not named " : capitalised(who) + " ")
                + (Names.parties(participants, 2).contains("-") ? sentence : sentence.replaceFirst("^are ", "is "));
    }

    private static String capitalised(String who) {
        return who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1);
    }

    /** When, how long and where, for the end of a sentence: {@code , Wednesday 12 February 2025, in Riyadh.} */
    static String circumstances(Fact fact) {
        return fact.date().map(date -> ", " + longDate(date)).orElse("")
                + fact.duration().map(length -> ", for " + duration(length)).orElse("")
                + fact.place().map(place -> ", " + atPlace(place)).orElse("")
                + ".";
    }

    /** A status after the word "reported": {@code as done}. */
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
     * {@code 12 Feb}, or {@code 12 Feb 2025} in another year; {@code Feb 2025} or {@code 2025} if no more is known.
     *
     * @param now the year in which the message is read
     */
    static String shortDate(PartialDate date, Year now) {
        return date.day()
                .map(day -> SHORT_DAY.format(day) + (day.getYear() == now.getValue() ? "" : " " + day.getYear()))
                .orElseGet(() -> monthOrYear(date));
    }

    /** {@code Wednesday 12 February 2025}, {@code Feb 2025} or {@code 2025}. */
    static String longDate(PartialDate date) {
        return date.day().map(LONG_DAY::format).orElseGet(() -> monthOrYear(date));
    }

    private static String monthOrYear(PartialDate date) {
        return date.precision() == Precision.YEAR ? date.toString() : MONTH.format(date.first());
    }

    /** {@code 90 minutes}, {@code over 2 hours}. */
    static String duration(ReportedDuration duration) {
        return duration.bound().prefix() + length(duration.minutes());
    }

    /** {@code 90 min}, {@code over 120 min}. */
    static String shortDuration(ReportedDuration duration) {
        return duration.bound().prefix() + duration.minutes() + " min";
    }

    private static String length(int minutes) {
        if (minutes % 60 != 0) {
            return minutes == 1 ? "1 minute" : minutes + " minutes";
        }
        return minutes == 60 ? "1 hour" : minutes / 60 + " hours";
    }

    /** {@code 1 source}, {@code 3 sources}, {@code 100+ sources}. */
    static String sourceCount(Fact fact) {
        int count = fact.sources().size();
        return count + (count == Support.MAX_SOURCES ? "+" : "") + (count == 1 ? " source" : " sources");
    }

    /** {@code UPI, 3 sources}; {@code 1 unnamed source} when no outlet has a name. */
    static String sources(Fact fact) {
        Optional<String> named =
                fact.sources().stream().flatMap(s -> Names.outlet(s).stream()).findFirst();
        return named.map(name -> name + ", " + sourceCount(fact))
                .orElseGet(() -> sourceCount(fact).replaceFirst(" source", " unnamed source"));
    }
}
