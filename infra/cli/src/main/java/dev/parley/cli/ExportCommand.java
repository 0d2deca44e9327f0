package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports the results of a search to one file. */
@Command(
        name = "export",
        sortOptions = false,
        description = "Exports all results of a search to one file, and checks its SHA-256.",
        footer = {
            "",
            "The API makes the file. The command waits for it, downloads it to FILE.part, and",
            "renames it when it is complete. An interrupted export continues with --resume ID;",
            "FILE.export holds the id until then.",
            "",
            "Examples:",
            "  parley export --person Trump --format csv -o trump.csv",
            "  parley export ceasefire --of articles --format wacz -o ceasefire.wacz",
            "  parley export --resume 24v7609wyxz457ymnsc7qj3t24 -o ceasefire.wacz"
        })
final class ExportCommand extends Subcommand {
    private enum Of {
        facts,
        articles
    }

    private enum Format {
        csv,
        jsonl,
        ninjs,
        warc,
        wacz,
        bagit
    }

    private static final Duration FIRST_POLL = Duration.ofMillis(300);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

    @Mixin
    private SearchOptions search;

    @Option(
            names = "--of",
            paramLabel = "WHAT",
            description = "facts or articles (default: articles for warc, wacz, bagit and ninjs, facts for csv and"
                    + " jsonl).")
    private @Nullable Of of;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Required without --resume.")
    private @Nullable Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write. Required.")
    private Path file;

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    private boolean force;

    @Option(names = "--resume", paramLabel = "ID", description = "Continue an export that was started.")
    private @Nullable String resume;

    @Option(names = "--json", description = "Print the finished export as JSON.")
    private boolean json;

    @Mixin
    private ApiOptions api;

    private final RetryPolicy.Pause pause;

    ExportCommand() {
        this(RetryPolicy.Pause.SLEEP);
    }

    ExportCommand(RetryPolicy.Pause pause) {
        this.pause = requireNonNull(pause, "pause");
    }

    @Override
    public Integer call() throws IOException {
        if (resume == null && format == null) {
            throw usageError("--format is missing: csv, jsonl, ninjs, warc, wacz or bagit");
        }
        if (resume != null
                && (format != null || of != null || !search.parameters().isEmpty())) {
            throw usageError("--resume continues an export as it was started: omit the search, --of and --format");
        }
        if (resume != null && !resume.matches("[0-9A-Za-z-]{1,64}")) {
            throw usageError("--resume takes an export's id, not " + Terminal.oneLine(resume));
        }
        new OverwritePolicy(err(), force).check(file);
        var client = api.client(new RetryPolicy(5, pause));
        var started = resume == null ? start(client) : client.get("/exports/" + resume);
        var id = started.path("id").asText();
        var note = Path.of(file + ".export");
        if (resume == null) {
            // An earlier export may have left a part.
            Files.deleteIfExists(Path.of(file + ".part"));
        }
        Files.writeString(note, id + System.lineSeparator());
        print("Export " + id + ". If interrupted, continue with: parley export --resume " + id + " -o " + file);
        var done = await(client, started);
        new Download(client, "/exports/" + id, file, pause).fetch(done);
        Files.deleteIfExists(note);
        conclude(done);
        return 0;
    }

    private JsonNode start(ApiClient client) throws IOException {
        // call() checked that it is given.
        var asked = requireNonNull(format, "format");
        var request = Json.MAPPER.createObjectNode();
        request.put("of", (of == null ? defaultOf(asked) : of).name()).put("format", asked.name());
        request.set("search", Json.MAPPER.valueToTree(search.parameters()));
        return client.post("/exports", request);
    }

    private static Of defaultOf(Format format) {
        return switch (format) {
            case csv, jsonl -> Of.facts;
            case ninjs, warc, wacz, bagit -> Of.articles;
        };
    }

    private JsonNode await(ApiClient client, JsonNode started) throws IOException {
        var export = started;
        var wait = FIRST_POLL;
        try (var progress = new Progress("export", export.path("total").asLong(-1))) {
            while (true) {
                switch (export.path("state").asText()) {
                    case "done" -> {
                        return export;
                    }
                    case "failed" ->
                        throw new IOException("the export failed: "
                                + export.path("problem")
                                        .path("detail")
                                        .asText(export.path("problem").asText("the API does not say why")));
                    default ->
                        progress.stepTo(
                                export.path("done").asLong(0),
                                export.path("total").asLong(-1));
                }
                pause.rest(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : wait.multipliedBy(2);
                export = client.get("/exports/" + export.path("id").asText());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void conclude(JsonNode done) {
        var screen = Terminal.of(out());
        if (json) {
            // Without the presigned link, which gives access to anybody who reads the output.
            ObjectNode shown = done.deepCopy();
            shown.remove("download");
            screen.line(shown.put("file", file.toString()).toString());
            return;
        }
        long written = done.path("written").asLong(done.path("total").asLong());
        long missing = done.path("missing").asLong();
        var what = done.path("of").asText("");
        screen.line(String.format(
                "%s  %,d %s, %,d bytes, SHA-256 %s",
                file,
                written,
                what.equals("facts") ? (written == 1 ? "fact" : "facts") : written == 1 ? "version" : "versions",
                done.path("bytes").asLong(),
                done.path("sha256").asText()));
        if (missing > 0) {
            screen.line(missing + " more were found but could not be read; the manifest lists them.");
        }
    }

    private void print(String line) {
        err().println(line);
        err().flush();
    }
}
