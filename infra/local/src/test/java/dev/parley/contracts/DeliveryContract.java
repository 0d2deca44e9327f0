package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.alerts.Publication;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import dev.parley.application.ports.AlertStates.State;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.DeliveryReceipts.Step;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.Outbox.Admission;
import dev.parley.application.ports.Outbox.Leased;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.MatchKey;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The promises of the outbox, the receipts and the publisher, tested on a backend. */
abstract class DeliveryContract extends ArrivalsContract {
    private static final AtomicInteger HOURS = new AtomicInteger();
    private static final Limits PLENTY = new Limits(true, 1_000, 1_000, Duration.ZERO);

    @Test
    void aDecisionIsSentOnlyAfterItsVersionIsMarked() {
        var alert = decided();
        var id = notificationId(alert.version());
        assertEquals(Optional.empty(), outbox().lease(id, SEEN, SEEN.plusSeconds(60)));
        assertEquals("WAITING", outbox().ofFact(alert.factId()).getFirst().state());
        assertTrue(outbox().waitingSince(SEEN.plusSeconds(1), 1_000).contains(alert.version()));

        assertTrue(index().markIndexed(article(alert.version())));
        assertFalse(index().markIndexed(article(alert.version())));
        assertFalse(outbox().waitingSince(SEEN.plusSeconds(1), 1_000).contains(alert.version()));
        assertTrue(outbox().pendingSince(SEEN.plusSeconds(1), 1_000).contains(id));
        var leased = outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
        assertEquals(1, leased.attempt());
        assertFalse(leased.ambiguous());
        assertFalse(leased.abandoned());
        assertEquals(List.of(alert), alerts(leased));

        outbox().markSent(leased, "message-1", SEEN);
        assertFalse(outbox().pendingSince(SEEN.plusSeconds(1), 1_000).contains(id));
        assertEquals(Optional.empty(), outbox().lease(id, SEEN.plusSeconds(120), SEEN.plusSeconds(180)));
        assertEquals("SENT", outbox().ofFact(alert.factId()).getFirst().state());
    }

    @Test
    void theFactsOfOneVersionAreOneNotification() {
        var first = decided();
        var fact = fact();
        var second = alert(fact, first.version());
        assertTrue(record(fact, keys(1), sighting(fact), Optional.of(second)));
        index().markIndexed(article(first.version()));
        assertEquals(Set.of(first, second), Set.copyOf(alerts(notificationId(first.version()))));
    }

    @Test
    void aVersionWithoutAlertsHasNoNotification() {
        var version = version();
        assertTrue(index().markIndexed(article(version)));
        assertEquals(Optional.empty(), outbox().lease(notificationId(version), SEEN, SEEN.plusSeconds(60)));
    }

    @Test
    void decisionsAfterANotificationWasMadeAreASecondNotification() {
        var first = decided();
        outbox().close(first.version(), SEEN);
        var fact = fact();
        var late = alert(fact, first.version());
        record(fact, keys(1), sighting(fact), Optional.of(late));
        assertEquals(List.of(first), alerts(notificationId(first.version())));
        assertEquals("WAITING", outbox().ofFact(fact.id()).getFirst().state());
        outbox().close(first.version(), SEEN);
        outbox().close(first.version(), SEEN);
        var second = first.version().articleId() + "-" + first.version().version() + "-1";
        assertEquals(List.of(late), alerts(second));
        assertTrue(outbox().lease(second, SEEN, SEEN.plusSeconds(60)).isPresent());
    }

    @Test
    void anAlertIsDecidedOnce() {
        var alert = decided();
        var other = fact();
        assertFalse(record(other, keys(1), sighting(other), Optional.of(alert)));
        assertEquals(Optional.empty(), index().fact(other.id()));
    }

    @Test
    void ofConcurrentWritersWhoMarkAVersionOneMakesItsNotification() throws Exception {
        var alert = decided();
        var article = article(alert.version());
        assertEquals(1, winners(() -> index().markIndexed(article)));
        assertEquals(List.of(alert), alerts(notificationId(alert.version())));
    }

    @Test
    void ofConcurrentSendersOneHasTheLease() throws Exception {
        var id = pending();
        assertEquals(
                1, winners(() -> outbox().lease(id, SEEN, SEEN.plusSeconds(60)).isPresent()));
    }

    @Test
    void aLeaseAfterAnExpiredOneSaysThatItWasAbandoned() {
        var id = pending();
        outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
        assertEquals(Optional.empty(), outbox().lease(id, SEEN.plusSeconds(30), SEEN.plusSeconds(90)));
        var second =
                outbox().lease(id, SEEN.plusSeconds(61), SEEN.plusSeconds(121)).orElseThrow();
        assertEquals(2, second.attempt());
        assertTrue(second.abandoned());
    }

    @Test
    void aReleasedNotificationCanBeLeasedAtOnceAndRemembersWhetherItMayHaveGoneOut() {
        var id = pending();
        outbox().release(lease(id), false);
        var second = lease(id);
        assertFalse(second.ambiguous());
        assertFalse(second.abandoned());
        outbox().release(second, true);
        assertTrue(lease(id).ambiguous());
    }

