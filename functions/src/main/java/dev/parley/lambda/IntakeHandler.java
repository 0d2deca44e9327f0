package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import dev.parley.lambda.http.HttpAnswer;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.IntakeAnswers;
import dev.parley.lambda.http.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves the routes that take articles in. It answers after the articles are stored in the archive. */
public record IntakeHandler(IntakeAnswers answers, EmbeddedMetrics metrics) implements RequestStreamHandler {
    public IntakeHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, IntakeHandler::prime);
        this(wiring);
    }

    private IntakeHandler(Wiring wiring) {
        this(new IntakeAnswers(wiring.archive().archiveArticle(), wiring.metrics(), wiring.clock()), wiring.metrics());
    }

    private static void prime(Wiring offline) throws IOException {
        var request =
                Json.MAPPER.createObjectNode().put("routeKey", "POST /articles").put("body", Priming.article());
        request.putObject("headers").put("content-type", "application/json");
        Priming.handle(new IntakeHandler(offline), request);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            answer(new HttpRequest(Json.MAPPER.readTree(in))).writeTo(out);
        } finally {
            metrics.flush();
        }
    }

    private HttpAnswer answer(HttpRequest request) {
        return switch (request.route()) {
            case "POST /articles" -> answers.article(request);
            case "POST /articles/batch" -> answers.batch(request);
            default -> Problems.noRoute();
        };
    }
}
