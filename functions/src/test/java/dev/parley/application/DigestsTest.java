package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Gsm7;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.alerts.Topic;
import dev.parley.application.SendAlert.Result;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.DeliveryReceipts.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What digests tell, and when they are made and sent. */
class DigestsTest extends SendingFixture {
    @Test
    void tenThousandNewFactsInAnHourAreThirtyMessagesAndOneDigest() {
        int flood = 10_000;
        int held = 0;
        for (int i = 0; i < flood; i++) {
            held += sending.send(notification("fact-" + i)) == Result.HELD ? 1 : 0;
        }
        assertEquals(30, publisher.to(Topic.ALERTS).size());
        assertEquals(flood - 30, held);
        clock.pass(Duration.ofHours(1));
        outbox.closeStorm(clock.instant()).map(sending::send);
        assertEquals(31, publisher.to(Topic.ALERTS).size());
        var digest = publisher.to(Topic.ALERTS).getLast().publication().message();
        assertTrue(digest.subject().startsWith("And 9970 more"), digest.subject());
        assertTrue(digest.body().contains("And 9930 more."), digest.body());
        assertTrue(digest.body().contains("https://parley.example/facts"));
        assertTrue(digest.body().getBytes(StandardCharsets.UTF_8).length < 20_000);
        assertTrue(Gsm7.septets(digest.sms()).orElseThrow() <= Gsm7.SEGMENT);
        assertEquals(0, outbox.unsent());
    }

    @Test
    void anExpiredNotificationIsStillInTheDailyDigest() {
        var id = notification("one");
        clock.pass(FRESHNESS.plusSeconds(1));
        assertEquals(Result.EXPIRED, sending.send(id));
        assertEquals("EXPIRED", outbox.state(id));
        assertEquals(List.of(), publisher.to(Topic.ALERTS));
        new MakeDigests(outbox, true, 0, clock).make().forEach(sending::send);
        assertEquals(1, publisher.to(Topic.DAILY).size());
    }

    @Test
    void aDayHasOneDigestAfterTheDigestHourAndAnEmptyDayHasNone() {
        notification("one");
        var digests = new MakeDigests(outbox, true, 6, clock);
        assertEquals(1, digests.make().size());
        assertEquals(List.of(), digests.make());
        notification("two");
        clock.pass(Duration.ofHours(8));
        assertEquals(LocalDate.parse("2025-02-13"), LocalDate.ofInstant(clock.instant(), clock.getZone()));
        assertEquals(List.of(), digests.make(), "half past two");
        clock.pass(Duration.ofHours(4));
        assertEquals(1, digests.make().size());
        clock.pass(Duration.ofDays(1));
        assertEquals(List.of(), digests.make());
    }

    @Test
    void whatIsHeldHasAReceiptBeforeItIsInADigestAndTheDigestHasItsOwn() {
        var frugal = sending(new Limits(true, 1, 100, FRESHNESS));
        frugal.send(notification("one"));
        var held = notification("two");
        assertEquals(Result.HELD, frugal.send(held));
        assertEquals(Set.of(Step.HOLDING), receipts.steps(report(held)));
        clock.pass(Duration.ofHours(1));
        var digest = outbox.closeStorm(clock.instant()).orElseThrow();
        assertEquals(Result.SENT, frugal.send(digest));
        assertEquals(Set.of(held), receipts.digestMembers(Kind.STORM, Step.SENDING));
        assertEquals(Set.of(held), receipts.digestMembers(Kind.STORM, Step.SENT));
    }

    @Test
    void aDigestGoesOutWithoutItsSmsWhenTheDaysSmsAreUsedUp() {
        var frugal = sending(new Limits(true, 1, 1, FRESHNESS));
        frugal.send(notification("one"));
        frugal.send(notification("two"));
        clock.pass(Duration.ofHours(1));
        var digest = outbox.closeStorm(clock.instant()).orElseThrow();
        assertEquals(Result.SENT_WITHOUT_SMS, frugal.send(digest));
        assertFalse(publisher.to(Topic.ALERTS).getLast().publication().sms());
    }

    @Test
    void aDigestWithoutMembersEndsAndIsNotPublished() {
        var empty = new Notification("storm-1", Kind.STORM, clock.instant());
        outbox.restore(new Restorable(new Receipt(empty, List.of(), Set.of()), Delivery.DID_NOT_GO_OUT, true));
        assertEquals(Result.EMPTY, sending.send(empty.id()));
        assertEquals("EMPTY", outbox.state(empty.id()));
        assertEquals(List.of(), publisher.to(Topic.ALERTS));
    }

    @Test
    void whatMayHaveGoneOutAndIsThenHeldIsMarkedAsARepeatInTheDigest() {
        var id = notification("one");
        publisher.answers(new PublishResult.Unknown("timeout"));
        assertThrows(SendAlert.NotSent.class, () -> sending.send(id));
        clock.pass(Duration.ofHours(1));
        var frugal = sending(new Limits(true, 1, 100, FRESHNESS));
        frugal.send(notification("two"));
        assertEquals(Result.HELD, frugal.send(id));
        assertEquals(Result.HELD, frugal.send(notification("three")));
        clock.pass(Duration.ofHours(1));
        frugal.send(outbox.closeStorm(clock.instant()).orElseThrow());
        var lines = publisher.to(Topic.ALERTS).getLast().publication().message().body();
        assertEquals(
                1, lines.lines().filter(line -> line.startsWith("(repeat) ")).count(), lines);
    }

    @Test
    void theHourOfTheDailyDigestIsOneOfTheDay() {
        assertThrows(IllegalArgumentException.class, () -> new MakeDigests(outbox, true, 24, clock));
        assertThrows(IllegalArgumentException.class, () -> new MakeDigests(outbox, true, -1, clock));
        notification("one");
        int now = clock.instant().atOffset(ZoneOffset.UTC).getHour();
        assertEquals(List.of(), new MakeDigests(outbox, true, now + 1, clock).make());
        assertEquals(1, new MakeDigests(outbox, true, now, clock).make().size(), "it is due from its hour on");
    }

    @Test
    void theDigestOfAStormIsMadeAfterItsHour() {
        var frugal = sending(new Limits(true, 1, 100, FRESHNESS));
        frugal.send(notification("one"));
        assertEquals(Result.HELD, frugal.send(notification("two")));
        var digests = new MakeDigests(outbox, true, 23, clock);
        assertEquals(List.of(), digests.make());
        clock.pass(Duration.ofHours(1));
        assertEquals(1, digests.make().size());
    }
}
