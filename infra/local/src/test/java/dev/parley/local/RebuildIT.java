package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.aws.Clients;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A lost index is rebuilt from S3, where the receipts prevent repeated alerts. */
class RebuildIT {
    private static final String TWO_CALLS = "U.S. President Donald Trump spoke by telephone with Russian President"
            + " Vladimir Putin on Wednesday. U.S. President Donald Trump spoke by telephone with Ukrainian President"
            + " Volodymyr Zelensky on Wednesday.";

    @TempDir
    private Path data;

    @Test
    void anIndexBuiltAgainFromS3AlertsNobodyAndKeepsTheLinksThatWereGivenOut() throws Exception {
        List<String> facts;
        try (var stack = Stacks.start(data, Stacks.FEBRUARY_12)) {
            Stacks.post(stack.api(), Stacks.article("harbour-wire", "2025-02-12", TWO_CALLS));
            stack.awaitIdle();
            Stacks.post(
                    stack.api(),
                    Stacks.article(
                            "meridian",
                            "2025-02-12",
                            "President Putin and President Trump spoke by phone on February 12, the Kremlin said."));
            stack.awaitIdle();
            assertEquals(1, stack.delivered().size());
            var message = stack.delivered().getFirst();
            assertTrue(message.sms().contains("+1 more"), message.sms());
            assertTrue(message.email().contains("Putin") && message.email().contains("Zelensky"), message.email());
            facts = Json.MAPPER
                    .readerForListOf(String.class)
                    .readValue(message.attributes().get("fact"));
            assertEquals(2, facts.size());
            assertEquals(
                    List.of("sending.json", "sent.json"),
                    keys(stack, "receipts/").stream()
                            .map(key -> key.substring(key.lastIndexOf('/') + 1))
                            .toList());
        }
        Stacks.forgetTheIndex(data);
        try (var stack = Stacks.start(data, Stacks.FEBRUARY_12)) {
            assertEquals(
                    404, Stacks.get(stack.api(), "/facts/" + facts.getFirst()).statusCode());
            // The later report comes first. On its own it would create another fact and alert again.
            for (var key : keys(stack, "articles/").reversed()) {
                stack.send(
                        "IndexQueue",
                        Id.of(key, 10),
                        "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"" + key + "\"}}}]}");
            }
            stack.awaitIdle();
            assertEquals(List.of(), stack.messages("IndexFailures"));
            assertEquals(1, stack.delivered().size(), "an alert was repeated");
            for (var fact : facts) {
                var found = Stacks.json(Stacks.get(stack.api(), "/facts/" + fact));
                assertEquals("SENT", found.path("alerts").path(0).path("state").asText(), found.toString());
            }
            assertEquals(
                    2,
                    Stacks.json(Stacks.get(stack.api(), "/facts")).path("facts").size());
            // New facts alert again.
            Stacks.post(
                    stack.api(),
                    Stacks.article(
                            "ledger",
                            "2025-02-12",
                            "U.S. President Donald Trump spoke by phone with French President Emmanuel Macron on"
                                    + " Wednesday."));
            stack.awaitIdle();
            assertEquals(2, stack.delivered().size());
        }
    }

    private static List<String> keys(LocalStack stack, String prefix) {
        var environment = stack.environment("AlertFunction");
        return new Clients(environment)
                        .s3()
                        .listObjectsV2(list ->
                                list.bucket(environment.get("ARCHIVE_BUCKET")).prefix(prefix))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .toList();
    }
}
