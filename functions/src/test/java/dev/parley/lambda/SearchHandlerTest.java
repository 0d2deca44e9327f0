package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.search.Facet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers to searches, with a fake index. */
class SearchHandlerTest extends SearchFixture {
    @Test
    void factsAreInTheOrderOfTheSearchWithHighlights() throws Exception {
        var answer = get("GET /facts", Map.of("q", "telephone", "limit", "3", "facets", "type,person"));
        assertEquals(200, answer.path("statusCode").asInt());
        var body = body(answer);
        assertEquals(
                List.of(SECOND.id(), FIRST.id()),
                body.findValuesAsText("id").stream()
                        .filter(id -> id.length() == 11)
                        .toList());
        assertEquals(
                "[\"by <mark>telephone</mark>\"]",
                body.path("facts").path(0).path("highlights").toString());
        assertEquals("[]", body.path("facts").path(1).path("highlights").toString());
        // The total is that of the index; a fact that was deleted since is only left out of the page.
        assertEquals(3, body.path("total").asInt());
        assertEquals("next", body.path("cursor").asText());
        assertEquals(
                "{\"type\":[{\"value\":\"leader_call\",\"count\":3}]}",
                body.path("facets").toString());
        assertEquals(Optional.of("telephone"), searches.getLast().words());
        assertEquals(3, pages.getLast().limit());
    }

    @Test
    void articlesHaveTheDigestOfTheirOriginalBytes() throws Exception {
        var article = body(get("GET /articles", Map.of())).path("articles").path(0);
        assertEquals("ab".repeat(32), article.path("sha256").asText());
        assertTrue(article.path("originalSha256").isMissingNode());
        assertEquals("[\"" + FIRST.id() + "\"]", article.path("facts").toString());
        assertTrue(article.path("latest").asBoolean());
    }

    @Test
    void copiesOnAPageNameTheFirstOfThem() throws Exception {
        articles.add(article("b", "Meridian", "They spoke by phone."));
        articles.add(article("c", "The Northern Ledger", "They spoke, by phone")
                .asCopyOf(Optional.of(articles.getLast().article().id())));
        var answer = body(get("GET /articles", Map.of())).path("articles");
        assertEquals(3, answer.size());
        assertTrue(answer.path(0).path("copyOf").isNull());
        assertTrue(answer.path(1).path("copyOf").isNull());
        assertEquals(answer.path(1).path("id"), answer.path(2).path("copyOf"));
        assertTrue(answer.path(2).path("fingerprint").isMissingNode());
    }

    @Test
    void copiesAreOneRowOfAPage() throws Exception {
        articles.add(article("b", "Meridian", "They spoke by phone."));
        articles.add(article("c", "The Northern Ledger", "They spoke, by phone")
                .asCopyOf(Optional.of(articles.getLast().article().id())));
        var html = page("GET /articles", Map.of()).path("body").asText();
        assertEquals(2, html.split("<li class=\"row\">", -1).length - 1, html);
        var copy = articles.getLast().article().id();
        assertTrue(
                html.contains(
                        "Also published by <a href=\"/articles/" + copy + "\"><bdi>The Northern Ledger</bdi></a>"),
                html);
    }

    @Test
    void manyCopiesAreFoldedAndThoseOfThePageBeforeAreARow() throws Exception {
        var first = articles.getFirst().article().id();
        articles.clear();
        for (int i = 0; i < 10; i++) {
            articles.add(article("copy " + i, "Outlet " + i, "They spoke.").asCopyOf(Optional.of(first)));
        }
        articles.add(article("other", "Meridian", "They met."));
        var html = page("GET /articles", Map.of()).path("body").asText();
        assertEquals(2, html.split("<li class=\"row\">", -1).length - 1, html);
        assertTrue(html.contains("<a href=\"/articles/" + first + "\">The article before these</a>"), html);
        assertTrue(html.contains("<summary>and 2 more</summary>"), html);
        assertTrue(html.indexOf("Outlet 7") < html.indexOf("<summary>and 2 more"), html);
        assertTrue(html.indexOf("<summary>and 2 more") < html.indexOf("Outlet 8"), html);
    }

    @Test
    void browserGetsAPageAndAProgramJsonFromTheSameAddress() throws Exception {
        var page = page("GET /facts", Map.of("q", "telephone"));
        assertEquals(200, page.path("statusCode").asInt());
        assertEquals(
                "text/html; charset=utf-8",
                page.path("headers").path("content-type").asText());
        assertEquals("accept", page.path("headers").path("vary").asText());
        var html = page.path("body").asText();
        assertTrue(html.contains("<mark>telephone</mark>"), html);
        assertTrue(html.contains("href=\"/facts/" + FIRST.id() + "\""), html);
        assertTrue(html.contains("href=\"/facts?q=telephone&amp;type=leader_call\""), html);
        assertTrue(html.contains("href=\"/facts?q=telephone&amp;cursor=next\""), html);
        assertTrue(html.contains("<title>12 Feb 2025: 3</title>"), html);
        var json = get("GET /facts", Map.of("q", "telephone"));
        assertEquals(
                "application/json", json.path("headers").path("content-type").asText());
        assertEquals("accept", json.path("headers").path("vary").asText());
    }

