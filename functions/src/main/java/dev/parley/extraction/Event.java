package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.extraction.PartialDate.Precision;
import java.util.List;
import java.util.Optional;

/**
 * A call or negotiation step as it is reported: what, whether, when, who, how long and where.
 *
 * @param date in JSON two properties: {@code date}, and its {@code datePrecision}
 * @param durationMinutes how long it lasted
 * @param level {@code leader}, {@code minister} or {@code official}: the highest rank that takes part
 */
public record Event(
        FactType type,
        Status status,
        Optional<PartialDate> date,
        List<Participant> participants,
        Optional<Integer> durationMinutes,
        Optional<String> place,
        String level) {
    public Event {
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(date, "date");
        participants = List.copyOf(participants);
        requireNonNull(durationMinutes, "durationMinutes");
        requireNonNull(place, "place");
        requireNonNull(level, "level");
    }

    @JsonCreator
    static Event ofJson(
            @JsonProperty("type") FactType type,
            @JsonProperty("status") Status status,
            @JsonProperty("date") Optional<PartialDate> date,
            @JsonProperty("datePrecision") Optional<Precision> datePrecision,
            @JsonProperty("participants") List<Participant> participants,
            @JsonProperty("durationMinutes") Optional<Integer> durationMinutes,
            @JsonProperty("place") Optional<String> place,
            @JsonProperty("level") String level) {
        if (date.isPresent() != datePrecision.isPresent()) {
            throw new IllegalArgumentException("a date comes with its precision");
        }
        return new Event(
                type,
                status,
                date.map(d -> d.with(datePrecision.orElseThrow())),
                participants,
                durationMinutes,
                place,
                level);
    }

    @JsonProperty
    public Optional<Precision> datePrecision() {
        return date.map(PartialDate::precision);
    }

    /** The same event on another date. */
    public Event on(PartialDate other) {
        return new Event(type, status, Optional.of(other), participants, durationMinutes, place, level);
    }
}
