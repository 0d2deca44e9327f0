package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.IndexArticle;
import dev.parley.articles.VersionKey;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Indexes new versions. Each message of the queue is an S3 notification; failed messages are reported one by one. A
 * message with {@code "quiet": true} beside its records, as imports send it, is indexed without alerts.
 */
public record IndexHandler(IndexArticle index, IndexArticle quiet, EmbeddedMetrics metrics)
        implements RequestStreamHandler {
    public IndexHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, IndexHandler::prime);
        this(wiring);
    }

    private IndexHandler(Wiring wiring) {
        this(wiring.indexing().indexArticle(), wiring.indexing().indexArticleQuietly(), wiring.metrics());
    }

    private static void prime(Wiring offline) throws IOException {
        var key = offline.archive()
                .archiveArticle()
                .archive(Priming.submission())
                .article()
                .key();
        Priming.handle(new IndexHandler(offline), Priming.objectCreated(key.objectKey()));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        BatchFailures.ofMessages(
                in,
                out,
                context,
                metrics,
                message -> index(Json.MAPPER.readTree(message.path("body").asText()), context));
    }

    private void index(JsonNode notification, Context context) {
        var indexing = notification.path("quiet").asBoolean() ? quiet : index;
        for (var key : S3Notification.keys(notification)) {
            var version = VersionKey.ofObjectKey(key)
                    .orElseThrow(() -> new IllegalArgumentException("not the key of a version: " + key));
            indexing.index(version, line -> context.getLogger().log(line, LogLevel.WARN), metrics);
        }
    }
}