    @Test
    void aNotificationThatEndedIsNotPending() {
        var alert = decided();
        index().markIndexed(article(alert.version()));
        outbox().markEnded(lease(notificationId(alert.version())), Outbox.End.FAILED, "refused", SEEN);
        assertFalse(outbox().pendingSince(SEEN.plusSeconds(1), 1_000).contains(notificationId(alert.version())));
        assertEquals("FAILED", outbox().ofFact(alert.factId()).getFirst().state());
    }

    @Test
    void concurrentAdmissionsNeverExceedTheLimitOfTheHour() throws Exception {
        var hour = hour();
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
    void aRepeatedAttemptWithinTheHourIsNotCountedAgain() {
        var hour = hour();
        var limits = new Limits(true, 2, 2, Duration.ZERO);
        var leased = lease(pending());
        assertEquals(Admission.ADMITTED, outbox().admit(leased, hour, limits));
        assertEquals(Admission.ADMITTED, outbox().admit(leased, hour, limits));
        assertEquals(Admission.ADMITTED, admit(pending(), hour, limits));
        assertEquals(Admission.FULL, admit(pending(), hour, limits));
    }

    @Test
    void aNotificationWhoseLeaseWasLostIsNotCounted() {
        var id = pending();
        var first = outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
        outbox().lease(id, SEEN.plusSeconds(61), SEEN.plusSeconds(121)).orElseThrow();
        assertEquals(Admission.NOT_OURS, outbox().admit(first, hour(), PLENTY));
    }

    @Test
    void aboveTheDailySmsLimitAMessageIsSentWithoutItsSms() throws Exception {
        var hour = hour();
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

    @Test
    void heldNotificationsAreOneDigestAfterTheirHour() {
        settleDigests();
        var hour = hour();
        var alert = decided();
        index().markIndexed(article(alert.version()));
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
    void everyNotificationIsInOneDailyDigestAndNoDigestIsEmpty() {
        settleDigests();
        var day = LocalDate.of(2040, 1, 1).plusDays(HOURS.incrementAndGet());
        var now = day.atTime(6, 0).toInstant(ZoneOffset.UTC);
        outbox().closeDay(day, now);
        var alert = decided();
        outbox().close(alert.version(), now);
        assertEquals(Optional.empty(), outbox().closeDay(day, now), "a second digest of the day");
        var digest =
                outbox().closeDay(day.plusDays(1), now.plus(Duration.ofDays(1))).orElseThrow();
        var told = new ArrayList<String>();
        outbox().members(digest, member -> member.entries().forEach(entry -> told.add(entry.alertId())));
        assertEquals(List.of(alert.id()), told);
        assertEquals(
                Optional.empty(),
                outbox().closeDay(day.plusDays(2), now.plus(Duration.ofDays(2))),
                "a digest of nothing");
        HOURS.addAndGet(3);
    }

    @Test
    void receiptsRecordTheStepsOfANotification() {
        var alert = alert(fact());
        var notification = new Notification(notificationId(alert.version()), Kind.REPORT, SEEN);
        var decisions = List.of(new Decision(alert, "{}"));
        assertEquals(Set.of(), receipts().steps(notification));
        receipts().holding(notification, decisions);
        receipts().sending(notification, decisions);
        receipts().sending(notification, List.of());
        assertEquals(Set.of(Step.HOLDING, Step.SENDING), receipts().steps(notification));
        receipts().sent(notification, "message-1", SEEN);
        assertEquals(Set.of(Step.HOLDING, Step.SENDING, Step.SENT), receipts().steps(notification));
        assertTrue(
                kept().contains(new Receipt(notification, decisions, Set.of(Step.HOLDING, Step.SENDING, Step.SENT))));
    }

    @Test
    void receiptsOfDigestsListTheirMembers() {
        var digest = new Notification("storm-" + name(), Kind.STORM, SEEN);
        receipts().sendingDigest(digest, List.of("a-" + digest.id(), "b-" + digest.id()));
        assertFalse(receipts().digestMembers(Kind.STORM, Step.SENT).contains("a-" + digest.id()));
        assertTrue(receipts().digestMembers(Kind.STORM, Step.SENDING).contains("a-" + digest.id()));
        receipts().sent(digest, "message-1", SEEN);
        assertTrue(receipts()
                .digestMembers(Kind.STORM, Step.SENT)
                .containsAll(List.of("a-" + digest.id(), "b-" + digest.id())));
    }

    @Test
    void aRestoredFactIsFoundByAllItsMatchKeys() {
        var alert = decided();
        index().markIndexed(article(alert.version()));
        var memory = outbox().decisions(lease(notificationId(alert.version())))
                .getFirst()
                .memory();
        var other = memory.replace(alert.factId(), Id.of(name(), Fact.ID_LENGTH));
        // The receipt of another fact, with its own match keys.
        var renamed = other.replace("call|", "call|renamed-" + name() + "-");
        restore().restoreFact(renamed, SEEN);
        restore().restoreFact(renamed, SEEN);
        var keys = new LinkedHashSet<MatchKey>();
        try {
            Json.MAPPER.readTree(renamed).path("matchKeys").forEach(key -> keys.add(new MatchKey(key.asText())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = index().holders(keys);
        assertEquals(keys.size(), found.size());
        assertTrue(found.firstEntry().getValue().alerted());
        assertEquals(0, found.firstEntry().getValue().mentions());
        var sighting = sighting(fact());
        var fact = found.firstEntry().getValue();
        assertEquals(FactIndex.Attached.ADDED, attach(fact, seenAgain(fact, sighting), Set.of(), sighting));
    }

    @Test
    void restoredNotificationsAreSentOrPendingAsTheirReceiptsSay() {
        for (var outcome : DeliveryReceipts.Delivery.values()) {
            var alert = alert(fact());
            var notification = new Notification(notificationId(alert.version()), Kind.REPORT, SEEN);
            var kept = new Receipt(notification, List.of(new Decision(alert, "{}")), Set.of(Step.SENDING));
            restore().restoreNotification(new Restorable(kept, outcome, true));
            restore().restoreNotification(new Restorable(kept, outcome, true));
            var leased = outbox().lease(notification.id(), SEEN, SEEN.plusSeconds(60));
            assertEquals(outcome != DeliveryReceipts.Delivery.WENT_OUT, leased.isPresent());
            leased.ifPresent(
                    one -> assertEquals(outcome == DeliveryReceipts.Delivery.MAY_HAVE_GONE_OUT, one.ambiguous()));
            assertEquals(
                    List.of(alert.id()),
                    outbox().ofFact(alert.factId()).stream().map(State::alertId).toList());
            leased.ifPresent(one -> assertEquals(List.of(alert), alerts(one)));
        }
    }

    @Test
    void aMessageIsPublishedWithAndWithoutItsSms() {
        var alert = alert(fact());
        for (var sms : List.of(true, false)) {
            var publication = Publication.of(List.of(alert), alert.message(), sms);
            assertInstanceOf(PublishResult.Sent.class, publisher().publish(publication, false));
            assertInstanceOf(PublishResult.Sent.class, publisher().publish(publication, true));
        }
    }

    /** Closes the digests that other tests left open. */
    private void settleDigests() {
        outbox().closeStorm(Instant.parse("2099-01-01T00:00:00Z"));
        outbox().closeDay(LocalDate.of(2040, 1, 1).plusDays(HOURS.incrementAndGet()), SEEN);
    }

    /** An hour on a day that no other test uses. */
    private static Instant hour() {
        return Instant.parse("2030-01-01T10:00:00Z").plus(Duration.ofDays(2L * HOURS.incrementAndGet() + RUN));
    }

    /** Gives every run its own days, because an endpoint may keep its table. */
    private static final long RUN = Math.floorMod(System.nanoTime(), 10_000L) * 200;

    private List<Receipt> kept() {
        var kept = new ArrayList<Receipt>();
        Optional<String> after = Optional.empty();
        do {
            var page = receipts().page(after, 10);
            kept.addAll(page.receipts());
            after = page.end();
        } while (after.isPresent());
        return kept;
    }

    private Admission admit(String id, Instant now, Limits limits) {
        return outbox().admit(lease(id), now, limits);
    }

    private Leased lease(String id) {
        return outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
    }

    /** The alerts of a pending notification, which can be leased afterwards. */
    private List<Alert> alerts(String id) {
        var leased = lease(id);
        outbox().release(leased, false);
        return alerts(leased);
    }

    private List<Alert> alerts(Leased leased) {
        return outbox().decisions(leased).stream().map(Decision::alert).toList();
    }

    private String pending() {
        var alert = decided();
        outbox().close(alert.version(), SEEN);
        return notificationId(alert.version());
    }

    private Alert decided() {
        var fact = fact();
        var alert = alert(fact);
        assertTrue(record(fact, keys(3), sighting(fact), Optional.of(alert)));
        return alert;
    }

    private static String notificationId(VersionKey version) {
        return version.articleId() + "-" + version.version() + "-0";
    }

    private static Alert alert(Fact fact, VersionKey version) {
        var alert = alert(fact);
        return new Alert(
                alert.id(),
                alert.factId(),
                version,
                alert.reason(),
                alert.filterValues(),
                alert.message(),
                alert.isHeadline(),
                alert.decided());
    }

    private static IndexedArticle article(VersionKey version) {
        return new IndexedArticle(
                version.articleId(),
                version.version(),
                Article.State.READABLE,
                Optional.empty(),
                "A title",
                Optional.of("Harbour Wire"),
                Optional.of(LocalDate.parse("2025-02-12")),
                "en",
                SEEN,
                SEEN,
                Id.sha256Hex(bytes(version.version())));
    }
}
