package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.SearchArchive;
import dev.parley.application.ports.FactReader;
import dev.parley.articles.Article;
import dev.parley.articles.TextFingerprint;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Report;
import dev.parley.facts.Revision;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.lambda.http.PublicAddress;
import dev.parley.search.Facet;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Pairs;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchCounts;
import dev.parley.search.SearchIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Answers to searches and feeds, with a fake index. */
class SearchHandlerTest {
    private static final Instant CHANGED = Instant.parse("2025-02-14T09:00:00Z");
    private static final Fact FIRST = Fact.founded(
            Id.of("first", Fact.ID_LENGTH), Report.by("Harbour Wire").sighting(), true);
    private static final Fact SECOND = changed(
            Fact.founded(Id.of("second", Fact.ID_LENGTH), Report.by("Ledger").sighting(), true));
    private static final String GONE = Id.of("gone", Fact.ID_LENGTH);

    private final List<Search> searches = new ArrayList<>();
    private final List<PageRequest> pages = new ArrayList<>();
    private final List<FoundArticle> articles = new ArrayList<>(List.of(article("a", "Harbour Wire", "")));
    private final List<Fact> facts = new ArrayList<>(List.of(FIRST, SECOND));
    private final SearchHandler handler = handler("https://parley.example");

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
        articles.add(article("c", "The Northern Ledger", "They spoke, by phone"));
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
        articles.add(article("c", "The Northern Ledger", "They spoke, by phone"));
        var html = page("GET /articles", Map.of()).path("body").asText();
        assertEquals(2, html.split("<li class=\"row\">", -1).length - 1, html);
        var copy = Id.of("c", Article.ID_LENGTH);
        assertTrue(
                html.contains(
                        "Also published by <a href=\"/articles/" + copy + "\"><bdi>The Northern Ledger</bdi></a>"),
                html);
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

    private SearchHandler handler(String address) {
        var found = new FixedSearch();
        return new SearchHandler(
                new SearchArchive(found, found, index()), KnownNames.bundled(), new PublicAddress(address));
    }

    private JsonNode get(String route, Map<String, String> parameters) throws IOException {
        return call(handler, route, parameters, Map.of(), "");
    }

    private JsonNode page(String route, Map<String, String> parameters) throws IOException {
        return call(handler, route, parameters, Map.of("accept", "text/html,*/*;q=0.8"), "");
    }

    private JsonNode feed(String name, Map<String, String> parameters, Map<String, String> headers) throws IOException {
        return call(handler, "GET /feeds/{feed}", parameters, headers, name);
    }

    private static JsonNode call(
            SearchHandler handler,
            String route,
            Map<String, String> parameters,
            Map<String, String> headers,
            String feed)
            throws IOException {
        var event = Json.MAPPER.createObjectNode().put("routeKey", route);
        event.set("queryStringParameters", Json.MAPPER.valueToTree(parameters));
        event.set("headers", Json.MAPPER.valueToTree(headers));
        event.putObject("pathParameters").put("feed", feed);
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)), out, null);
        return Json.MAPPER.readTree(out.toByteArray());
    }

    private static JsonNode body(JsonNode answer) throws IOException {
        return Json.MAPPER.readTree(answer.path("body").asText());
    }

    private static Fact changed(Fact fact) {
        try {
            var json = (ObjectNode) Json.MAPPER.readTree(Json.ROWS.writeValueAsString(fact));
            return Json.MAPPER.treeToValue(json.put("revision", 2), Fact.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stored facts, and one page of the history of the second fact. */
    private static FoundArticle article(String name, String outlet, String text) {
        var article = new IndexedArticle(
                Id.of(name, Article.ID_LENGTH),
                Id.of("v", Article.VERSION_LENGTH),
                Article.State.READABLE,
                Optional.empty(),
                "A title",
                Optional.of(outlet),
                Optional.of(LocalDate.parse("2025-02-12")),
                "en",
                CHANGED,
                CHANGED,
                "ab".repeat(32),
                TextFingerprint.of(text));
        return new FoundArticle(article, true, List.of(FIRST.id()));
    }

    private FactReader index() {
        return (FactReader) Proxy.newProxyInstance(
                FactReader.class.getClassLoader(),
                new Class<?>[] {FactReader.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "facts" ->
                        facts.stream()
                                .filter(fact -> ((Collection<?>) arguments[0]).contains(fact.id()))
                                .toList();
                    case "history" ->
                        List.of(new Revision(
                                1,
                                new VersionKey(SECOND.firstArticleId(), SECOND.firstVersion()),
                                CHANGED,
                                Revision.Cause.REPORTED,
                                List.of()));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private final class FixedSearch implements SearchIndex, SearchCounts {
        @Override
        public PageOf<String> facts(Search search, PageRequest page) {
            note(search, page);
            var counts = new LinkedHashMap<Facet, List<Facet.Count>>();
            counts.put(Facet.TYPE, List.of(new Facet.Count("leader_call", 3)));
            return new PageOf<>(
                    List.of(
                            new PageOf.Hit<>(SECOND.id(), List.of("by <mark>telephone</mark>")),
                            new PageOf.Hit<>(GONE, List.of()),
                            new PageOf.Hit<>(FIRST.id(), List.of())),
                    3,
                    Optional.of("next"),
                    counts);
        }

        @Override
        public PageOf<FoundArticle> articles(Search search, PageRequest page) {
            note(search, page);
            return new PageOf<>(
                    articles.stream()
                            .map(article -> new PageOf.Hit<>(article, List.of()))
                            .toList(),
                    articles.size(),
                    Optional.empty(),
                    new LinkedHashMap<>());
        }

        @Override
        public SortedMap<LocalDate, Long> factsByDay(Search search) {
            return new TreeMap<>(Map.of(LocalDate.parse("2025-02-12"), 3L));
        }

        @Override
        public SortedMap<LocalDate, Long> articlesByDay(Search search) {
            return new TreeMap<>(Map.of(LocalDate.parse("2025-02-12"), 1L));
        }

        @Override
        public Pairs pairs(Search search, Pairs.Of of) {
            return new Pairs(List.of(new Pairs.Pair("donald-trump", "vladimir-putin", 3)));
        }

        private void note(Search search, PageRequest page) {
            searches.add(search);
            pages.add(page);
            if (page.cursor().isPresent()) {
                throw new RefusedSearch("cursor", "this cursor is none of this search: begin again without it");
            }
        }

        @Override
        public Listing<String> allFacts(Search search) {
            throw new UnsupportedOperationException("no page asks for everything");
        }

        @Override
        public Listing<FoundArticle> allArticles(Search search) {
            throw new UnsupportedOperationException("no page asks for everything");
        }
    }
}
