package dev.parley.application.ports;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: our records of subscriptions. SNS decides who gets messages; the records follow it. */
public interface Subscriptions {
    /** Writes a new record; false when the id has one. */
    boolean add(Subscription subscription, Instant forgetAfter);

    Optional<Subscription> find(String id);

    /**
     * Writes a record over the one that was read.
     *
     * @param forgetAfter when the record may be deleted; empty for never
     * @return false when the record has changed since it was read; then nothing was written
     */
    boolean replace(Subscription before, Subscription after, Optional<Instant> forgetAfter);

    /** All records that have not expired. */
    List<Subscription> all();

    /** Who has an address on a topic. */
    Optional<Place> place(String key);

    /**
     * Writes who has an address on a topic, if that is {@code before}.
     *
     * @param forgetAfter when the place becomes free; empty for never
     * @return false when the place has changed; then nothing was written
     */
    boolean replacePlace(String key, Optional<Place> before, Place after, Optional<Instant> forgetAfter);

    /** Frees a place, if this subscription owns it. */
    void release(String key, String subscriptionId);

    /**
     * An address on a topic, which SNS subscribes at most once.
     *
     * @param owner the subscription whose owner confirmed it
     * @param newest the newest request for an email address. It is the one that the link in SNS's mail confirms, if there is
     *     no owner
     * @param arn of the subscription at SNS; that of the owner, if there is one
     * @param policy the filter policy with which the address was subscribed at SNS
     */
    record Place(
            @JsonAlias("subscriptionId") Optional<String> owner,
            Optional<String> newest,
            Optional<String> arn,
            FilterPolicy policy) {
        /** The place of a subscription that its owner confirmed. */
        public static Place owned(String subscriptionId, String arn, FilterPolicy policy) {
            return new Place(Optional.of(subscriptionId), Optional.empty(), Optional.of(arn), policy);
        }

        public boolean isOwnedBy(String subscriptionId) {
            return owner.equals(Optional.of(subscriptionId));
        }

        /** Whether a link that was followed confirms this request. */
        public boolean isConfirmedByLink(String subscriptionId) {
            return isOwnedBy(subscriptionId) || owner.isEmpty() && newest.equals(Optional.of(subscriptionId));
        }

        /** The place after its owner confirmed a request. A newer one remains known. */
        public Place confirmedBy(String subscriptionId, String arn, FilterPolicy policy) {
            return new Place(
                    Optional.of(subscriptionId),
                    newest.filter(id -> !id.equals(subscriptionId)),
                    Optional.of(arn),
                    policy);
        }

        public Place with(FilterPolicy policy) {
            return new Place(owner, newest, arn, policy);
        }
    }
}
