package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Feeds of searches, with a fake index. */
class FeedHandlerTest extends SearchFixture {
    @Test
    void feedHasTheNewestHundredFactsAndLinksToItsSearch() throws Exception {
        var answer = feed("facts.json", Map.of("person", "Trump"), Map.of());
        assertEquals(
                "application/feed+json; charset=utf-8",
                answer.path("headers").path("content-type").asText());
        var feed = body(answer);
        assertEquals(100, pages.getLast().limit());
        assertEquals(
                "https://parley.example/feeds/facts.json?person=donald-trump",
                feed.path("feed_url").asText());
        assertEquals(
                "https://parley.example/facts?person=donald-trump",
                feed.path("home_page_url").asText());
        assertEquals(
                CHANGED.toString(),
                feed.path("items").path(0).path("date_modified").asText());
        assertEquals(
                FIRST.firstSeen().toString(),
                feed.path("items").path(1).path("date_modified").asText());
    }

    @Test
    void unchangedFeedIsAnsweredWith304() throws Exception {
        for (var name : List.of("facts.atom", "facts.json", "facts.ics")) {
            var first = feed(name, Map.of(), Map.of());
            assertEquals(200, first.path("statusCode").asInt());
            var tag = first.path("headers").path("etag").asText();
            assertTrue(tag.matches("\"[0-9a-f]{64}\""), tag);
            for (var known : List.of(tag, "\"x\", W/" + tag, "*")) {
                var again = feed(name, Map.of(), Map.of("if-none-match", known));
                assertEquals(304, again.path("statusCode").asInt(), known);
                assertEquals("", again.path("body").asText());
                assertEquals(tag, again.path("headers").path("etag").asText());
            }
            facts.remove(FIRST);
            assertEquals(
                    200,
                    feed(name, Map.of(), Map.of("if-none-match", tag))
                            .path("statusCode")
                            .asInt());
            facts.add(FIRST);
        }
    }

    @Test
    void feedRefusesPageParametersAndOrder() throws Exception {
        for (var parameter : Map.of("limit", "5", "cursor", "x", "facets", "type", "order", "oldest")
                .entrySet()) {
            var answer = feed("facts.atom", Map.of(parameter.getKey(), parameter.getValue()), Map.of());
            assertEquals(400, answer.path("statusCode").asInt(), parameter.toString());
            assertEquals(parameter.getKey(), body(answer).path("parameter").asText());
        }
        assertEquals(
                404, feed("facts.rss", Map.of(), Map.of()).path("statusCode").asInt());
    }

    @Test
    void linksUseTheRequestedAddressIfNoPublicAddressIsConfigured() throws Exception {
        var unset = handler("");
        assertEquals(
                "https://api.example/feeds/facts.json",
                body(call(
                                unset,
                                "GET /feeds/{feed}",
                                Map.of(),
                                Map.of("host", "api.example", "x-forwarded-proto", "https"),
                                "facts.json"))
                        .path("feed_url")
                        .asText());
        assertEquals(
                "http://localhost/feeds/facts.json",
                body(call(unset, "GET /feeds/{feed}", Map.of(), Map.of("host", "evil\" x"), "facts.json"))
                        .path("feed_url")
                        .asText());
    }
}
