package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.IndexArticle;
import dev.parley.articles.VersionKey;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Messages of the index queue, each an S3 notification of new versions; reports failed messages one by one. A message
 * with {@code "quiet": true} beside its records, for imports, is indexed without alerting anybody.
 */
public final class IndexHandler implements RequestStreamHandler {
    private final IndexArticle index;
    private final IndexArticle quiet;

    public IndexHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.plan(wiring, IndexHandler::rehearse);
        this(wiring);
    }

    private IndexHandler(Wiring wiring) {
        this(wiring.indexArticle(), wiring.indexArticleQuietly());
    }

    private static void rehearse(Wiring rehearsing) throws IOException {
        var key = rehearsing
                .archiveArticle()
                .archive(Priming.submission())
                .article()
                .key();
        var notification = Json.MAPPER.createObjectNode();
        notification
                .putArray("Records")
                .addObject()
                .putObject("s3")
                .putObject("object")
                .put("key", key.objectKey());
        var event = Json.MAPPER.createObjectNode();
        event.putArray("Records").addObject().put("messageId", "rehearsal").put("body", notification.toString());
        Priming.handle(new IndexHandler(rehearsing), event);
    }

    IndexHandler(IndexArticle index, IndexArticle quiet) {
        this.index = requireNonNull(index, "index");
        this.quiet = requireNonNull(quiet, "quiet");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var failures = new BatchFailures();
        for (var message : Json.MAPPER.readTree(in).path("Records")) {
            var id = message.path("messageId").asText();
            try {
                index(Json.MAPPER.readTree(message.path("body").asText()), context);
            } catch (IOException | RuntimeException e) {
                failures.add(id, e, context);
            }
        }
        failures.writeTo(out);
    }

    private void index(JsonNode notification, Context context) {
        if (notification.path("Event").asText().equals("s3:TestEvent")) {
            return;
        }
        if (!notification.path("Records").isArray()) {
            throw new IllegalArgumentException("the message is not an S3 notification");
        }
        for (var record : notification.path("Records")) {
            var key = URLDecoder.decode(
                    record.path("s3").path("object").path("key").asText(), StandardCharsets.UTF_8);
            var indexing = notification.path("quiet").asBoolean() ? quiet : index;
            var version = VersionKey.ofObjectKey(key)
                    .orElseThrow(() -> new IllegalArgumentException("not the key of a version: " + key));
            indexing.index(version, line -> context.getLogger().log(line, LogLevel.WARN));
        }
    }
}
