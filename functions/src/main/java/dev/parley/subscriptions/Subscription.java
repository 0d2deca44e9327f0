package dev.parley.subscriptions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscription to alerts, and its state.
 *
 * @param id cannot be guessed; its bearer may read, change and end the subscription
 * @param digest whether the subscriber gets one message a day instead of single alerts
 * @param arn the ARN of the SNS subscription, present after SNS was called
 * @param filtered whether the filter policy in SNS has this interest
 * @param endedBecause {@code removed}, {@code unsubscribed}, {@code stop}, {@code replaced} or {@code expired}
 * @param revision increases by one with every change
 */
public record Subscription(
        String id,
        Address address,
        Interest interest,
        Optional<String> note,
        boolean digest,
        State state,
        Optional<String> arn,
        boolean filtered,
        Instant created,
        Optional<Instant> confirmed,
        Optional<Instant> ended,
        Optional<String> endedBecause,
        int revision) {
    /** Characters of an id, without its check character: 125 bits. */
    public static final int ID_LENGTH = 25;

    public static final int LONGEST_NOTE = 200;

    public enum State {
        /** Not yet confirmed by the owner of the address. */
        PENDING,
        CONFIRMED,
        ENDED
    }

    public Subscription {
        requireNonNull(id, "id");
        requireNonNull(address, "address");
        requireNonNull(interest, "interest");
        requireNonNull(note, "note");
        requireNonNull(state, "state");
        requireNonNull(arn, "arn");
        requireNonNull(created, "created");
        requireNonNull(confirmed, "confirmed");
        requireNonNull(ended, "ended");
        requireNonNull(endedBecause, "endedBecause");
        note.ifPresent(Subscription::checkNote);
    }

    /**
     * Checks that a note is one line of visible characters, so that it cannot forge a header or a log line.
     *
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    public static void checkNote(String note) {
        if (note.length() > LONGEST_NOTE || note.codePoints().anyMatch(Subscription::isInvisible)) {
            throw new IllegalArgumentException(
                    "note is one line of at most " + LONGEST_NOTE + " characters, without control characters");
        }
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    public static Subscription pending(
            String id, Address address, Interest interest, Optional<String> note, boolean digest, Instant now) {
        return new Subscription(
                id,
                address,
                interest,
                note,
                digest,
                State.PENDING,
                Optional.empty(),
                false,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Unique among live subscriptions: an address has at most one for single alerts and one for the digest. */
    @JsonIgnore
    public String uniqueKey() {
        return (digest ? "digest#" : "alerts#") + address.fingerprint();
    }

    /** The SNS filter policy of this subscription. */
    @JsonIgnore
    public FilterPolicy policy() {
        return switch (address.channel()) {
            case EMAIL -> interest.policy();
            case SMS -> interest.smsPolicy();
        };
    }

    @JsonIgnore
    public boolean isLive() {
        return state != State.ENDED;
    }

    public Subscription requested(String arn, boolean filtered) {
        return changed(interest, note, state, Optional.of(arn), filtered, confirmed);
    }

    public Subscription confirmed(String arn, Instant now) {
        return changed(interest, note, State.CONFIRMED, Optional.of(arn), true, confirmed.or(() -> Optional.of(now)));
    }

    public Subscription with(Interest interest, Optional<String> note) {
        return changed(interest, note, state, arn, filtered && interest.equals(this.interest), confirmed);
    }

    public Subscription nowFiltered() {
        return changed(interest, note, state, arn, true, confirmed);
    }

    private Subscription changed(
            Interest interest,
            Optional<String> note,
            State state,
            Optional<String> arn,
            boolean filtered,
            Optional<Instant> confirmed) {
        return new Subscription(
                id,
                address,
                interest,
                note,
                digest,
                state,
                arn,
                filtered,
                created,
                confirmed,
                ended,
                endedBecause,
                revision + 1);
    }

    /** The ended subscription; only the masked address is kept. */
    public Subscription ended(String because, Instant now) {
        return new Subscription(
                id,
                address.redacted(),
                interest,
                note,
                digest,
                State.ENDED,
                arn,
                filtered,
                created,
                confirmed,
                Optional.of(now),
                Optional.of(because),
                revision + 1);
    }
}
