package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.indexed;
import static dev.parley.contracts.Samples.notificationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.Outbox.Admission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promises of the outbox about digests, tested on a backend. */
interface DigestContract extends OutboxFixture {
    @Test
    default void heldNotificationsAreOneDigestAfterTheirHour() {
        settleDigests();
        var hour = UnusedTimes.hour();
        var alert = decided();
        index().markIndexed(indexed(alert.version()));
        var leased = lease(notificationId(alert.version()));
        outbox().hold(leased, List.of(DigestEntry.of(alert)), hour.plusSeconds(10));
        assertEquals("HELD", outbox().ofFact(alert.factId()).getFirst().state());
        assertFalse(outbox().pendingSince(SEEN.plusSeconds(1), 1_000).contains(notificationId(alert.version())));

        assertEquals(Optional.empty(), outbox().closeStorm(hour.plusSeconds(3_599)));
        var digest = outbox().closeStorm(hour.plusSeconds(3_600)).orElseThrow();
        assertEquals(Optional.empty(), outbox().closeStorm(hour.plusSeconds(3_600)));
        var members = new ArrayList<String>();
        outbox().members(digest, member -> members.add(member.notificationId()));
        assertEquals(List.of(notificationId(alert.version())), members);
        var sending = lease(digest);
        assertEquals(Kind.STORM, sending.notification().kind());
        // A digest is not counted against the limit of the hour.
        assertEquals(Admission.ADMITTED, outbox().admit(sending, hour, new Limits(true, 1, 1_000, Duration.ZERO)));
        outbox().markSent(sending, "message-1", hour.plusSeconds(3_700));
        assertEquals("SENT", outbox().ofFact(alert.factId()).getFirst().state());
    }

    @Test
    default void everyNotificationIsInOneDailyDigestAndNoDigestIsEmpty() {
        settleDigests();
        var day = UnusedTimes.day();
        var now = day.atTime(6, 0).toInstant(ZoneOffset.UTC);
        outbox().closeDay(day, now);
        var alert = decided();
        outbox().close(alert.version(), now);
        assertEquals(Optional.empty(), outbox().closeDay(day, now), "a second digest of the day");
        var digest =
                outbox().closeDay(day.plusDays(1), now.plus(Duration.ofDays(1))).orElseThrow();
        var alerts = new ArrayList<String>();
        outbox().members(digest, member -> member.entries().forEach(entry -> alerts.add(entry.alertId())));
        assertEquals(List.of(alert.id()), alerts);
        assertEquals(
                Optional.empty(),
                outbox().closeDay(day.plusDays(2), now.plus(Duration.ofDays(2))),
                "a digest of nothing");
    }

    /** Closes the digests that other tests left open. */
    private void settleDigests() {
        outbox().closeStorm(Instant.parse("2099-01-01T00:00:00Z"));
        outbox().closeDay(UnusedTimes.day(), SEEN);
    }
}
