package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exports what a search finds into one file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Exports all that a search finds into one file, and checks it against its SHA-256.",
        footer = {
            "",
            "The API makes the file; this command waits, fetches it into FILE.part, and gives",
            "it its name when every byte is there. Broken off, it goes on with --resume ID:",
            "the id stands in FILE.export until the file is complete.",
            "",
            "  parley export --person Trump --format csv -o trump.csv",
            "  parley export ceasefire --of articles --format wacz -o ceasefire.wacz",
            "  parley export --resume 24v7609wyxz457ymnsc7qj3t24 -o ceasefire.wacz"
        })
final class ExportCommand implements Callable<Integer> {
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

    private static final Duration FIRST_LOOK = Duration.ofMillis(300);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    @Mixin
    private SearchOptions search;

    @Option(
            names = "--of",
            paramLabel = "WHAT",
            description = "facts or articles (what the format is for: WARC, WACZ,"
                    + " BagIt and ninjs hold articles, CSV and JSON Lines facts).")
    private Of of;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write.")
    private Path file;

    @Option(names = "--force", description = "Write over the file when it is there.")
    private boolean force;

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with an export that was begun.")
    private String resume;

    @Option(names = "--json", description = "Print the export as JSON when it is done.")
    private boolean json;

    @Mixin
    private ArchiveApi api;

    @Spec
    private CommandSpec command;

    private final RetryPolicy.Pause pause;

    ExportCommand() {
        this(howLong -> Thread.sleep(howLong.toMillis()));
    }

    /** @param pause waits between two looks at how far an export is */
    ExportCommand(RetryPolicy.Pause pause) {
        this.pause = pause;
    }

    @Override
    public Integer call() throws IOException {
        var err = command.commandLine().getErr();
        if (resume == null && format == null) {
            throw wrong("say with --format what is made: csv, jsonl, ninjs, warc, wacz or bagit");
        }
        if (resume != null
                && (format != null || of != null || !search.parameters().isEmpty())) {
            throw wrong("--resume goes on with an export as it was begun: leave the search, --of and --format out");
        }
        if (resume != null && !resume.matches("[0-9A-Za-z-]{1,64}")) {
            throw wrong("--resume takes an export's id, and " + Terminal.oneLine(resume) + " is none");
        }
        new OverwritePolicy(err, force).check(file);
        var client = api.client(new RetryPolicy(5, pause));
        var begun = resume == null ? begin(client) : client.get("/exports/" + resume);
        var id = begun.path("id").asText();
        var note = Path.of(file + ".export");
        if (resume == null) {
            // What another export left behind is no beginning of this one.
            Files.deleteIfExists(Path.of(file + ".part"));
        }
        Files.writeString(note, id + System.lineSeparator());
        say(err, "Export " + id + ". Broken off, it goes on with: parley export --resume " + id + " -o " + file);
        var done = await(client, begun);
        new Download(client, "/exports/" + id, file, pause).fetch(done);
        Files.deleteIfExists(note);
        conclude(done);
        return 0;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }

    private JsonNode begin(ReadingClient client) throws IOException {
        var wanted = Json.MAPPER.createObjectNode();
        wanted.put("of", (of == null ? kind() : of).name()).put("format", format.name());
        wanted.set("search", Json.MAPPER.valueToTree(search.parameters()));
        return client.post("/exports", wanted);
    }

    private Of kind() {
        return switch (format) {
            case csv, jsonl -> Of.facts;
            case ninjs, warc, wacz, bagit -> Of.articles;
        };
    }

    private JsonNode await(ReadingClient client, JsonNode begun) throws IOException {
        var export = begun;
        var look = FIRST_LOOK;
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
                        progress.at(
                                export.path("done").asLong(0),
                                export.path("total").asLong(-1));
                }
                pause.rest(look);
                look = look.multipliedBy(2).compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : look.multipliedBy(2);
                export = client.get("/exports/" + export.path("id").asText());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void conclude(JsonNode done) {
        var screen = Terminal.of(command.commandLine().getOut());
        if (json) {
            // The link in it would give access to whoever reads this; it is over in minutes, and used.
            var shown = done.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
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
            screen.line(missing + " more were found and could not be read any more; the manifest says which.");
        }
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
