package dev.parley.application.ports;

import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: our records of who asked for what. SNS decides who is told; these follow it. */
public interface Subscriptions {
    /** Writes a new record; false when there is one of this id. */
    boolean add(Subscription subscription, Instant forgetAfter);

    Optional<Subscription> find(String id);

    /**
     * Writes a record over the one that was read.
     *
     * @param forgetAfter when the record may be deleted; empty for never
     * @return false when somebody else changed it meanwhile, and then nothing was written
     */
    boolean replace(Subscription before, Subscription after, Optional<Instant> forgetAfter);

    /** Every record that was not deleted yet. */
    List<Subscription> all();

    /**
     * Takes the place of an address on a topic.
     *
     * @return false when it is taken, and then nothing was written
     */
    boolean claim(String place, Holder holder, Instant forgetAfter);

    Optional<Holder> holder(String place);

    /** Puts another holder into a place, if {@code before} still is what was read. */
    boolean handOver(String place, Optional<Holder> before, Holder after, Optional<Instant> forgetAfter);

    /** Frees a place that this subscription holds; it is no error when it does not. */
    void release(String place, String subscriptionId);

    /**
     * Who holds a place.
     *
     * @param policy the filter policy with which SNS was asked to subscribe the address
     */
    record Holder(String subscriptionId, FilterPolicy policy) {}
}
