package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Message;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.IndexRestore;
import dev.parley.articles.Article;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.ids.Id;
import dev.parley.testing.FakeArchive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A new index learns from the receipts what went out before the old one was lost. */
class RestoreIndexTest {
    private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");

    private final FakeReceipts receipts = new FakeReceipts();
    private final FakeArchive archive = new FakeArchive();
    private final NewIndex index = new NewIndex();

    /** An index that notes what is restored. */
    private static final class NewIndex implements IndexRestore {
        private final List<String> order = new ArrayList<>();
        private final List<Restorable> notifications = new ArrayList<>();
        private Progress progress = new Progress(false, Optional.empty());

        @Override
        public void restoreFact(String memory, Instant decided) {
            order.add("fact " + memory + " " + decided);
        }

        @Override
        public void restoreNotification(Restorable restorable) {
            order.add("notification " + restorable.receipt().notification().id());
            notifications.add(restorable);
        }

        @Override
        public void restoreTombstone(Tombstone tombstone) {
            assertFalse(progress.complete(), "the index may be used from then on");
            order.add("tombstone " + tombstone.articleId());
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public void save(Progress now) {
            progress = now;
        }

        Restorable restored(Notification notification) {
            return notifications.stream()
                    .filter(one -> one.receipt().notification().equals(notification))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Notification report(String name) {
        return new Notification(name, Kind.REPORT, NOON);
    }

    private static List<Decision> decisions(String name) {
        var version = new VersionKey(Id.of(name, Article.ID_LENGTH), Id.of("v", Article.VERSION_LENGTH));
        return List.of(new Decision(
                new Alert(
                        name,
                        "fact",
                        version,
                        AlertReason.NEW,
                        new FilterValues(FactType.LEADER_CALL, Status.HAPPENED, List.of("ann"), List.of("USA")),
                        new Message("NEW CALL. https://parley.example/f/1", "NEW CALL", "They spoke."),
                        false,
                        NOON,
                        Optional.empty()),
                "memory of " + name));
    }

    private Notification held(String name) {
        var notification = report(name);
        receipts.holding(notification, decisions(name));
        return notification;
    }

    private Delivery outcome(Notification notification) {
        return index.restored(notification).outcome();
    }

    @Test
    void withoutReceiptsTheIndexIsComplete() {
        new RestoreIndex(receipts, archive, index, 2).ensure();
        assertEquals(List.of(), index.order);
        assertTrue(index.progress().complete());
    }

    @Test
    void aNotificationIsRestoredAsItsReceiptsSay() {
        var sending = report("sending");
        receipts.sending(sending, decisions("sending"));
        var sent = report("sent");
        receipts.sending(sent, decisions("sent"));
        receipts.sent(sent, "message-1", NOON);
        var held = held("held");
        new RestoreIndex(receipts, archive, index, 2).ensure();
        assertEquals(Delivery.MAY_HAVE_GONE_OUT, outcome(sending));
        assertEquals(Delivery.WENT_OUT, outcome(sent));
        assertEquals(Delivery.DID_NOT_GO_OUT, outcome(held));
    }

    @Test
    void aHeldNotificationWentOutWithTheDigestOfItsStorm() {
        var sent = held("sent");
        var sending = held("sending");
        var digest = new Notification("storm-1", Kind.STORM, NOON);
        receipts.sendingDigest(digest, List.of(sent.id()));
        receipts.sent(digest, "message-1", NOON);
        receipts.sendingDigest(new Notification("storm-2", Kind.STORM, NOON), List.of(sending.id()));
        new RestoreIndex(receipts, archive, index, 2).ensure();
        assertEquals(Delivery.WENT_OUT, outcome(sent));
        assertEquals(Delivery.MAY_HAVE_GONE_OUT, outcome(sending));
    }

    @Test
    void onlyADailyDigestThatWasSentHasANotification() {
        var sent = held("sent");
        var sending = held("sending");
        var digest = new Notification("day-1", Kind.DAY, NOON);
        receipts.sendingDigest(digest, List.of(sent.id()));
        receipts.sent(digest, "message-1", NOON);
        receipts.sendingDigest(new Notification("day-2", Kind.DAY, NOON), List.of(sending.id()));
        new RestoreIndex(receipts, archive, index, 2).ensure();
        assertTrue(index.restored(sent).inDigest());
        assertFalse(index.restored(sending).inDigest());
        assertEquals(Delivery.DID_NOT_GO_OUT, outcome(sent), "a daily digest repeats what went out alone");
    }

    @Test
    void aFactIsRestoredBeforeItsNotificationBecomesPending() {
        held("one");
        new RestoreIndex(receipts, archive, index, 2).ensure();
        assertEquals(List.of("fact memory of one " + NOON, "notification one"), index.order);
    }

    @Test
    void aCallReadsItsPagesAndTheNextOneContinues() {
        for (int i = 0; i < 250; i++) {
            held("notification-" + (1000 + i));
        }
        var restoring = new RestoreIndex(receipts, archive, index, 1);
        assertFalse(restoring.resume());
        assertEquals(100, index.notifications.size());
        assertThrows(IllegalStateException.class, restoring::ensure);
        assertEquals(200, index.notifications.size());
        assertFalse(restoring.resume());
        assertEquals(250, index.notifications.size());
        assertTrue(restoring.resume(), "a page of tombstones");
        restoring.ensure();
        assertEquals(250, index.notifications.size(), "once is enough");
    }

    @Test
    void anIndexHasTheTombstonesBeforeItIsComplete() {
        var deleted = Id.of("deleted", Article.ID_LENGTH);
        archive.delete(deleted);
        held("one");
        var restoring = new RestoreIndex(receipts, archive, index, 1);
        assertFalse(restoring.resume());
        assertTrue(restoring.resume());
        assertEquals("tombstone " + deleted, index.order.getLast());
    }

    @Test
    void aCallReadsAsManyPagesAsItMay() {
        for (int i = 0; i < 250; i++) {
            held("notification-" + (1000 + i));
        }
        assertTrue(new RestoreIndex(receipts, archive, index, 4).resume());
        assertEquals(250, index.notifications.size());
    }
}
