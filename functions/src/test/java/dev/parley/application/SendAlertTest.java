package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Limits;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Topic;
import dev.parley.application.SendAlert.Result;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendAlertTest extends SendingFixture {
    @Test
    void aNotificationIsPublishedOnceHoweverOftenItIsTriggered() {
        var id = notification("one");
        assertEquals(Result.SENT, sending.send(id));
        assertEquals(Result.NOT_OURS, sending.send(id));
        assertEquals(1, publisher.to(Topic.ALERTS).size());
        assertEquals("SENT", outbox.state(id));
    }

    @Test
    void aRefusedNotificationStaysPendingAndItsRetryIsNotMarkedAsARepeat() {
        var id = notification("one");
        publisher.answers(new PublishResult.Refused("throttled"), SENT);
        assertThrows(SendAlert.NotSent.class, () -> sending.send(id));
        assertEquals("PENDING", outbox.state(id));
        sending.send(id);
        assertEquals(List.of(false), repeats());
        assertEquals("SENT", outbox.state(id));
    }

    @Test
    void aNotificationWhoseAnswerWasLostIsSentAgainAndMarkedAsARepeat() {
        var id = notification("one");
        publisher.answers(new PublishResult.Unknown("timeout"), new PublishResult.Refused("throttled"), SENT);
        assertThrows(SendAlert.NotSent.class, () -> sending.send(id));
        assertThrows(SendAlert.NotSent.class, () -> sending.send(id));
        sending.send(id);
        assertEquals(List.of(false, true), repeats());
    }

    @Test
    void aNotificationThatCanNeverBeSentFailsWithANotice() {
        var id = notification("one");
        publisher.answers(new PublishResult.Rejected("malformed"));
        assertEquals(Result.FAILED, sending.send(id));
        assertFalse(Result.FAILED.notice().isEmpty());
        assertEquals(Result.NOT_OURS, sending.send(id));
        assertEquals("FAILED", outbox.state(id));
    }

    @Test
    void aNotificationAbandonedBeforePublishingIsNotMarkedAsARepeat() {
        var id = notification("one");
        outbox.lease(id, clock.instant(), clock.instant().plus(SendAlert.LEASE));
        clock.pass(SendAlert.LEASE.dividedBy(2));
        sending.send(id);
        assertEquals(List.of(), publisher.to(Topic.ALERTS));
        clock.pass(SendAlert.LEASE);
        assertEquals(List.of(), sweeping.sweep(10).stuck());
        assertEquals(List.of(false), repeats());
    }

    @Test
    void aNotificationAbandonedWhilePublishingIsMarkedAsARepeat() {
        var id = notification("one");
        var leased = outbox.lease(id, clock.instant(), clock.instant().plus(SendAlert.LEASE))
                .orElseThrow();
        receipts.sending(leased.notification(), List.of());
        clock.pass(SendAlert.LEASE.multipliedBy(2));
        sweeping.sweep(10);
        assertEquals(List.of(true), repeats());
    }

    @Test
    void aNotificationWithAReceiptOfSendingIsMarkedAndNotPublished() {
        var id = notification("one");
        var leased = outbox.lease(id, clock.instant(), clock.instant().plus(SendAlert.LEASE))
                .orElseThrow();
        receipts.sending(leased.notification(), List.of());
        receipts.sent(leased.notification(), "message-1", clock.instant());
        clock.pass(SendAlert.LEASE.multipliedBy(2));
        sweeping.sweep(10);
        assertEquals(List.of(), repeats());
        assertEquals("SENT", outbox.state(id));
    }

    @Test
    void theSweepSkipsRecentNotifications() {
        notification("one");
        assertEquals(List.of(), sweeping.sweep(10).results());
        assertEquals(List.of(), repeats());
    }

    @Test
    void theSweepReportsWhatItCouldNotSendAndSendsTheRest() {
        var one = notification("one");
        var two = notification("two");
        clock.pass(Duration.ofHours(1));
        publisher.answers(new PublishResult.Refused("throttled"), SENT);
        assertEquals(List.of(one), sweeping.sweep(10).stuck());
        assertEquals("SENT", outbox.state(two));
    }

    @Test
    void decisionsForAVersionThatIsNeverMarkedAreSentAfterItsLastRedelivery() {
        decide("one");
        sweeping.sweep(10);
        clock.pass(SweepOutbox.REDELIVERY.plusMinutes(1));
        sweeping.sweep(10);
        clock.pass(SendAlert.LEASE.plusSeconds(1));
        sweeping.sweep(10);
        assertEquals(1, repeats().size());
    }

    @Test
    void aboveTheDailySmsLimitMessagesHaveNoSmsUntilTheNextDay() {
        var frugal = sending(new Limits(true, 30, 1, FRESHNESS));
        assertEquals(Result.SENT, frugal.send(notification("one")));
        assertEquals(Result.SENT_WITHOUT_SMS, frugal.send(notification("two")));
        clock.pass(Duration.ofDays(1));
        assertEquals(Result.SENT, frugal.send(notification("three")));
        assertEquals(
                List.of(true, false, true),
                publisher.to(Topic.ALERTS).stream()
                        .map(one -> one.publication().sms())
                        .toList());
    }

    @Test
    void whileAlertsAreDisabledNotificationsWaitAndAreSentAfterwards() {
        var off = sending(OFF);
        var id = notification("one");
        assertEquals(Result.SWITCHED_OFF, off.send(id));
        clock.pass(Duration.ofHours(5));
        sweeping(off, OFF).sweep(10);
        assertEquals(List.of(), new MakeDigests(outbox, false, 0, clock).make());
        assertEquals(List.of(), repeats());
        assertEquals("PENDING", outbox.state(id));
        sweeping.sweep(10);
        assertEquals(List.of(false), repeats());
    }

    @Test
    void whatIsSentHasAReceiptOfTheAttemptAndOneOfTheResult() {
        var id = notification("one");
        sending.send(id);
        assertEquals(Set.of(Step.SENDING, Step.SENT), receipts.steps(report(id)));
        var silent = notification("two");
        sending(new Limits(true, 30, 0, FRESHNESS)).send(silent);
        assertEquals(Set.of(Step.SENDING, Step.SENT), receipts.steps(report(silent)), "without its SMS too");
    }

    @Test
    void aPublicationWhoseReceiptCannotBeWrittenIsNotRepeated() {
        var id = notification("one");
        var full = new SendAlert(
                outbox,
                new Fault(1, Fault.Way.ERROR_BEFORE).into(DeliveryReceipts.class, receipts),
                publisher,
                new NotificationWriter(URI.create("https://parley.example")),
                ON,
                metrics,
                clock);
        assertThrows(RuntimeException.class, () -> full.send(id));
        assertEquals("PENDING", outbox.state(id));
        assertEquals(Result.SENT, sending.send(id));
        assertEquals(List.of(false), repeats());
        assertEquals("SENT", outbox.state(id));
        assertTrue(receipts.steps(report(id)).contains(Step.SENT));
    }

    @Test
    void whatIsPublishedIsCountedOnceWithItsAge() {
        published = Optional.of(clock.instant());
        var id = notification("one");
        clock.pass(Duration.ofSeconds(90));
        publisher.answers(new PublishResult.Refused("throttled"), SENT);
        assertThrows(SendAlert.NotSent.class, () -> sending.send(id));
        assertEquals(List.of(), metrics.taken());
        sending.send(id);
        sending.send(id);
        assertEquals(List.of("AlertsPublished/email-and-sms 1", "AlertAge 90000"), metrics.taken());
    }

    @Test
    void anAlertWhosePublicationHasNoTimeHasNoAge() {
        sending.send(notification("one"));
        assertEquals(List.of("AlertsPublished/email-and-sms 1"), metrics.taken());
    }

    @Test
    void anArticleDatedInTheFutureHasTheAgeZero() {
        published = Optional.of(clock.instant().plusSeconds(60));
        sending.send(notification("one"));
        assertEquals(List.of("AlertsPublished/email-and-sms 1", "AlertAge 0"), metrics.taken());
    }

    @Test
    void whatDoesNotGoOutAsItWasDecidedIsCountedByItsReason() {
        sending(new Limits(true, 30, 0, FRESHNESS)).send(notification("one"));
        assertEquals(List.of("AlertsPublished/email 1"), metrics.taken());

        sending(new Limits(true, 1, 100, FRESHNESS)).send(notification("two"));
        assertEquals(List.of("AlertsHeldBack 1"), metrics.taken());

        publisher.answers(new PublishResult.Rejected("malformed"));
        sending.send(notification("three"));
        assertEquals(List.of("AlertsRefused 1"), metrics.taken());

        var old = notification("four");
        clock.pass(FRESHNESS.plusSeconds(1));
        sending.send(old);
        assertEquals(List.of("AlertsExpired 1"), metrics.taken());
    }
}
