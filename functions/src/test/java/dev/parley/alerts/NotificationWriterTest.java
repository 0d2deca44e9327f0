package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Notification.Kind;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NotificationWriterTest {
    private static final Instant SEEN = Instant.parse("2025-02-12T18:30:00Z");
    private static final String BASE = "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com";
    private static final int SNS_BYTES = 256 * 1024;
    private static final VersionKey VERSION =
            new VersionKey(Id.of("a", Article.ID_LENGTH), Id.of("v", Article.VERSION_LENGTH));

    private final NotificationWriter writer = new NotificationWriter(URI.create(BASE));

    @Test
    void aSingleAlertIsPublishedUnchanged() {
        var alert = alert(1, FactType.LEADER_CALL, Status.HAPPENED, "They spoke.\n");
        var publication = writer.report(List.of(alert), true);
        assertEquals(alert.message(), publication.message());
        assertEquals(List.of("leader_call"), publication.attributes().types());
    }

    @Test
    void theMostImportantFactComesFirstAndTheOthersAreNamed() {
        var publication = writer.report(
                List.of(
                        alert(1, FactType.ENVOY_NAMED, Status.HAPPENED, "An envoy.\n"),
                        alert(2, FactType.CEASEFIRE, Status.PLANNED, "A plan.\n"),
                        alert(3, FactType.LEADER_CALL, Status.HAPPENED, "A call.\n")),
                true);
        var message = publication.message();
        assertEquals(
                "NEW 3: A-B, 12 Feb (says A). +2 more: envoy named, ceasefire. " + BASE + "/articles/"
                        + VERSION.articleId(),
                message.sms());
        assertEquals("Subject 3 +2 more", message.subject());
        assertTrue(message.body().indexOf("A call.") < message.body().indexOf("An envoy."));
        assertTrue(message.body().indexOf("An envoy.") < message.body().indexOf("A plan."));
        assertEquals(1, message.body().split("You get this because", -1).length - 1, message.body());
        assertTrue(message.body().endsWith("To leave, use the unsubscribe link below this message.\n"));
    }

    @Test
    void theFactInTheTitleComesFirst() {
        var call = alert(1, FactType.LEADER_CALL, Status.HAPPENED, "A call.\n");
        var visit = headline(alert(2, FactType.VISIT, Status.PLANNED, "A visit.\n"));
        assertEquals(
                "Subject 2 +1 more",
                writer.report(List.of(call, visit), true).message().subject());
    }

    private static Alert headline(Alert alert) {
        return new Alert(
                alert.id(),
                alert.factId(),
                alert.version(),
                alert.reason(),
                alert.filterValues(),
                alert.message(),
                true,
                alert.decided(),
                alert.published());
    }

    @Test
    void aMessageHasTheFilterAttributesOfAllItsFacts() {
        var publication = writer.report(
                List.of(
                        alert(1, FactType.LEADER_CALL, Status.HAPPENED, "A call.\n"),
                        alert(2, FactType.PROPOSAL, Status.PLANNED, "A plan.\n")),
                true);
        assertEquals(
                List.of("leader_call", "proposal"), publication.attributes().types());
        assertEquals(
                List.of("leader_call", "negotiation_step"),
                publication.attributes().kinds());
        assertEquals(List.of("happened", "planned"), publication.attributes().statuses());
        assertEquals(List.of("person-1", "person-2"), publication.attributes().people());
        assertEquals(List.of("C1", "C2"), publication.attributes().countries());
    }

    @Test
    void messagesWithManyFactsStayWithinTheLimitsOfEveryChannel() {
        var random = new Random(5);
        for (int facts : List.of(2, 3, 10, 50, 200)) {
            var alerts = new ArrayList<Alert>();
            for (int i = 0; i < facts; i++) {
                var type = FactType.values()[random.nextInt(FactType.values().length)];
                alerts.add(alert(i, type, Status.HAPPENED, "\"“\\\n".repeat(random.nextInt(4_000))));
            }
            var publication = writer.report(alerts, true);
            withinLimits(publication.message());
            assertEquals(facts, publication.alerts().size());
            assertTrue(publication.message().sms().endsWith("/articles/" + VERSION.articleId()));
            assertTrue(publication.message().sms().contains("+" + (facts - 1) + " more"));
        }
    }

    @Test
    void aDigestCountsTypesAndGivesTheFirstAlertsALineEach() {
        var summary = NotificationWriter.summary();
        for (int i = 0; i < 212; i++) {
            summary.add(DigestEntry.of(
                    alert(i, i < 180 ? FactType.LEADER_CALL : FactType.MEETING, Status.HAPPENED, "not in a digest")));
        }
        var digest = writer.digest(new Notification("storm-1", Kind.STORM, SEEN), summary, true);
        assertEquals("And 212 more up to 12 Feb 18:30 UTC", digest.message().subject());
        assertEquals(
                "And 212 more up to 12 Feb 18:30 UTC: 180 leader call, 32 meeting. " + BASE + "/facts",
                digest.message().sms());
        assertTrue(digest.message().body().contains("NEW 0: A-B"));
        assertTrue(digest.message().body().contains("And 172 more."));
        assertFalse(digest.message().body().contains("not in a digest"));
        assertEquals(Topic.ALERTS, digest.topic());
        assertEquals(List.of("leader_call", "meeting"), digest.attributes().types());
        withinLimits(digest.message());
    }

    @Test
    void theDailyDigestGoesToItsOwnTopic() {
        var summary = NotificationWriter.summary();
        summary.add(DigestEntry.of(alert(1, FactType.LEADER_CALL, Status.HAPPENED, "")));
        var digest = writer.digest(new Notification("day-1", Kind.DAY, SEEN), summary, false);
        assertEquals(Topic.DAILY, digest.topic());
        assertEquals("Digest of 12 Feb 2025: 1 new", digest.message().subject());
        assertTrue(
                digest.message().body().contains("And ") == false,
                digest.message().body());
    }

    @Test
    void aDigestOfAHundredThousandAlertsFitsSns() throws Exception {
        var summary = NotificationWriter.summary();
        for (int i = 0; i < 100_000; i++) {
            summary.add(DigestEntry.of(alert(i, FactType.LEADER_CALL, Status.HAPPENED, "")));
        }
        var digest = writer.digest(new Notification("storm-1", Kind.STORM, SEEN), summary, true);
        withinLimits(digest.message());
        var all = Json.MAPPER.writeValueAsBytes(Map.of(
                "message",
                digest.message(),
                "people",
                digest.attributes().people(),
                "countries",
                digest.attributes().countries()));
        assertTrue(all.length < SNS_BYTES, all.length + " bytes");
    }

    private static void withinLimits(Message message) {
        // The message checks its SMS and subject itself.
        assertTrue(Gsm7.septets(message.sms()).orElseThrow() <= Gsm7.SEGMENT);
        assertTrue(message.subject().length() < 100);
        try {
            var json = Json.MAPPER.writeValueAsString(
                    Map.of("default", message.sms(), "sms", message.sms(), "email", message.body()));
            assertTrue(json.getBytes(StandardCharsets.UTF_8).length < SNS_BYTES, json.length() + " characters");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Alert alert(int number, FactType type, Status status, String body) {
        return new Alert(
                "alert-" + number,
                "fact-" + number,
                VERSION,
                AlertReason.NEW,
                new FilterValues(type, status, List.of("person-" + number), List.of("C" + number)),
                new Message(
                        "NEW " + number + ": A-B, 12 Feb (says A). Harbour Wire, 1 source. " + BASE + "/f/0123456789a",
                        "Subject " + number,
                        body + "\nYou get this because you subscribed.\n"
                                + "To leave, use the unsubscribe link below this message.\n"),
                false,
                SEEN,
                Optional.empty());
    }
}