    @Test
    void rootIsTheSearchForBrowsersAndAListOfAddressesForPrograms() throws Exception {
        assertTrue(page("GET /", Map.of()).path("body").asText().contains("<h1>Search facts</h1>"));
        assertEquals("/facts", body(get("GET /", Map.of())).path("facts").asText());
    }

    @Test
    void everySearchHasOneAddress() throws Exception {
        var typed = new LinkedHashMap<String, String>();
        typed.put("q", "");
        typed.put("person", ",Zelenskyy");
        typed.put("type", "LEADER_CALL");
        typed.put("order", "newest");
        var answer = page("GET /facts", typed);
        assertEquals(303, answer.path("statusCode").asInt());
        var location = answer.path("headers").path("location").asText();
        assertEquals("/facts?person=volodymyr-zelensky&type=leader_call", location);
        assertEquals(
                200,
                page("GET /facts", Map.of("person", "volodymyr-zelensky", "type", "leader_call"))
                        .path("statusCode")
                        .asInt());
    }

    @Test
    void searchThatCannotBeReadIsShownWithWhatWasTyped() throws Exception {
        var answer = page("GET /facts", Map.of("country", "Ukrain\"><b>", "q", "talks"));
        assertEquals(400, answer.path("statusCode").asInt());
        var html = answer.path("body").asText();
        assertTrue(html.contains("value=\"Ukrain&quot;&gt;&lt;b&gt;\" aria-invalid=\"true\""), html);
        assertTrue(html.contains("value=\"talks\""), html);
        assertTrue(html.contains("did you mean UKR?"), html);
    }

    @Test
    void otherValuesOfAFacetStayToBeChosenWhereOneIsEnough() throws Exception {
        page("GET /facts", Map.of("type", "meeting", "person", "donald-trump"));
        assertEquals(List.of(), searches.getLast().types());
        assertEquals(List.of("donald-trump"), searches.getLast().people());
        assertEquals(Set.of(Facet.TYPE), pages.getLast().facets());
    }

    @Test
    void pairsAreCountedInCallsMeetingsAndTalksUnlessATypeIsChosen() throws Exception {
        var answer = body(get("GET /pairs", Map.of()));
        assertEquals("person", answer.path("of").asText());
        assertEquals(
                "{\"first\":\"donald-trump\",\"second\":\"vladimir-putin\",\"count\":3}",
                answer.path("pairs").path(0).toString());
        var html = page("GET /pairs", Map.of()).path("body").asText();
        assertTrue(
                html.contains("href=\"/facts?type=leader_call,meeting,talks_started,talks_held&amp;status=happened"
                        + "&amp;person=donald-trump,vladimir-putin\""),
                html);
        var chosen =
                page("GET /pairs", Map.of("type", "ceasefire")).path("body").asText();
        assertTrue(chosen.contains("href=\"/facts?type=ceasefire&amp;status=happened&amp;person="), chosen);
        assertEquals(
                400,
                get("GET /pairs", Map.of("of", "outlet")).path("statusCode").asInt());
    }

    @Test
    void everyAnswerTellsBrowsersThatItBelongsToNoOtherSite() throws Exception {
        for (var answer : List.of(
                get("GET /facts", Map.of()),
                get("GET /facts", Map.of("limit", "0")),
                page("GET /facts", Map.of()),
                feed("facts.atom", Map.of(), Map.of()))) {
            var headers = answer.path("headers");
            assertEquals("nosniff", headers.path("x-content-type-options").asText());
            assertEquals("same-origin", headers.path("referrer-policy").asText());
            var policy = headers.path("content-security-policy").asText();
            assertTrue(policy.startsWith("default-src 'none';") && policy.contains("frame-ancestors 'none'"), policy);
        }
    }

    @Test
    void malformedParametersAreNamedInAProblem() throws Exception {
        for (var wrong : Map.of("type", "phonecall", "limit", "0", "from", "2025-02-30", "cursor", "tampered", "x", "y")
                .entrySet()) {
            for (var route : List.of("GET /facts", "GET /articles")) {
                var answer = get(route, Map.of(wrong.getKey(), wrong.getValue()));
                assertEquals(400, answer.path("statusCode").asInt(), wrong.toString());
                assertEquals(
                        "application/problem+json",
                        answer.path("headers").path("content-type").asText());
                assertEquals(wrong.getKey(), body(answer).path("parameter").asText());
            }
        }
    }
}
