package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.SearchArchive;
import dev.parley.extraction.names.KnownNames;
import dev.parley.json.Json;
import dev.parley.lambda.http.HtmlAnswer;
import dev.parley.lambda.http.HttpAnswer;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.PairAnswers;
import dev.parley.lambda.http.Problems;
import dev.parley.lambda.http.PublicAddress;
import dev.parley.lambda.http.SearchAnswers;
import dev.parley.lambda.http.SearchPages;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.pages.Labels;
import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Serves searches for facts and articles, as JSON or HTML, and feeds of facts. */
public final class SearchHandler implements RequestStreamHandler {
    private final SearchAnswers answers;
    private final SearchPages pages;
    private final PairAnswers pairs;

    public SearchHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, SearchHandler::prime);
        this(wiring.search());
    }

    /** Searches an index with one article and one fact. */
    private static void prime(Wiring offline) throws IOException {
        offline.archive().archiveArticle().archive(Priming.followed());
        var parts = offline.search();
        parts.updateSearch().update(Priming.followedChanges());
        try (var snapshots = parts.snapshots()) {
            var archive = parts.searchArchive(new LuceneSearchIndex(snapshots));
            var handler = new SearchHandler(archive, KnownNames.bundled(), parts.address());
            for (var sample : samples()) {
                Priming.handle(handler, sample);
            }
        }
    }

    /** The requests of priming, by all routes but that of the API's description. */
    static List<JsonNode> samples() {
        var facts = Map.of("q", "Trump telephone", "person", "vladimir-putin", "from", "2025-01-01");
        var articles = Map.of("q", "\"White House\" OR Kremlin", "order", "relevance");
        var samples = new ArrayList<JsonNode>();
        for (var accepted : List.of("text/html", "application/json")) {
            samples.add(Priming.search("GET /facts", "", facts, accepted));
            samples.add(Priming.search("GET /articles", "", articles, accepted));
            samples.add(Priming.search("GET /pairs", "", facts, accepted));
        }
        samples.add(Priming.search("GET /feeds/{feed}", "facts.atom", facts, "*/*"));
        return samples;
    }

    private SearchHandler(SearchParts parts) {
        this(parts.searchArchive(), KnownNames.bundled(), parts.address());
    }

    SearchHandler(SearchArchive archive, KnownNames known, PublicAddress address) {
        var reader = new SearchReader(known);
        this.answers = new SearchAnswers(archive, reader, address);
        var labels = new Labels(known);
        this.pages = new SearchPages(archive, reader, labels);
        this.pairs = new PairAnswers(archive, reader, labels);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = new HttpRequest(Json.MAPPER.readTree(in));
        var answer = answer(request);
        (request.route().equals("GET /feeds/{feed}") ? answer : HtmlAnswer.negotiated(request, answer)).writeTo(out);
    }

    private HttpAnswer answer(HttpRequest request) {
        var isPage = HtmlAnswer.isWanted(request);
        try {
            return switch (request.route()) {
                case "GET /" -> isPage ? pages.facts(request) : answers.root();
                case "GET /facts" -> isPage ? pages.facts(request) : answers.facts(request);
                case "GET /articles" -> isPage ? pages.articles(request) : answers.articles(request);
                case "GET /pairs" -> isPage ? pairs.html(request) : pairs.json(request);
                case "GET /feeds/{feed}" -> answers.feed(request);
                default -> Problems.noRoute();
            };
        } catch (RefusedSearch e) {
            return Problems.malformedSearch(e);
        }
    }
}
