package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.extraction.AboutEvent;
import dev.parley.extraction.Event;
import dev.parley.extraction.FactType.Trait;
import dev.parley.extraction.PartialDate;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A real-world call or negotiation step, which any number of mentions report. {@link FactUpdate} computes what a
 * sighting changes in it.
 *
 * @param id {@value #ID_LENGTH} characters and a check character, from the first match key of the fact
 * @param event what happened or is planned. Its date is absent while no mention gave one; its duration is kept only of
 *     types that {@linkplain Trait#LASTS last}, because a length given beside an agreement or a ceasefire is that of
 *     something else
 * @param support who reports it, and who denies it
 * @param lastNotified what subscribers were last notified of; absent while nobody was
 * @param first the report that created it
 * @param revision counts the states of this fact, from 0
 */
public record Fact(
        String id,
        @JsonUnwrapped Event event,
        @JsonUnwrapped Support support,
        @JsonProperty("told") Optional<LastNotified> lastNotified,
        @JsonUnwrapped FirstReport first,
        int revision)
        implements AboutEvent {
    public static final int ID_LENGTH = 10;

    /** Participants that a fact keeps; a summit's whole guest list adds nothing. */
    public static final int MAX_PARTICIPANTS = 12;

    public Fact {
        requireNonNull(event, "event");
        requireNonNull(support, "support");
        requireNonNull(lastNotified, "lastNotified");
        requireNonNull(first, "first");
        if (lastNotified.isPresent() && !support.confirmed()) {
            throw new IllegalArgumentException("subscribers are not notified of an unconfirmed fact: " + id);
        }
        if (!Id.parse(id, ID_LENGTH).equals(Optional.of(id))) {
            throw new IllegalArgumentException("not a fact id: " + id);
        }
        event = bounded(event);
    }

    private static Event bounded(Event event) {
        return new Event(
                event.type(),
                event.status(),
                event.date(),
                event.participants().stream().limit(MAX_PARTICIPANTS).toList(),
                event.duration().filter(length -> event.type().has(Trait.LASTS)),
                event.place(),
                event.level());
    }

    /**
     * The fact that a sighting creates, before subscribers are notified of it.
     *
     * @param confirmed whether the sighting is believed alone
     */
    public static Fact founded(String id, Sighting sighting, boolean confirmed) {
        return new Fact(
                id,
                sighting.mention().event(),
                Support.of(sighting, confirmed),
                Optional.empty(),
                FirstReport.of(sighting),
                0);
    }

    /** {@code leader_call} or {@code negotiation_step}: the two kinds that subscribers choose between. */
    @JsonProperty
    public String kind() {
        return type().kind();
    }

    public List<String> claimants() {
        return support.claimants();
    }

    /** The first person or body that an article cites for it. */
    @JsonProperty
    public Optional<String> claimedBy() {
        return claimants().stream().findFirst();
    }

    public int mentions() {
        return support.mentions();
    }

    public List<String> sources() {
        return support.sources();
    }

    public List<String> copiedBy() {
        return support.copiedBy();
    }

    public List<String> deniedBy() {
        return support.deniedBy();
    }

    public List<String> withdrawnBy() {
        return support.withdrawnBy();
    }

    public boolean confirmed() {
        return support.confirmed();
    }

    /** Whether somebody denies what others report. */
    @JsonProperty
    public boolean disputed() {
        return !deniedBy().isEmpty() && !sources().isEmpty();
    }

    /** Whether every article that reported it has withdrawn its report. */
    @JsonProperty
    public boolean withdrawn() {
        return !withdrawnBy().isEmpty() && sources().isEmpty();
    }

    /** Whether subscribers were notified of it, or are about to be. */
    @JsonProperty
    public boolean alerted() {
        return lastNotified.isPresent();
    }

    public String firstArticleId() {
        return first.articleId();
    }

    public String firstVersion() {
        return first.version();
    }

    public LocalDate firstPublished() {
        return first.published();
    }

    public Instant firstSeen() {
        return first.seen();
    }

    /** The date that lists sort by, in ISO 8601: its own, or the day that it was first seen. */
    @JsonIgnore
    public String sortDate() {
        return date().map(PartialDate::toString)
                .orElseGet(() -> firstSeen().toString().substring(0, 10));
    }

    /** This state, after subscribers were notified. */
    Fact notified(LastNotified now) {
        return new Fact(id, event, support, Optional.of(now), first, revision);
    }
}
