package dev.parley.application.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the delivery states of alerts, as archivists see them. */
public interface AlertStates {
    /** The alerts decided for a fact, in order of their ids. */
    List<State> ofFact(String factId);

    /**
     * The delivery state of one alert.
     *
     * @param state WAITING (its version is still being indexed), PENDING, HELD, SENT, FAILED or EXPIRED; HELD becomes
     *     SENT when the digest that contains the alert is sent
     */
    record State(String alertId, String state, int attempts, Instant decided, Optional<Instant> sent) {}
}
