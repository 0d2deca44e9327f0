package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.extraction.PartialDate.Precision;
import dev.parley.extraction.ReportedDuration.Bound;
import java.util.List;
import java.util.Optional;

/**
 * A call or negotiation step as it is reported: what, whether, when, who, how long and where.
 *
 * @param date in JSON two properties: {@code date}, and its {@code datePrecision}
 * @param duration how long it lasted; in JSON two properties: {@code durationMinutes}, and its {@code durationBound}
 * @param level {@code leader}, {@code minister} or {@code official}: the highest rank that takes part
 */
public record Event(
        FactType type,
        Status status,
        Optional<PartialDate> date,
        List<Participant> participants,
        @JsonIgnore Optional<ReportedDuration> duration,
        Optional<String> place,
        String level) {
    public Event {
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(date, "date");
        participants = List.copyOf(participants);
        requireNonNull(duration, "duration");
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
            @JsonProperty("durationBound") Optional<Bound> durationBound,
            @JsonProperty("place") Optional<String> place,
            @JsonProperty("level") String level) {
        if (date.isPresent() != datePrecision.isPresent()) {
            throw new IllegalArgumentException("a date comes with its precision");
        }
        if (durationMinutes.isPresent() != durationBound.isPresent()) {
            throw new IllegalArgumentException("a duration comes with its bound");
        }
        return new Event(
                type,
                status,
                date.map(d -> d.with(datePrecision.orElseThrow())),
                participants,
                durationMinutes.map(minutes -> new ReportedDuration(minutes, durationBound.orElseThrow())),
                place,
                level);
    }

    @JsonProperty
    public Optional<Precision> datePrecision() {
        return date.map(PartialDate::precision);
    }

    /** How long it lasted, in minutes, as far as the article says. */
    @JsonProperty
    public Optional<Integer> durationMinutes() {
        return duration.map(ReportedDuration::minutes);
    }

    @JsonProperty
    public Optional<Bound> durationBound() {
        return duration.map(ReportedDuration::bound);
    }

    /** The same event on another date. */
    public Event on(PartialDate other) {
        return new Event(type, status, Optional.of(other), participants, duration, place, level);
    }
}
