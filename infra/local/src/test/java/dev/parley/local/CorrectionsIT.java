package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts and alerts after corrections, withdrawals, denials and plans that took place. */
class CorrectionsIT extends FreshStack {
    private static final String CALL = "U.S. President Donald Trump spoke by telephone with Russian President Vladimir"
            + " Putin on Wednesday, the White House said.";

    /** Text that prevents a version from being an excerpt of the one before. */
    private static final String MORE =
            "\n\nNeither side gave out a transcript of what was said, and no date was named.";

    @Test
    void aCorrectionAlertsOnceAndTheFactKeepsItsHistory() throws Exception {
        for (var prefix : List.of("05-", "06-", "06-")) {
            var sample = sample(prefix);
            Stacks.post(api, "text/html", Files.readAllBytes(sample));
            stack.awaitIdle();
        }
        var calls = callsOfTrumpAndPutin();
        assertEquals(List.of("happened", "corrected-happened"), statuses(calls));
        assertTrue(
                calls.getLast()
                        .sms()
                        .startsWith("CORRECTED CALL: Trump-Putin, 12 Feb, was about 60 min, now about 90 min"),
                calls.getLast().sms());

        var fact = fact(calls.getLast());
        assertEquals(90, fact.path("durationMinutes").asInt());
        assertEquals(1, fact.path("sources").size());
        assertEquals(2, fact.path("sightings").size());
        assertEquals(1, fact.path("history").size());
        var page = fact.path("history").path(0);
        assertEquals("corrected", page.path("cause").asText());
        assertEquals(
                fact.path("sightings").path(1).path("articleId"),
                page.path("version").path("articleId"));
        var change = page.path("changes").path(0);
        assertEquals("durationMinutes", change.path("property").asText());
        assertEquals("60", change.path("before").asText());
        assertEquals("90", change.path("after").asText());
        assertEquals(2, fact.path("alerts").size());
    }

    @Test
    void aVersionWithoutACorrectionDoesNotAlert() throws Exception {
        post("harbour-wire", CALL);
        post("harbour-wire", CALL + " Both men said that the talk had been useful.");
        assertEquals(1, stack.delivered().size());
    }

    @Test
    void anotherParticipantOrDayInANewVersionIsACorrectionAndNotANewFact() throws Exception {
        post("harbour-wire", CALL);
        post(
                "harbour-wire",
                CALL.replace("Russian President Vladimir Putin", "Ukrainian President Volodymyr Zelensky"));
        post("meridian", "Emmanuel Macron telephoned Narendra Modi on February 12, the Elysee said.");
        post("meridian", "Emmanuel Macron telephoned Narendra Modi on February 10, the Elysee said.");
        assertEquals(
                List.of(
                        "NEW CALL: Trump-Putin, 12 Feb",
                        "CORRECTED CALL: was Trump-Putin, now Trump-Zelensky, 12 Feb",
                        "NEW CALL: Macron-Modi, 12 Feb",
                        "CORRECTED CALL: Macron-Modi, was 12 Feb, now 10 Feb"),
                stack.delivered().stream().map(DeliveredMessage::subject).toList());
        assertEquals(2, Stacks.json(Stacks.get(api, "/facts")).path("facts").size());
        assertEquals(
                1,
                Stacks.json(Stacks.get(api, "/facts?person=volodymyr-zelensky"))
                        .path("facts")
                        .size());
        assertEquals(
                0,
                Stacks.json(Stacks.get(api, "/facts?person=vladimir-putin"))
                        .path("facts")
                        .size());
    }

    @Test
    void aPlanThatTookPlaceAlertsOnceMoreHoweverOftenItIsReported() throws Exception {
        post("meridian", "Vladimir Putin and Donald Trump will speak by telephone on February 12, the Kremlin said.");
        post("harbour-wire", CALL);
        post("northern-ledger", "President Trump held a phone call with President Putin on Wednesday.");
        var calls = callsOfTrumpAndPutin();
        assertEquals(List.of("planned", "now-happened"), statuses(calls));
        assertTrue(
                calls.getLast().sms().startsWith("NOW HAPPENED: CALL Trump-Putin, 12 Feb"),
                calls.getLast().sms());
        var fact = fact(calls.getFirst());
        assertEquals("happened", fact.path("status").asText());
        assertEquals(2, fact.path("sources").size());
    }

