package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.openapi.OpenApi.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The ids of a stack with some of everything. */
record Archived(
        URI api, String article, String version, String fact, String sha256, String subscription, String export) {
    private static final String CALL =
            "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Wednesday.";

    /** Adds two calls, one of them corrected, an unknown name, a subscription and an export. */
    static Archived in(LocalStack stack) throws Exception {
        var api = stack.api();
        Stacks.post(api, Stacks.article("harbour-wire", "2025-02-12", CALL));
        stack.awaitIdle();
        var receipt = Stacks.json(Stacks.post(
                api,
                Stacks.article(
                        "harbour-wire",
                        "2025-02-12",
                        CALL.replace("Vladimir Putin", "Vladimir Putin for 90 minutes"))));
        Stacks.post(
                api,
                Stacks.article(
                        "ledger",
                        "2025-02-12",
                        "Emmanuel Macron telephoned Narendra Modi on February 11. Danish Foreign Minister Petra Quint met"
                                + " German Chancellor Friedrich Merz in Berlin on Tuesday."));
        stack.awaitIdle();
        var article = receipt.path("id").asText();
        var version = receipt.path("version").asText();
        var subscribed = asked(api, "/subscriptions", "{\"email\":\"ann@example.org\"}");
        var exported = asked(api, "/exports", "{\"of\":\"facts\",\"format\":\"csv\"}");
        stack.awaitIdle();
        var found = Stacks.json(Stacks.get(api, "/articles/" + article));
        assertEquals(2, found.path("versions").size(), found.toString());
        return new Archived(
                api,
                article,
                version,
                found.path("facts").path(0).path("id").asText(),
                found.path("versions").path(1).path("sha256").asText(),
                subscribed.path("id").asText(),
                exported.path("id").asText());
    }

    private static JsonNode asked(URI api, String path, String json) throws Exception {
        return Stacks.json(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** A path of the document with ids that exist. */
    String filled(Operation operation) {
        return operation
                .path()
                .replace("{id}", idOf(operation))
                .replace("{version}", version)
                .replace("{feed}", "facts.atom")
                .replace("{name}", "page.css");
    }

    /** The existing id for an operation. */
    String idOf(Operation operation) {
        if (operation.path().startsWith("/articles/")) {
            return article;
        }
        if (operation.path().startsWith("/exports/")) {
            return export;
        }
        return operation.path().contains("subscriptions") ? subscription : fact;
    }
}
