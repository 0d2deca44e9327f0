package dev.parley.application.ports;

import dev.parley.subscriptions.Codes;
import java.time.Instant;
import java.util.Optional;

/** Port: what is kept of the codes that were sent, and how often each was tried. */
public interface ConfirmationCodes {
    void put(String subscriptionId, StoredCode kept);

    /**
     * Counts a try before anybody looks at the code, so that no number of guesses at once gets more tries.
     *
     * @param tries how many are allowed
     * @return the code with the tries so far, this one included; empty when there is none or it was tried too often
     */
    Optional<Tried> attempt(String subscriptionId, int tries);

    void remove(String subscriptionId);

    /** @param hash as {@link Codes} made it; never the code */
    record StoredCode(String hash, Instant expires) {}

    record Tried(StoredCode kept, int tries) {}
}
