package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Gsm7;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Message;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Topic;
import dev.parley.application.SendAlert.Result;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.DeliveryReceipts.Step;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.ids.Id;
import dev.parley.testing.FakeClock;
import dev.parley.testing.FakeMetrics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendAlertTest {
    private static final PublishResult SENT = new PublishResult.Sent("message-1");
    private static final Duration FRESHNESS = Duration.ofHours(72);

    private static final Limits ON = new Limits(true, 30, 100, FRESHNESS);
    private static final Limits OFF = new Limits(false, 30, 100, FRESHNESS);

    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeReceipts receipts = new FakeReceipts();
    private final FakePublisher publisher = new FakePublisher();
    private final FakeClock clock = new FakeClock();
    private final FakeMetrics metrics = new FakeMetrics();
    private final SendAlert sending = sending(ON);
    private Optional<Instant> published = Optional.empty();

    private final SweepOutbox sweeping = sweeping(sending, ON);

    private SweepOutbox sweeping(SendAlert sender, Limits limits) {
        return new SweepOutbox(outbox, sender, limits, clock);
    }

    private SendAlert sending(Limits limits) {
        return new SendAlert(
                outbox,
                receipts,
                publisher,
                new NotificationWriter(URI.create("https://parley.example")),
                limits,
                metrics,
                clock);
    }

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
    void whatIsSentHasAReceiptOfTheAttemptAndOneOfTheResult() {
        var id = notification("one");
        sending.send(id);
        assertEquals(Set.of(Step.SENDING, Step.SENT), receipts.steps(report(id)));
        var silent = notification("two");
        sending(new Limits(true, 30, 0, FRESHNESS)).send(silent);
        assertEquals(Set.of(Step.SENDING, Step.SENT), receipts.steps(report(silent)), "without its SMS too");
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

    private Notification report(String id) {
        return new Notification(id, Kind.REPORT, clock.instant());
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

    private List<Boolean> repeats() {
        return publisher.to(Topic.ALERTS).stream()
                .map(FakePublisher.Delivery::repeat)
                .toList();
    }

    private String notification(String name) {
        var version = decide(name);
        outbox.close(version, clock.instant());
        return version.articleId() + "-" + version.version() + "-0";
    }

    private VersionKey decide(String name) {
        var version = new VersionKey(Id.of(name, Article.ID_LENGTH), Id.of("v", Article.VERSION_LENGTH));
        outbox.decide(new Decision(
                new Alert(
                        name,
                        "fact",
                        version,
                        AlertReason.NEW,
                        new FilterValues(
                                FactType.LEADER_CALL, Status.HAPPENED, List.of("person-" + name), List.of("USA")),
                        new Message("NEW CALL. https://parley.example/f/1", "NEW CALL", "They spoke."),
                        false,
                        clock.instant(),
                        published),
                "{}"));
        return version;
    }
}
