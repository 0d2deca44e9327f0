package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import dev.parley.lambda.http.HtmlAnswer;
import dev.parley.lambda.http.HttpAnswer;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.Problems;
import dev.parley.lambda.http.SubscriptionAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves the routes of subscriptions. Each route exists a second time below {@code /public}, for callers without a token. */
public record SubscribeHandler(SubscriptionAnswers answers, EmbeddedMetrics metrics) implements RequestStreamHandler {
    public SubscribeHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, SubscribeHandler::prime);
        this(wiring);
    }

    private SubscribeHandler(Wiring wiring) {
        this(wiring.subscriptions().subscriptionAnswers(), wiring.metrics());
    }

    private static void prime(Wiring offline) throws IOException {
        var handler = new SubscribeHandler(offline);
        Priming.handle(handler, Priming.request("GET /subscriptions", ""));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = new HttpRequest(Json.MAPPER.readTree(in));
        try {
            var answer = answers.answerOrProblem(request, () -> answer(request));
            HtmlAnswer.negotiated(request, answer).writeTo(out);
        } finally {
            metrics.flush();
        }
    }

    private HttpAnswer answer(HttpRequest request) {
        return switch (request.route().replace(" /public/", " /")) {
            case "GET /subscriptions" -> answers.form(request);
            case "POST /subscriptions/{id}" -> answers.post(request);
            case "POST /subscriptions" -> answers.subscribe(request);
            case "GET /subscriptions/{id}" -> answers.show(request);
            case "PATCH /subscriptions/{id}" -> answers.change(request);
            case "DELETE /subscriptions/{id}" -> answers.remove(request);
            case "POST /subscriptions/{id}/confirm" -> answers.confirm(request);
            default -> Problems.noRoute();
        };
    }
}
