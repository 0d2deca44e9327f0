package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.WriteTables;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;

/**
 * Writes the daily tables that are due, once a day. The invocation fails when a day could not be written, so that an
 * alarm is raised. An operator can name days, {@code {"days": ["2026-11-24"]}}; these are written even if they are not
 * due.
 */
public record TablesHandler(WriteTables tables) implements RequestStreamHandler {
    public TablesHandler() {
        this(Wiring.ofEnvironment().exports().writeTables());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var days = Json.MAPPER.readTree(in).path("days");
        var written = days.isArray()
                ? tables.write(
                        days.valueStream()
                                .map(JsonNode::asText)
                                .map(LocalDate::parse)
                                .toList(),
                        context.getLogger()::log)
                : tables.write(context.getLogger()::log);
        if (!written.failed().isEmpty()) {
            throw new IllegalStateException("not written: " + written.failed());
        }
        Json.MAPPER.writeValue(out, written);
    }
}
