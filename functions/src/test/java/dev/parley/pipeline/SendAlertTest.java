package dev.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.alerts.Alert;
import dev.parley.alerts.AlertPublisher;
import dev.parley.alerts.AlertPublisher.Outcome;
import dev.parley.alerts.Message;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendAlertTest {
    private static final Outcome SENT = new Outcome.Sent("message-1");

    private final FakeOutbox outbox = new FakeOutbox();
    private final FakePublisher publisher = new FakePublisher();
    private final FakeClock clock = new FakeClock();
    private final SendAlert sending = new SendAlert(outbox, publisher, clock);

    @Test
    void anAlertIsPublishedOnceHoweverOftenItsRowIsSeen() {
        outbox.decide(alert("one"));
        publisher.answers(SENT);
        sending.send("one");
        sending.send("one");
        assertEquals(List.of("one"), publisher.published);
        assertEquals("SENT", outbox.state("one"));
    }

    @Test
    void aRefusedAlertStaysPendingAndItsResendIsNoRepeat() {
        outbox.decide(alert("one"));
        publisher.answers(new Outcome.Refused("throttled"), SENT);
        assertThrows(SendAlert.NotSent.class, () -> sending.send("one"));
        assertEquals("PENDING", outbox.state("one"));
        sending.send("one");
        assertEquals(List.of("one", "one"), publisher.published);
        assertEquals("SENT", outbox.state("one"));
    }

    @Test
    void anAlertWhoseAnswerWasLostIsSentAgainAndSaysSo() {
        outbox.decide(alert("one"));
        publisher.answers(new Outcome.Unknown("timeout"), new Outcome.Refused("throttled"), SENT);
        assertThrows(SendAlert.NotSent.class, () -> sending.send("one"));
        assertThrows(SendAlert.NotSent.class, () -> sending.send("one"));
        sending.send("one");
        assertEquals(List.of("one", "one (repeat)", "one (repeat)"), publisher.published);
    }

    @Test
    void anAlertThatCanNeverBeSentIsGivenUp() {
        outbox.decide(alert("one"));
        publisher.answers(new Outcome.Rejected("forbidden"));
        sending.send("one");
        sending.send("one");
        assertEquals(List.of("one"), publisher.published);
        assertEquals("FAILED", outbox.state("one"));
    }

    @Test
    void aSenderThatVanishedIsFollowedByTheSweepOnceItsLeaseRanOut() {
        outbox.decide(alert("one"));
        outbox.lease("one", clock.instant(), clock.instant().plus(SendAlert.LEASE));
        publisher.answers(SENT);
        clock.now = clock.now.plus(SendAlert.LEASE.dividedBy(2));
        sending.send("one");
        assertEquals(List.of(), publisher.published);
        clock.now = clock.now.plus(SendAlert.LEASE);
        assertEquals(List.of(), sending.sweep(10));
        // It may have published before it vanished.
        assertEquals(List.of("one (repeat)"), publisher.published);
    }

    @Test
    void theSweepLeavesAloneWhatWasJustDecided() {
        outbox.decide(alert("one"));
        assertEquals(List.of(), sending.sweep(10));
        assertEquals(List.of(), publisher.published);
    }

    @Test
    void theSweepTellsWhatItCouldNotSendAndSendsTheRest() {
        outbox.decide(alert("one"));
        outbox.decide(alert("two"));
        clock.now = clock.now.plus(Duration.ofHours(1));
        publisher.answers(new Outcome.Refused("throttled"), SENT);
        assertEquals(List.of("one"), sending.sweep(10));
        assertEquals("SENT", outbox.state("two"));
    }

    private Alert alert(String id) {
        return new Alert(
                id,
                "fact",
                new VersionKey(Id.of("a", Article.ID_LENGTH), Id.of("v", Article.VERSION_LENGTH)),
                "leader_call",
                FactType.LEADER_CALL,
                Status.HAPPENED,
                List.of(),
                List.of(),
                new Message("NEW CALL", "NEW CALL", "They spoke."),
                clock.instant());
    }

    private static final class FakePublisher implements AlertPublisher {
        private final Deque<Outcome> answers = new ArrayDeque<>();
        private final List<String> published = new ArrayList<>();

        void answers(Outcome... outcomes) {
            answers.addAll(List.of(outcomes));
        }

        @Override
        public Outcome publish(Alert alert, boolean repeat) {
            published.add(alert.id() + (repeat ? " (repeat)" : ""));
            return answers.remove();
        }
    }

    private static final class FakeClock extends Clock {
        private Instant now = Instant.parse("2025-02-12T18:30:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
