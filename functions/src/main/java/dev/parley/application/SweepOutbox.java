package dev.parley.application;

import dev.parley.alerts.Limits;
import dev.parley.application.SendAlert.NotSent;
import dev.parley.application.SendAlert.Sent;
import dev.parley.application.ports.OutboxSweep;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** On a schedule: sends the notifications whose own trigger failed. */
public record SweepOutbox(OutboxSweep outbox, SendAlert sending, Limits limits, Clock clock) {
    /** Exceeds the time in which a version is delivered again: five times, six minutes apart. */
    static final Duration REDELIVERY = Duration.ofMinutes(45);

    /**
     * Makes notifications of the decisions for versions that were never marked, and sends notifications that are still
     * pending although their trigger is long past.
     *
     * @param limit the most versions, and the most notifications, of one run
     */
    public Swept sweep(int limit) {
        var now = clock.instant();
        outbox.waitingSince(now.minus(REDELIVERY), limit).forEach(version -> outbox.close(version, now));
        var results = new ArrayList<Sent>();
        var stuck = new ArrayList<String>();
        if (limits.enabled()) {
            for (var id : outbox.pendingSince(now.minus(SendAlert.LEASE), limit)) {
                try {
                    results.add(new Sent(id, sending.send(id)));
                } catch (NotSent e) {
                    stuck.add(id);
                }
            }
        }
        return new Swept(results, stuck);
    }

    /** The results of a run; {@code stuck} has the ids of notifications that still could not be sent. */
    public record Swept(List<Sent> results, List<String> stuck) {
        public Swept {
            results = List.copyOf(results);
            stuck = List.copyOf(stuck);
        }
    }
}
