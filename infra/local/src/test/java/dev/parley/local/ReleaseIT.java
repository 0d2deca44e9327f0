package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wire items in the whole system: withheld, embargoed, canceled, usable again. */
class ReleaseIT {
    private static final String CALL = "Finnish President Alexander Stubb spoke by phone with Norwegian Prime Minister"
            + " Jonas Gahr Støre on Wednesday, his office said.";
    private static final String NEW = "NEW CALL: Stubb-Gahr Store, 12 Feb";
    private static final String WITHDRAWN = "CORRECTED CALL: Stubb-Gahr Store, 12 Feb, no longer reported";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2025-02-12T18:00:00Z");
    private LocalStack stack;

    @BeforeEach
    void start() throws Exception {
        stack = Stacks.start(data, clock);
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void aCanceledItemIsWithdrawnAndMayBecomeUsableAgain() throws Exception {
        assertEquals(201, send("\"pubstatus\": \"usable\""));
        assertEquals(201, send("\"pubstatus\": \"canceled\""));
        assertEquals(200, send("\"pubstatus\": \"canceled\""));
        assertEquals(List.of(NEW, WITHDRAWN), subjects());
        assertTrue(facts().path(0).path("withdrawn").asBoolean());
        assertEquals(201, send("\"pubstatus\": \"usable\""));
        assertEquals(3, subjects().size());
        assertFalse(facts().path(0).path("withdrawn").asBoolean());
        assertEquals(1, facts().size());
    }

    @Test
    void aWithheldItemIsArchivedAndDoesNotAlertUntilItIsUsable() throws Exception {
        assertEquals(201, send("\"pubstatus\": \"withheld\""));
        assertEquals(List.of(), subjects());
        assertEquals(0, facts().size());
        send("\"pubstatus\": \"usable\"");
        assertEquals(List.of(NEW), subjects());
    }

    @Test
    void anEmbargoedItemAlertsOnceAfterItsEmbargo() throws Exception {
        send("\"embargoed\": \"2025-02-12T20:00:00Z\"");
        sweep();
        assertEquals(List.of(), subjects());
        clock.advance(Duration.ofHours(2));
        sweep();
        assertEquals(List.of(NEW), subjects());
        sweep();
        assertEquals(List.of(NEW), subjects());
        var versions = Stacks.json(Stacks.get(stack.api(), "/lookup?url=https://wire.example.com/stubb"))
                .path("versions");
        assertEquals(2, versions.size(), versions.toString());
    }

    @Test
    void anEmbargoSurvivesTheLossOfTheIndex() throws Exception {
        send("\"embargoed\": \"2025-02-12T20:00:00Z\"");
        stack.close();
        Stacks.forgetTheIndex(data);
        stack = Stacks.start(data, clock);
        // The queue passes the version to the new index, as "parley rebuild" does.
        send("\"embargoed\": \"2025-02-12T21:00:00Z\"");
        clock.advance(Duration.ofHours(4));
        sweep();
        assertEquals(List.of(NEW), subjects());
    }

    @Test
    void newsMlItemsAreCanceledLikeNinjsItems() throws Exception {
        for (var status : List.of("usable", "canceled")) {
            clock.advance(Duration.ofSeconds(1));
            var item = """
                    <newsItem guid="urn:newsml:wire.example:1"><itemMeta>
                    <versionCreated>2025-02-12T10:00:00Z</versionCreated><pubStatus qcode="stat:%s"/></itemMeta>
                    <contentMeta><headline>Leaders talk</headline></contentMeta>
                    <contentSet><inlineData contenttype="text/plain">%s</inlineData></contentSet></newsItem>
                    """.formatted(status, CALL);
            var answer = Stacks.post(stack.api(), "application/xml", item.getBytes(StandardCharsets.UTF_8));
            assertEquals(201, answer.statusCode());
            stack.awaitIdle();
        }
        assertEquals(List.of(NEW, WITHDRAWN), subjects());
    }

    @Test
    void anUnreadableItemIsArchivedAndAnsweredWithASentence() throws Exception {
        for (var body : List.of(
                "<rss version='2.0'/>",
                "<invoice/>",
                "MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx",
                "<newsMessage/>",
                "{\"url\": \"http://[:::::]/a\", \"text\": 5}")) {
            var answer = Stacks.post(stack.api(), "application/octet-stream", body.getBytes(StandardCharsets.UTF_8));
            assertEquals(422, answer.statusCode(), body);
            assertTrue(Stacks.json(answer).path("archived").asBoolean());
            assertTrue(Stacks.json(answer).path("detail").asText().matches("(?s).*[Ss]end.*"), body);
        }
    }

    @Test
    void anInvalidAddressLosesNoArticle() throws Exception {
        for (var address : List.of("http://[:::::]/a", "http://[::1", "https://exa mple.com/", "http://a:99999/", "")) {
            var answer = Stacks.post(
                    stack.api(),
                    Json.MAPPER
                            .createObjectNode()
                            .put("url", address)
                            .put("text", "The talks at " + address.length() + " began.")
                            .toString());
            assertEquals(201, answer.statusCode(), address);
            assertEquals(
                    !address.isEmpty(),
                    Stacks.json(answer).path("notes").toString().contains("is not a full http or https address"));
        }
    }

    private int send(String fields) throws Exception {
        clock.advance(Duration.ofSeconds(1));
        var answer = Stacks.post(
                stack.api(),
                "{\"uri\": \"https://wire.example.com/stubb\", \"headline\": \"Leaders talk\", \"versioncreated\":"
                        + " \"2025-02-12T10:00:00Z\", " + fields + ", \"body_text\": \"" + CALL + "\"}");
        stack.awaitIdle();
        return answer.statusCode();
    }

    private void sweep() throws Exception {
        stack.invoke("SweepFunction", Json.MAPPER.createObjectNode());
        stack.awaitIdle();
    }

    private JsonNode facts() throws Exception {
        return Stacks.json(Stacks.get(stack.api(), "/facts")).path("facts");
    }

    private List<String> subjects() {
        return stack.delivered().stream().map(DeliveredMessage::subject).toList();
    }
}
