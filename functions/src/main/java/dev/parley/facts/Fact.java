package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real-world call or negotiation step; many mentions, one fact.
 *
 * @param id {@value #ID_LENGTH} characters and a check character, from the claim that founded it
 * @param date as in {@link Mention}, or absent while no mention gave one
 * @param mentions how many mentions report it, one a version of an article
 * @param sources the outlets that report it, in order of arrival
 * @param disputed whether a mention denies it
 * @param alerted whether subscribers were told of it, or are about to be
 * @param firstArticleId the article that reported it first
 * @param firstSeen when that article was indexed
 */
public record Fact(
        String id,
        FactType type,
        Status status,
        Optional<String> date,
        Optional<String> datePrecision,
        List<Participant> participants,
        Optional<Integer> durationMinutes,
        Optional<String> place,
        Optional<String> claimedBy,
        String level,
        int mentions,
        List<String> sources,
        boolean disputed,
        boolean alerted,
        String firstArticleId,
        String firstVersion,
        Instant firstSeen) {
    public static final int ID_LENGTH = 10;

    /** More than these are not kept: a summit's whole guest list says no more. */
    public static final int MAX_PARTICIPANTS = 12;

    public Fact {
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(date, "date");
        requireNonNull(datePrecision, "datePrecision");
        requireNonNull(durationMinutes, "durationMinutes");
        requireNonNull(place, "place");
        requireNonNull(claimedBy, "claimedBy");
        requireNonNull(level, "level");
        requireNonNull(firstArticleId, "firstArticleId");
        requireNonNull(firstVersion, "firstVersion");
        requireNonNull(firstSeen, "firstSeen");
        participants = participants.stream().limit(MAX_PARTICIPANTS).toList();
        sources = List.copyOf(sources);
        if (!Id.parse(id, ID_LENGTH).equals(Optional.of(id))) {
            throw new IllegalArgumentException("not a fact id: " + id);
        }
    }

    /** {@code leader_call} or {@code negotiation_step}: the two kinds that subscribers choose between. */
    @JsonProperty
    public String kind() {
        return type == FactType.LEADER_CALL ? "leader_call" : "negotiation_step";
    }

    /** The day that lists sort by: its own date, or the day that it was first seen. */
    @JsonIgnore
    public String sortDate() {
        return date.orElseGet(() -> firstSeen.toString().substring(0, 10));
    }

    /**
     * This fact after one more sighting: what it lacked is filled in, what was only planned may have happened, and a
     * denial beside a report makes it disputed. A sighting that makes it news is believed before those that did not.
     *
     * @param nowAlerted whether this sighting makes subscribers hear of it
     */
    public Fact with(Sighting sighting, boolean nowAlerted) {
        var mention = sighting.mention();
        var denial = mention.status() == Status.DENIED;
        // A day that was only planned gives way to the day on which it happened.
        var happens = status == Status.PLANNED && mention.status() == Status.HAPPENED;
        // So does the day of publication to the day that an article names.
        var named = mention.isDated() && datePrecision.filter(Mention.PUBLISHED::equals).isPresent();
        var dated = (nowAlerted || happens) && mention.date().isPresent() || date.isEmpty() || named;
        var outlets = new LinkedHashSet<>(sources);
        outlets.add(sighting.outlet());
        return new Fact(
                id,
                nowAlerted ? mention.type() : type,
                nowAlerted ? mention.status() : surer(status, mention.status()),
                dated ? mention.date() : date,
                dated ? mention.datePrecision() : datePrecision,
                nowAlerted
                        ? joined(mention.participants(), participants)
                        : joined(participants, mention.participants()),
                nowAlerted ? mention.durationMinutes() : durationMinutes.or(mention::durationMinutes),
                nowAlerted ? mention.place() : place.or(mention::place),
                nowAlerted ? mention.claimedBy() : claimedBy.or(mention::claimedBy),
                level,
                mentions + 1,
                List.copyOf(outlets),
                disputed || (status == Status.DENIED) != denial,
                alerted || nowAlerted,
                firstArticleId,
                firstVersion,
                firstSeen);
    }

    /** A report that it happened outranks a plan, a plan outranks a proposal, and any of them a denial. */
    private static Status surer(Status some, Status other) {
        return rank(other) < rank(some) ? other : some;
    }

    private static int rank(Status status) {
        return switch (status) {
            case HAPPENED -> 0;
            case HISTORICAL -> 1;
            case PLANNED -> 2;
            case PROPOSED -> 3;
            case DENIED -> 4;
        };
    }

    /** Both lists as one. */
    private static List<Participant> joined(List<Participant> some, List<Participant> others) {
        var byId = new LinkedHashMap<String, Participant>();
        Stream.concat(some.stream(), others.stream()).forEach(p -> byId.putIfAbsent(p.id(), p));
        return byId.values().stream().limit(MAX_PARTICIPANTS).toList();
    }
}
