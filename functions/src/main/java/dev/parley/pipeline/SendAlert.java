package dev.parley.pipeline;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.AlertPublisher;
import dev.parley.alerts.AlertPublisher.Outcome;
import dev.parley.alerts.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Last stage: publishes an alert that was decided, and keeps that it did.
 *
 * <p>A lease keeps two senders apart. An attempt whose answer was lost, or whose sender vanished, may have gone out:
 * its resend says so, and only such an alert can ever arrive twice.
 */
public final class SendAlert {
    /** Longer than any sender lives: the alert function's timeout is 30 s. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final Outbox outbox;
    private final AlertPublisher publisher;
    private final Clock clock;

    public SendAlert(Outbox outbox, AlertPublisher publisher, Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox");
        this.publisher = requireNonNull(publisher, "publisher");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Sends a pending alert; does nothing when it is sent already or another sender has it.
     *
     * @throws NotSent when it stays pending and should be tried again
     */
    public void send(String alertId) {
        var now = clock.instant();
        var leased = outbox.lease(alertId, now, now.plus(LEASE));
        if (leased.isEmpty()) {
            return;
        }
        var lease = leased.get();
        switch (publisher.publish(lease.alert(), lease.ambiguous())) {
            case Outcome.Sent sent -> outbox.markSent(lease, sent.messageId(), clock.instant());
            case Outcome.Rejected rejected -> outbox.markFailed(lease, rejected.reason(), clock.instant());
            case Outcome.Refused refused -> {
                outbox.release(lease, lease.ambiguous());
                throw new NotSent(alertId, refused.reason());
            }
            case Outcome.Unknown unknown -> {
                outbox.release(lease, true);
                throw new NotSent(alertId, unknown.reason());
            }
        }
    }

    /**
     * Sends what stays pending although its own trigger is long past.
     *
     * @return the alerts that could still not be sent
     */
    public List<String> sweep(int limit) {
        var failed = new ArrayList<String>();
        for (var alertId : outbox.pendingSince(clock.instant().minus(LEASE), limit)) {
            try {
                send(alertId);
            } catch (NotSent e) {
                failed.add(alertId);
            }
        }
        return failed;
    }

    /** An alert stays pending; trying again can help. */
    public static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSent(String alertId, String reason) {
            super("alert " + alertId + " was not sent: " + reason);
        }
    }
}
