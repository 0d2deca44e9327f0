package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.IndexArticle;
import dev.parley.application.IndexBatch;
import dev.parley.articles.VersionKey;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Indexes new versions, those of a batch as {@link IndexBatch} says. Each message of the queue is an S3 notification; failed
 * messages are reported one by one. A message with {@code "quiet": true} beside its records, as imports send it, is indexed
 * without alerts.
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
        var failures = new BatchFailures(metrics);
        try {
            index(Json.MAPPER.readTree(in).path("Records"), context)
                    .forEach((id, cause) -> failures.add(id, cause, context));
        } finally {
            metrics.flush();
        }
        failures.writeTo(out);
    }

    /** Indexes what messages name, and returns why some failed, by the id of the message. */
    private Map<String, Exception> index(JsonNode messages, Context context) {
        var failures = new LinkedHashMap<String, Exception>();
        var items = new ArrayList<IndexBatch.Item>();
        var ids = new ArrayList<String>();
        for (var message : messages) {
            var id = message.path("messageId").asText();
            try {
                for (var item : items(message)) {
                    items.add(item);
                    ids.add(id);
                }
            } catch (IOException | RuntimeException e) {
                failures.put(id, e);
            }
        }
        var batch = new IndexBatch(line -> context.getLogger().log(line, LogLevel.WARN), metrics);
        var outcomes = batch.index(items).iterator();
        for (var id : ids) {
            outcomes.next().ifPresent(cause -> failures.putIfAbsent(id, cause));
        }
        return failures;
    }

    private List<IndexBatch.Item> items(JsonNode message) throws IOException {
        var notification = Json.MAPPER.readTree(message.path("body").asText());
        var indexing = notification.path("quiet").asBoolean() ? quiet : index;
        return S3Notification.keys(notification).stream()
                .map(key -> VersionKey.ofObjectKey(key)
                        .orElseThrow(() -> new IllegalArgumentException("not the key of a version: " + key)))
                .map(version -> new IndexBatch.Item(indexing, version))
                .toList();
    }
}
