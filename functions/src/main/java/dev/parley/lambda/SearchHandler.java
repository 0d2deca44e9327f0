package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.json.Json;
import dev.parley.lambda.http.HttpAnswer;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.Problems;
import dev.parley.lambda.http.SearchAnswers;
import dev.parley.search.RefusedSearch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves searches for facts and articles, and feeds of facts. */
public final class SearchHandler implements RequestStreamHandler {
    private final SearchAnswers answers;

    public SearchHandler() {
        this(Wiring.ofEnvironment().search().searchAnswers());
    }

    SearchHandler(SearchAnswers answers) {
        this.answers = requireNonNull(answers, "answers");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        answer(new HttpRequest(Json.MAPPER.readTree(in))).writeTo(out);
    }

    private HttpAnswer answer(HttpRequest request) {
        try {
            return switch (request.route()) {
                case "GET /facts" -> answers.facts(request);
                case "GET /articles" -> answers.articles(request);
                case "GET /feeds/{feed}" -> answers.feed(request);
                default -> Problems.noRoute();
            };
        } catch (RefusedSearch e) {
            return Problems.malformedSearch(e);
        }
    }
}
