package dev.parley.application.ports;

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

    /**
     * Takes the place of an address on a topic, so that an address has one subscription there.
     *
     * @return false when it is taken; then nothing was written
     */
    boolean claim(String place, Holder holder, Instant forgetAfter);

    Optional<Holder> holder(String place);

    /** Replaces the holder of a place, if it is {@code before}. */
    boolean handOver(String place, Optional<Holder> before, Holder after, Optional<Instant> forgetAfter);

    /** Frees a place, if this subscription holds it. */
    void release(String place, String subscriptionId);

    /**
     * The holder of a place.
     *
     * @param policy the filter policy with which the address was subscribed at SNS
     */
    record Holder(String subscriptionId, FilterPolicy policy) {}
}
