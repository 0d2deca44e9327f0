package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.json.Json;
import dev.parley.pipeline.ReadArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The reading side of the API. */
public final class RetrieveHandler implements RequestStreamHandler {
    private final ReadingAnswers answers;
    private final LookupAnswers lookup;

    public RetrieveHandler() {
        this(Wiring.ofEnvironment().readArchive());
    }

    RetrieveHandler(ReadArchive archive) {
        this.answers = new ReadingAnswers(archive);
        this.lookup = new LookupAnswers(archive);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = new HttpRequest(Json.MAPPER.readTree(in));
        TypedIds.problem(request).orElseGet(() -> answer(request, context)).writeTo(out);
    }

    private HttpAnswer answer(HttpRequest request, Context context) {
        return switch (request.route()) {
            case "GET /health" -> HttpAnswer.json(200, Map.of("status", "ok"));
            case "GET /lookup" -> lookup.answer(request);
            case "GET /facts/{id}", "GET /f/{id}" -> answers.fact(request);
            case "GET /names/unknown" ->
                answers.unknownNames(request, line -> context.getLogger().log(line, LogLevel.WARN));
            case "GET /articles/{id}" -> answers.article(request);
            case "GET /articles/{id}/versions/{version}" -> answers.version(request);
            case "GET /articles/{id}/versions/{version}/original" -> answers.original(request);
            default -> HttpAnswer.problem(404, "Not found", "There is nothing at this address: see the API's table.");
        };
    }
}
