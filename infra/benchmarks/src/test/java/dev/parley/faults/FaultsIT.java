package dev.parley.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The proof of reliability, with few articles; and that it sees when a promise is broken. */
class FaultsIT {
    /** The article of twenty that reports a new fact. */
    private static final int WITH_A_FACT = 20;

    @TempDir
    private Path data;

    @Test
    void failedCallsLostAnswersKillsAndRepeatedEventsLoseNothing() throws Exception {
        // More faults than in the proof, so that few articles see all kinds.
        try (var run = run(new FaultRun.Rates(0.1, 0.2, 0.1))) {
            run.send(60, sent -> {});
            run.finish();
            var result = run.result();
            assertEquals(List.of(), result.broken(), result.table());
            assertEquals(60, result.articles());
            assertEquals(9, result.facts());
            assertEquals(18, result.reports());
            assertEquals(9, result.alerts());
            var injected = result.injected();
            assertTrue(injected.refused() > 10 && injected.answersLost() > 5, injected.toString());
            assertTrue(injected.retried() > 5 && injected.kills() > 0, injected.toString());
        }
    }

    @Test
    void aKillAtAnyCallOfASenderRepeatsOnlyWhatWasPublishedWithoutARecord() throws Exception {
        try (var run = run(FaultRun.Rates.NONE)) {
            for (int article = 2; article < 18; article++) {
                run.post(GeneratedArticles.body(WITH_A_FACT * article));
                run.stack().deliver("IndexFunction");
                run.faults().killAtCall(article / 2, article % 2 == 1);
                run.stack().deliver("AlertFunction");
                run.faults().killAtCall(0, false);
            }
            run.finish();
            var result = run.result();
            assertEquals(List.of(), result.broken(), result.table());
            assertEquals(16, result.alerts());
            assertTrue(result.injected().kills() >= 12, result.table());
            assertTrue(result.injected().ambiguous() > 0, result.table());
            assertEquals(result.injected().ambiguous(), result.repeats(), result.table());
        }
    }

    @Test
    void anArticleThatIsNotIndexedCountsAsLostWithItsFact() throws Exception {
        try (var run = run(FaultRun.Rates.NONE)) {
            run.send(5, sent -> {});
            run.post(GeneratedArticles.body(WITH_A_FACT));
            var sqs = run.clients().sqs();
            var queue = run.stack().sqs() + "/000000000000/IndexQueue";
            var message = sqs.receiveMessage(r -> r.queueUrl(queue)).messages().getFirst();
            sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
            run.finish();
            var result = run.result();
            assertEquals(
                    List.of("1 articles were lost", "1 facts were lost", "1 reports of facts were lost"),
                    result.broken());
        }
    }

    @Test
    void anAlertThatIsMarkedAndNotPublishedCountsAsLost() throws Exception {
        try (var run = run(FaultRun.Rates.NONE)) {
            run.post(GeneratedArticles.body(WITH_A_FACT));
            run.stack().deliver("IndexFunction");
            var now = run.clock().instant();
            var pending = run.outbox().pendingSince(now.plusSeconds(1), 1).getFirst();
            var leased = run.outbox().lease(pending, now, now.plus(Duration.ofMinutes(2)));
            run.outbox().markSent(leased.orElseThrow(), "forgotten", now);
            run.finish();
            assertEquals(List.of("1 alerts were not sent"), run.result().broken());
        }
    }

    @Test
    void aSecondPublicationWithoutALostAnswerBreaksThePromise() throws Exception {
        try (var run = run(FaultRun.Rates.NONE)) {
            run.send(1, sent -> {});
            run.finish();
            assertTrue(run.result().holds(), run.result().table());
            var alert = run.stack().delivered().getFirst().attributes().get("alert");
            run.clients().sns().publish(p -> p.topicArn(run.stack().outputs().get("AlertTopicArn"))
                    .subject("again")
                    .message("again")
                    .messageAttributes(Map.of(
                            "alert",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(alert)
                                    .build())));
            var result = run.result();
            assertEquals(1, result.repeats());
            assertEquals(1, result.repeatsAsNew());
            assertFalse(result.holds());
        }
    }

    private FaultRun run(FaultRun.Rates rates) throws Exception {
        return new FaultRun(Path.of("../../template.yaml"), data, rates, 17);
    }
}
