package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.RebuildPart;
import dev.parley.application.RebuildPart.Task;
import dev.parley.articles.VersionKey;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Rebuilds a batch of the Distributed Map of {@code infra/rebuild.yaml}: {@code {"BatchInput": {"what": "reindex",
 * "since": "2026-11-01"}, "Items": [...]}}, where each item is an object as S3 lists it. Objects that were stored before
 * that day are left out.
 */
public final class RebuildHandler implements RequestStreamHandler {
    private final RebuildPart rebuild;

    public RebuildHandler() {
        this(Wiring.ofEnvironment().care().rebuildPart());
    }

    RebuildHandler(RebuildPart rebuild) {
        this.rebuild = requireNonNull(rebuild, "rebuild");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = Json.MAPPER.readTree(in);
        var input = event.path("BatchInput");
        var since = LocalDate.parse(input.path("since").asText()).atStartOfDay(ZoneOffset.UTC);
        var versions = event.path("Items")
                .valueStream()
                .filter(item -> !stored(item).isBefore(since.toInstant()))
                .flatMap(item -> VersionKey.ofObjectKey(item.path("Key").asText()).stream())
                .toList();
        Json.MAPPER.writeValue(
                out, rebuild.rebuild(Task.of(input.path("what").asText()), versions, line -> context.getLogger()
                        .log(line, LogLevel.WARN)));
    }

    /** Step Functions gives seconds since 1970, and S3 itself a text. */
    private static Instant stored(JsonNode item) {
        var moment = item.path("LastModified");
        return moment.isNumber() ? Instant.ofEpochSecond(moment.asLong()) : Instant.parse(moment.asText());
    }
}
