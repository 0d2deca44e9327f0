package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A real-world call or negotiation step; many mentions, one fact. What a sighting makes of it: {@link FactUpdate}.
 *
 * @param id {@value #ID_LENGTH} characters and a check character, from the claim that founded it
 * @param date as in {@link dev.parley.extraction.Mention}, or absent while no mention gave one
 * @param durationMinutes how long it lasted; kept of calls, meetings, visits and talks alone, because a length that
 *     stands beside an agreement or a ceasefire is that of something else
 * @param claimants who says so: the people and bodies that articles cite for it, in order of arrival, at most
 *     {@value #MAX_CLAIMANTS}
 * @param mentions how many mentions report it, one a version of an article
 * @param sources the outlets that bear out its status, in order of arrival, at most {@value #MAX_SOURCES}: who told
 *     of a plan is no source of its having happened, and who denies it is none at all
 * @param deniedBy who denies it: a party where the article names one, else the outlet
 * @param withdrawnBy ids of the articles whose newest version no longer reports it
 * @param confirmed whether a report above the {@linkplain ConfidenceThreshold threshold} or two independent outlets
 *     bear it out; nobody is told of a fact before it is. Absent in rows from before it was kept, and then true
 * @param told what subscribers were told of it last; absent while nobody was told
 * @param firstArticleId the article that reported it first
 * @param firstPublished the day that this article appeared
 * @param firstSeen when that article was indexed
 * @param revision counts the states of this fact, from 0
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
        List<String> claimants,
        String level,
        int mentions,
        List<String> sources,
        List<String> deniedBy,
        List<String> withdrawnBy,
        Boolean confirmed,
        Optional<LastNotified> told,
        String firstArticleId,
        String firstVersion,
        LocalDate firstPublished,
        Instant firstSeen,
        int revision) {
    public static final int ID_LENGTH = 10;

    /** More than these are not kept: a summit's whole guest list says no more. */
    public static final int MAX_PARTICIPANTS = 12;

    public static final int MAX_CLAIMANTS = 8;

    /** More outlets than these say no more, and the fact is copied into every list that it stands in. */
    public static final int MAX_SOURCES = 100;

    public Fact {
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(date, "date");
        requireNonNull(datePrecision, "datePrecision");
        requireNonNull(durationMinutes, "durationMinutes");
        requireNonNull(place, "place");
        requireNonNull(level, "level");
        requireNonNull(told, "told");
        requireNonNull(firstArticleId, "firstArticleId");
        requireNonNull(firstVersion, "firstVersion");
        requireNonNull(firstPublished, "firstPublished");
        requireNonNull(firstSeen, "firstSeen");
        confirmed = confirmed == null || confirmed;
        if (told.isPresent() && !confirmed) {
            throw new IllegalArgumentException("nobody is told of a fact that is not confirmed: " + id);
        }
        durationMinutes = durationMinutes.filter(minutes -> type.lasts());
        participants = participants.stream().limit(MAX_PARTICIPANTS).toList();
        claimants = claimants.stream().limit(MAX_CLAIMANTS).toList();
        sources = sources.stream().limit(MAX_SOURCES).toList();
        deniedBy = deniedBy.stream().limit(MAX_CLAIMANTS).toList();
        withdrawnBy = withdrawnBy.stream().limit(MAX_SOURCES).toList();
        if (!Id.parse(id, ID_LENGTH).equals(Optional.of(id))) {
            throw new IllegalArgumentException("not a fact id: " + id);
        }
    }

    /**
     * A fact as its first article reports it.
     *
     * @param disputed whether its outlet denies it as well
     * @param alerted whether subscribers are told just that
     */
    public Fact(
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
        this(
                id,
                type,
                status,
                date,
                datePrecision,
                participants,
                durationMinutes,
                place,
                claimedBy.stream().toList(),
                level,
                mentions,
                sources,
                disputed ? sources.stream().limit(1).toList() : List.of(),
                List.of(),
                true,
                alerted
                        ? Optional.of(
                                new LastNotified(status, date, participants, durationMinutes, false, false, firstSeen))
                        : Optional.empty(),
                firstArticleId,
                firstVersion,
                LocalDate.ofInstant(firstSeen, ZoneOffset.UTC),
                firstSeen,
                0);
    }

    /**
     * The fact that a sighting founds, of which nobody was told yet.
     *
     * @param confirmed whether the sighting is believed alone
     */
    public static Fact founded(String id, Sighting sighting, boolean confirmed) {
        var mention = sighting.mention();
        var denied = mention.status() == Status.DENIED;
        return new Fact(
                id,
                mention.type(),
                mention.status(),
                mention.date(),
                mention.datePrecision(),
                mention.participants(),
                mention.durationMinutes(),
                mention.place(),
                denied ? List.of() : mention.claimedBy().stream().toList(),
                mention.level(),
                1,
                denied ? List.of() : List.of(sighting.outlet()),
                denied ? List.of(mention.claimedBy().orElse(sighting.outlet())) : List.of(),
                List.of(),
                confirmed,
                Optional.empty(),
                sighting.version().articleId(),
                sighting.version().version(),
                sighting.published(),
                sighting.seen(),
                0);
    }

    /** {@code leader_call} or {@code negotiation_step}: the two kinds that subscribers choose between. */
    @JsonProperty
    public String kind() {
        return type == FactType.LEADER_CALL ? "leader_call" : "negotiation_step";
    }

    /** Who said so first. */
    @JsonProperty
    public Optional<String> claimedBy() {
        return claimants.stream().findFirst();
    }

    /** Whether somebody denies what others report. */
    @JsonProperty
    public boolean disputed() {
        return !deniedBy.isEmpty() && !sources.isEmpty();
    }

    /** Whether whoever reported it has withdrawn the report. */
    @JsonProperty
    public boolean withdrawn() {
        return !withdrawnBy.isEmpty() && sources.isEmpty();
    }

    /** Whether subscribers were told of it, or are about to be. */
    @JsonProperty
    public boolean alerted() {
        return told.isPresent();
    }

    /** The day that lists sort by: its own date, or the day that it was first seen. */
    @JsonIgnore
    public String sortDate() {
        return date.orElseGet(() -> firstSeen.toString().substring(0, 10));
    }

    /** This state with what subscribers were told of it. */
    Fact withTold(LastNotified now) {
        return new Fact(
                id,
                type,
                status,
                date,
                datePrecision,
                participants,
                durationMinutes,
                place,
                claimants,
                level,
                mentions,
                sources,
                deniedBy,
                withdrawnBy,
                confirmed,
                Optional.of(now),
                firstArticleId,
                firstVersion,
                firstPublished,
                firstSeen,
                revision);
    }

    /** This fact after one more sighting of it, when nothing is known of the article's earlier versions. */
    public Fact with(Sighting sighting, boolean nowAlerted) {
        return FactUpdate.sighted(
                        this, sighting, List.of(), nowAlerted ? Timing.TIMELY : Timing.LATE, new ConfidenceThreshold(0))
                .after();
    }
}
