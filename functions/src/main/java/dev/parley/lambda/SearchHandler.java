package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
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
import java.util.List;

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
            for (var accepted : List.of("text/html", "application/json")) {
                Priming.handle(handler, Priming.search("/facts", "Trump telephone", accepted));
                Priming.handle(handler, Priming.search("/articles", "\"White House\" OR Kremlin", accepted));
            }
        }
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
