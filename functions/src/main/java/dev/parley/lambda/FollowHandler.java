package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.UpdateSearch;
import dev.parley.application.UpdateSearch.Change;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Updates the search index from changed rows of the table. Each batch becomes one commit; a row that cannot be read is
 * reported as failed, and the others are published.
 */
public record FollowHandler(UpdateSearch update, EmbeddedMetrics metrics) implements RequestStreamHandler {
    public FollowHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, FollowHandler::prime);
        this(wiring);
    }

    private static void prime(Wiring offline) throws IOException {
        offline.archive().archiveArticle().archive(Priming.followed());
        Priming.handle(new FollowHandler(offline), Priming.changes());
    }

    private FollowHandler(Wiring wiring) {
        this(wiring.search().updateSearch(), wiring.metrics());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            follow(in, context).writeTo(out);
        } finally {
            metrics.flush();
        }
    }

    private BatchFailures follow(InputStream in, Context context) throws IOException {
        var changes = new LinkedHashMap<String, Optional<Change>>();
        for (var record : Json.MAPPER.readTree(in).path("Records")) {
            var row = record.path("dynamodb");
            changes.put(row.path("SequenceNumber").asText(), change(row.path("Keys")));
        }
        var unread = update.update(
                changes.values().stream().flatMap(Optional::stream).toList());
        var failures = new BatchFailures(metrics);
        changes.forEach((sequence, change) -> {
            if (change.isEmpty()) {
                failures.add(
                        sequence,
                        new IllegalArgumentException("the search index has nothing to do with this row"),
                        context);
            } else if (unread.containsKey(change.get())) {
                failures.add(sequence, unread.get(change.get()), context);
            }
        });
        return failures;
    }

    private static Optional<Change> change(JsonNode keys) {
        var pk = keys.path("pk").path("S").asText();
        var sk = keys.path("sk").path("S").asText();
        if (pk.startsWith("FACT#") && sk.equals("FACT")) {
            return Optional.of(new UpdateSearch.OfFact(pk.substring("FACT#".length())));
        }
        if (pk.startsWith("ARTICLE#") && (sk.equals("HEAD") || sk.startsWith("INDEXED#"))) {
            return Optional.of(new UpdateSearch.OfArticle(pk.substring("ARTICLE#".length())));
        }
        return Optional.empty();
    }
}
