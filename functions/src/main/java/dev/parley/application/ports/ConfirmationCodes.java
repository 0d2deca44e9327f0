package dev.parley.application.ports;

import dev.parley.subscriptions.Codes;
import java.time.Instant;
import java.util.Optional;

/** Port: the confirmation codes that were sent, as hashes, with the number of attempts. */
public interface ConfirmationCodes {
    /** Stores the code of a subscription, in place of an earlier one. */
    void put(String subscriptionId, StoredCode code);

    /**
     * Counts an attempt before the code is compared, so that concurrent guesses do not get more attempts.
     *
     * @param tries the number of attempts allowed
     * @return the code with the attempts so far, including this one; empty without a code or without attempts left
     */
    Optional<Tried> attempt(String subscriptionId, int tries);

    void remove(String subscriptionId);

    /** @param hash from {@link Codes}; the code itself is not stored */
    record StoredCode(String hash, Instant expires) {}

    record Tried(StoredCode code, int tries) {}
}
