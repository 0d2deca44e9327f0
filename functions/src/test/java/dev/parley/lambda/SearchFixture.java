package dev.parley.lambda;

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
import java.util.SortedMap;
import java.util.TreeMap;

/** The handler of searches on a fake index of two facts, and one that is deleted. */
abstract class SearchFixture {
    static final Instant CHANGED = Instant.parse("2025-02-14T09:00:00Z");
    static final Fact FIRST = Fact.founded(
            Id.of("first", Fact.ID_LENGTH), Report.by("Harbour Wire").sighting(), true);
    static final Fact SECOND = changed(
            Fact.founded(Id.of("second", Fact.ID_LENGTH), Report.by("Ledger").sighting(), true));
    static final String GONE = Id.of("gone", Fact.ID_LENGTH);

    final List<Search> searches = new ArrayList<>();
    final List<PageRequest> pages = new ArrayList<>();
    final List<FoundArticle> articles = new ArrayList<>(List.of(article("a", "Harbour Wire", "")));
    final List<Fact> facts = new ArrayList<>(List.of(FIRST, SECOND));
    final SearchHandler handler = handler("https://parley.example");

    SearchHandler handler(String address) {
        var found = new FixedSearch();
        return new SearchHandler(
                new SearchArchive(found, found, index()), KnownNames.bundled(), new PublicAddress(address));
    }

    JsonNode get(String route, Map<String, String> parameters) throws IOException {
        return call(handler, route, parameters, Map.of(), "");
    }

    JsonNode page(String route, Map<String, String> parameters) throws IOException {
        return call(handler, route, parameters, Map.of("accept", "text/html,*/*;q=0.8"), "");
    }

    JsonNode feed(String name, Map<String, String> parameters, Map<String, String> headers) throws IOException {
        return call(handler, "GET /feeds/{feed}", parameters, headers, name);
    }

    static JsonNode call(
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

    static JsonNode body(JsonNode answer) throws IOException {
        return Json.MAPPER.readTree(answer.path("body").asText());
    }

    static Fact changed(Fact fact) {
        try {
            var json = (ObjectNode) Json.MAPPER.readTree(Json.ROWS.writeValueAsString(fact));
            return Json.MAPPER.treeToValue(json.put("revision", 2), Fact.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stored facts, and one page of the history of the second fact. */
    FactReader index() {
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

    /** The newest version of an article. */
    static FoundArticle article(String name, String outlet, String text) {
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

    final class FixedSearch implements SearchIndex, SearchCounts {
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
