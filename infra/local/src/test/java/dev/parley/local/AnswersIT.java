package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.openapi.OpenApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of a running stack against {@code infra/openapi.yaml}. */
class AnswersIT {
    private static final OpenApi DOCUMENT = OpenApi.read(Stacks.PROJECT);

    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Archived archived;

    @BeforeAll
    static void start() throws Exception {
        stack = Stacks.start(data, Stacks.FEBRUARY_12);
        archived = Archived.in(stack);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void everyReadingRouteAnswersAsDocumented() throws Exception {
        var faults = new ArrayList<String>();
        for (var operation : DOCUMENT.operations()) {
            if (operation.method().equals("GET")) {
                var path = archived.filled(operation);
                var query = operation.path().equals("/lookup") ? "?sha256=" + archived.sha256() : "";
                var answer = RawHttp.get(archived.api(), path + query);
                assertEquals(
                        operation.path().startsWith("/public/") ? 403 : 200, answer.status(), path + answer.text());
                faults.addAll(faults(operation.route(), path, answer));
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void theExampleOfEveryParameterIsAccepted() throws Exception {
        var faults = new ArrayList<String>();
        for (var operation : DOCUMENT.operations()) {
            for (var parameter : operation.parameters("query")) {
                var name = parameter.path("name").asText();
                if (operation.method().equals("GET") && !name.equals("cursor")) {
                    var example = URLEncoder.encode(parameter.path("example").asText(), StandardCharsets.UTF_8);
                    var path = archived.filled(operation) + "?" + name + "=" + example;
                    var answer = RawHttp.get(archived.api(), path);
                    // The versions in examples do not exist here.
                    assertTrue(
                            answer.status() == 200 || name.equals("from") || name.equals("to"), path + answer.text());
                    faults.addAll(faults(operation.route(), path, answer));
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void feedsHaveTheFormatsOfTheirNames() throws Exception {
        for (var feed : Map.of(
                        "facts.atom", "application/atom+xml",
                        "facts.json", "application/feed+json",
                        "facts.ics", "text/calendar")
                .entrySet()) {
            var path = "/feeds/" + feed.getKey();
            var answer = RawHttp.get(archived.api(), path);
            assertEquals(
                    feed.getValue() + "; charset=utf-8", answer.contentType().orElseThrow());
            assertTrue(answer.text().contains(archived.api() + "/f/" + archived.fact()), answer.text());
            assertTrue(answer.text().contains("NEW CALL: Trump-Putin"), answer.text());
            assertEquals(List.of(), faults("GET /feeds/{feed}", path, answer));
            var again = RawHttp.get(
                    archived.api(), path, "If-None-Match: " + answer.headers().get("etag"));
            assertEquals(304, again.status());
            assertEquals(0, again.body().length);
            assertEquals(List.of(), faults("GET /feeds/{feed}", path, again));
        }
    }

    @Test
    void lookupWorksByAddressAndByContent() throws Exception {
        for (var query : List.of(
                "url=https%3A%2F%2Fwire.example.com%2Fharbour-wire",
                "url=HTTPS://WIRE.EXAMPLE.COM:443/harbour-wire%3Futm_source=x%23top",
                "sha256=" + archived.sha256(),
                "sha256=" + archived.sha256().toUpperCase(Locale.ROOT))) {
            var answer = RawHttp.get(archived.api(), "/lookup?" + query);
            assertEquals(List.of(), faults("GET /lookup", query, answer));
            var body = Json.MAPPER.readTree(answer.body());
            assertTrue(body.path("have").asBoolean(), query + body);
            assertEquals(query.startsWith("url") ? 2 : 1, body.path("versions").size());
            assertEquals(
                    archived.article(), body.path("versions").path(0).path("id").asText());
            assertEquals(
                    200,
                    RawHttp.get(
                                    archived.api(),
                                    body.path("versions")
                                            .path(0)
                                            .path("links")
                                            .path("original")
                                            .asText())
                            .status());
        }
        for (var query : List.of("url=https%3A%2F%2Fwire.example.com%2Fnothing", "sha256=" + "0".repeat(64))) {
            assertEquals(
                    "{\"have\":false,\"versions\":[]}",
                    RawHttp.get(archived.api(), "/lookup?" + query).text());
        }
    }

    @Test
    void missingResourcesAreAnsweredAsDocumented() throws Exception {
        var faults = new ArrayList<String>();
        var nothing = Map.of(
                "GET /articles/{id}", "/articles/" + Id.of("nothing", Article.ID_LENGTH),
                "GET /articles/{id}/versions/{version}",
                        "/articles/" + archived.article() + "/versions/" + Id.of("nothing", Article.VERSION_LENGTH),
                "GET /facts/{id}", "/facts/" + Id.of("nothing", Fact.ID_LENGTH),
                "GET /f/{id}", "/f/" + Id.of("nothing", Fact.ID_LENGTH),
                "GET /feeds/{feed}", "/feeds/facts.rss",
                "GET /subscriptions/{id}", "/subscriptions/nothing");
        for (var one : nothing.entrySet()) {
            var answer = RawHttp.get(archived.api(), one.getValue());
            assertEquals(404, answer.status(), one.getValue());
            assertEquals("application/problem+json", answer.contentType().orElseThrow());
            faults.addAll(faults(one.getKey(), one.getValue(), answer));
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void postedRequestsAreAnsweredAsDocumented() throws Exception {
        var faults = new ArrayList<String>();
        var statuses = new TreeMap<String, Integer>();
        for (var operation : DOCUMENT.operations()) {
            if (!operation.body().isMissingNode()) {
                var path = archived.filled(operation);
                var media =
                        operation.body().path("content").properties().iterator().next();
                var example = media.getValue().path("example");
                var answer = RawHttp.send(
                        archived.api(),
                        operation.method(),
                        path,
                        (example.isTextual() ? example.asText() : example.toString()).getBytes(StandardCharsets.UTF_8),
                        "Content-Type: " + media.getKey());
                statuses.put(operation.route(), answer.status());
                faults.addAll(faults(operation.route(), path, answer));
            }
        }
        assertEquals(List.of(), faults);
        assertEquals(201, statuses.get("POST /articles"));
        assertEquals(200, statuses.get("POST /articles/batch"));
        assertEquals(202, statuses.get("POST /subscriptions"));
        // The subscription of the example waits for its link.
        assertEquals(409, statuses.get("PATCH /subscriptions/{id}"));
        assertEquals(403, statuses.get("POST /public/subscriptions"));
    }

    private static List<String> faults(String route, String path, RawHttp.Answer answer) {
        return DOCUMENT.faults(route, answer.status(), answer.contentType(), answer.body()).stream()
                .map(fault -> path + " " + fault)
                .toList();
    }
}