    @Test
    void aDenialMarksTheFactAndAlertsNobody() throws Exception {
        post("harbour-wire", CALL);
        post(
                "meridian",
                "The Kremlin denied that Vladimir Putin had spoken by telephone with Donald Trump on February 12.");
        assertEquals(1, stack.delivered().size());
        var fact = fact(stack.delivered().getFirst());
        assertTrue(fact.path("disputed").asBoolean(), fact.toString());
        assertEquals(1, fact.path("deniedBy").size());
        assertEquals("[\"Harbour Wire\"]", fact.path("sources").toString());
    }

    @Test
    void aReportThatANewVersionRemovesIsAlertedAsWithdrawn() throws Exception {
        post("harbour-wire", CALL + MORE);
        post("harbour-wire", "Markets rose on Wednesday in thin trade." + MORE + MORE);
        assertEquals(
                List.of("NEW CALL: Trump-Putin, 12 Feb", "CORRECTED CALL: Trump-Putin, 12 Feb, no longer reported"),
                stack.delivered().stream().map(DeliveredMessage::subject).toList());
        var fact = fact(stack.delivered().getFirst());
        assertTrue(fact.path("withdrawn").asBoolean());
        post("meridian", CALL);
        assertEquals(3, stack.delivered().size());
        assertFalse(fact(stack.delivered().getFirst()).path("withdrawn").asBoolean());
    }

    @Test
    void anExcerptOfAnArticleWithdrawsNothing() throws Exception {
        post("harbour-wire", CALL + MORE.repeat(3));
        post("harbour-wire", "Subscribers can read this article in full.");
        assertEquals(1, stack.delivered().size());
        assertFalse(fact(stack.delivered().getFirst()).path("withdrawn").asBoolean());
    }

    @Test
    void aCorrectionOfAnOldArticleIsStoredButAlertsNobody() throws Exception {
        for (var minutes : List.of("60", "90")) {
            Stacks.post(
                    api,
                    Stacks.article(
                            "harbour-wire",
                            "2025-01-15",
                            "Donald Trump had a " + minutes
                                    + "-minute telephone call with Vladimir Putin on Wednesday."));
            stack.awaitIdle();
        }
        assertEquals(List.of(), stack.delivered());
        var fact = Stacks.json(Stacks.get(api, "/facts")).path("facts").path(0);
        assertEquals(90, fact.path("durationMinutes").asInt());
    }

    private void post(String outlet, String text) throws Exception {
        Stacks.post(api, Stacks.article(outlet, "2025-02-12", text));
        stack.awaitIdle();
    }

    private List<DeliveredMessage> callsOfTrumpAndPutin() {
        return stack.delivered().stream()
                .filter(alert -> (alert.subject() + alert.email()).matches("(?s).*(Trump-Putin|Putin-Trump).*"))
                .filter(alert -> alert.attributes().get("type").contains("leader_call"))
                .toList();
    }

    private static List<String> statuses(List<DeliveredMessage> alerts) {
        return alerts.stream()
                .map(alert -> first(alert.attributes().get("status")))
                .toList();
    }

    /** The value of the first fact of a message. */
    private static String first(String attribute) {
        return attribute.startsWith("[") ? attribute.split("\"")[1] : attribute;
    }

    private JsonNode fact(DeliveredMessage alert) throws Exception {
        return Stacks.json(Stacks.get(api, "/facts/" + alert.attributes().get("fact")));
    }

    private static Path sample(String prefix) throws Exception {
        try (var files = Files.list(Stacks.PROJECT.resolve("events/articles"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
