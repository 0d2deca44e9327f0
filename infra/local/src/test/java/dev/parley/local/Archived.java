package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.openapi.OpenApi.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A stack with a little of everything in it, and the ids under which it is found. */
record Archived(URI api, String article, String version, String fact, String sha256, String subscription) {
    private static final String CALL =
            "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Wednesday.";

    private static final Set<String> ROUTES = routes();

    /** Two calls, one of them corrected, a name that no table knows, and a subscription. */
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
        var subscribed = Stacks.json(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api + "/subscriptions"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"ann@example.org\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
        var found = Stacks.json(Stacks.get(api, "/articles/" + article));
        assertEquals(2, found.path("versions").size(), found.toString());
        return new Archived(
                api,
                article,
                version,
                found.path("facts").path(0).path("id").asText(),
                found.path("versions").path(1).path("sha256").asText(),
                subscribed.path("id").asText());
    }

    /** A path of the document, its parameters filled with what is there. */
    String filled(Operation operation) {
        return operation
                .path()
                .replace("{id}", idOf(operation))
                .replace("{version}", version)
                .replace("{feed}", "facts.atom");
    }

    /** The id that is there of what an operation is about. */
    String idOf(Operation operation) {
        return operation.path().startsWith("/articles/")
                ? article
                : operation.path().contains("subscriptions") ? subscription : fact;
    }

    /** Whether the template has a route that the document describes. */
    static boolean isThere(Operation operation) {
        return ROUTES.contains(operation.route());
    }

    private static Set<String> routes() {
        return Template.read(Stacks.PROJECT.resolve("template.yaml"), Map.of()).resources().stream()
                .filter(Resource.Function.class::isInstance)
                .flatMap(function -> ((Resource.Function) function).sources().stream())
                .filter(Resource.Route.class::isInstance)
                .map(Resource.Route.class::cast)
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet());
    }
}
