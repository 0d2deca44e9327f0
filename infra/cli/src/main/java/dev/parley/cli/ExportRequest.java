package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Asks the API for an export, waits for it and downloads it. FILE.export holds its id until it is there. */
final class ExportRequest {
    private static final Duration FIRST_POLL = Duration.ofMillis(300);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

    private final ApiClient client;
    private final PrintWriter err;
    private final RetryPolicy.Pause pause;

    ExportRequest(ApiClient client, PrintWriter err, RetryPolicy.Pause pause) {
        this.client = requireNonNull(client, "client");
        this.err = requireNonNull(err, "err");
        this.pause = requireNonNull(pause, "pause");
    }

    /** The API could not make the export. */
    static final class ExportFailed extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        ExportFailed(String reason) {
            super("the export failed: " + reason);
            this.reason = reason;
        }

        /** Whether an export of fewer entries may succeed. */
        boolean isTooLarge() {
            return reason.contains(": split ");
        }
    }

    static Path note(Path file) {
        return Path.of(file + ".export");
    }

    JsonNode start(String of, String format, Map<String, String> search, Path file) throws IOException {
        // An earlier export may have left a part.
        Files.deleteIfExists(Path.of(file + ".part"));
        var request = Json.MAPPER.createObjectNode();
        request.put("of", of).put("format", format);
        request.set("search", Json.MAPPER.valueToTree(search));
        return client.post("/exports", request);
    }

    JsonNode find(String id) throws IOException {
        return client.get("/exports/" + id);
    }

    /**
     * Waits for an export and downloads it.
     *
     * @throws ExportFailed if the API could not make it
     */
    JsonNode finish(JsonNode started, Path file, String resumption) throws IOException {
        var id = started.path("id").asText();
        Files.writeString(note(file), id + System.lineSeparator());
        err.println("Export " + id + ". If interrupted, continue with: " + resumption);
        err.flush();
        JsonNode done;
        try {
            done = await(started);
        } catch (ExportFailed e) {
            Files.deleteIfExists(note(file));
            throw e;
        }
        new Download(client, "/exports/" + id, file, pause).fetch(done);
        Files.deleteIfExists(note(file));
        return done;
    }

    private JsonNode await(JsonNode started) throws IOException {
        var export = started;
        var wait = FIRST_POLL;
        try (var progress = new Progress("export", export.path("total").asLong(-1))) {
            while (true) {
                switch (export.path("state").asText()) {
                    case "done" -> {
                        return export;
                    }
                    case "failed" ->
                        throw new ExportFailed(export.path("problem")
                                .path("detail")
                                .asText(export.path("problem").asText("the API does not say why")));
                    default ->
                        progress.stepTo(
                                export.path("done").asLong(0),
                                export.path("total").asLong(-1));
                }
                pause.rest(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : wait.multipliedBy(2);
                export = find(export.path("id").asText());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
