package dev.parley.contracts;

import static dev.parley.contracts.Samples.RACERS;
import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.winners;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.alerts.Limits;
import dev.parley.application.ports.Outbox.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The promises of the outbox about limits on messages, tested on a backend. */
interface AdmissionContract extends OutboxFixture {
    Limits PLENTY = new Limits(true, 1_000, 1_000, Duration.ZERO);

    @Test
    default void concurrentAdmissionsNeverExceedTheLimitOfTheHour() throws Exception {
        var hour = UnusedTimes.hour();
        var limits = new Limits(true, 5, 1_000, Duration.ZERO);
        var ids = new ArrayList<String>();
        for (int i = 0; i < RACERS; i++) {
            ids.add(pending());
        }
        var next = new AtomicInteger();
        assertEquals(5, winners(() -> admit(ids.get(next.getAndIncrement()), hour, limits) == Admission.ADMITTED));
        assertEquals(Admission.FULL, admit(pending(), hour.plusSeconds(3_599), limits));
        assertEquals(Admission.ADMITTED, admit(pending(), hour.plusSeconds(3_600), limits));
    }

    @Test
    default void aRepeatedAttemptWithinTheHourIsNotCountedAgain() {
        var hour = UnusedTimes.hour();
        var limits = new Limits(true, 2, 2, Duration.ZERO);
        var leased = lease(pending());
        assertEquals(Admission.ADMITTED, outbox().admit(leased, hour, limits));
        assertEquals(Admission.ADMITTED, outbox().admit(leased, hour, limits));
        assertEquals(Admission.ADMITTED, admit(pending(), hour, limits));
        assertEquals(Admission.FULL, admit(pending(), hour, limits));
    }

    @Test
    default void aNotificationWhoseLeaseWasLostIsNotCounted() {
        var id = pending();
        var first = outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
        outbox().lease(id, SEEN.plusSeconds(61), SEEN.plusSeconds(121)).orElseThrow();
        assertEquals(Admission.NOT_OURS, outbox().admit(first, UnusedTimes.hour(), PLENTY));
    }

    @Test
    default void aboveTheDailySmsLimitAMessageIsSentWithoutItsSms() throws Exception {
        var hour = UnusedTimes.hour();
        var limits = new Limits(true, 1_000, 3, Duration.ZERO);
        var ids = new ArrayList<String>();
        for (int i = 0; i < RACERS; i++) {
            ids.add(pending());
        }
        var next = new AtomicInteger();
        assertEquals(3, winners(() -> admit(ids.get(next.getAndIncrement()), hour, limits) == Admission.ADMITTED));
        assertEquals(Admission.WITHOUT_SMS, admit(pending(), hour.plusSeconds(7_200), limits));
        assertEquals(Admission.ADMITTED, admit(pending(), hour.plus(Duration.ofDays(1)), limits));
        assertEquals(Admission.WITHOUT_SMS, admit(pending(), hour, new Limits(true, 1_000, 0, Duration.ZERO)));
    }

    private Admission admit(String id, Instant now, Limits limits) {
        return outbox().admit(lease(id), now, limits);
    }
}
