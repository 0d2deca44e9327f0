package dev.parley.lambda.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ReadOperation;
import dev.parley.application.ReadOperation.Operation;
import dev.parley.facts.Fact;
import dev.parley.json.Json;
import dev.parley.pages.OperationPage;
import java.util.Locale;
import java.util.function.Consumer;

/** Answers operators about the state of the whole, as JSON or as a page. */
public record OperationAnswers(ReadOperation operation) {
    /** @param log gets a line for an operator when the overlay of the names table could not be read */
    public HttpAnswer answer(HttpRequest request, Consumer<String> log) {
        var now = operation.read(log);
        return HtmlAnswer.isWanted(request)
                ? HtmlAnswer.of(200, OperationPage.of(now))
                : HttpAnswer.json(200, json(now));
    }

    private static ObjectNode json(Operation now) {
        var body = Json.MAPPER
                .createObjectNode()
                .put("now", now.now().toString())
                .put("pending", now.pending())
                .put("waiting", now.waiting())
                .put("yesterday", now.yesterday().toString());
        var feeds = body.putArray("feeds");
        for (var feed : now.feeds()) {
            var one = feeds.addObject().put("address", feed.listed().address());
            one.put(
                    "health",
                    feed.state()
                            .map(state -> state.health(now.now()).name().toLowerCase(Locale.ROOT))
                            .orElse(null));
            one.put(
                    "lastSuccess",
                    feed.state()
                            .flatMap(state -> state.history().lastSuccess())
                            .map(Object::toString)
                            .orElse(null));
        }
        body.set("queues", Json.MAPPER.valueToTree(now.queues()));
        body.set("unknownNames", Json.MAPPER.valueToTree(now.names()));
        body.set(
                "alerted",
                Json.MAPPER.valueToTree(now.alerted().stream().map(Fact::id).toList()));
        return body;
    }
}
