package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
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
            "More articles than one file holds are split by the day of their arrival: the",
            "parts of whole.wacz are whole-001.wacz and so on, and whole.wacz.manifest.json",
            "lists them with digests and counts. The same command continues after an",
            "interruption.",
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

    /** The limit of the API. */
    private static final long MOST_ENTRIES = 100_000;

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

    @Option(
            names = "--part-size",
            paramLabel = "N",
            description = "With --of articles: split the export into files of about N versions each (default: one file,"
                    + " and parts of 100000 if there are more).")
    private @Nullable Long partSize;

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
        if (partSize != null && (partSize < 1 || partSize > MOST_ENTRIES)) {
            throw usageError("--part-size is a number from 1 to " + MOST_ENTRIES);
        }
        var client = api.client(new RetryPolicy(5, pause));
        var exports = new ExportRequest(client, err(), pause);
        if (resume != null) {
            conclude(exports.finish(exports.find(resume), file, resumption(resume)));
            return 0;
        }
        // The command without --resume was checked to have a format.
        var asked = requireNonNull(format, "format");
        var what = of == null ? defaultOf(asked) : of;
        var begunInParts = Files.exists(Path.of(ExportInParts.manifest(file) + ".part"));
        if (partSize != null && what != Of.articles) {
            throw usageError("--part-size goes with --of articles");
        }
        if (partSize == null && !begunInParts) {
            try {
                var started = exports.start(what.name(), asked.name(), search.parameters(), file);
                conclude(exports.finish(
                        started, file, resumption(started.path("id").asText())));
                return 0;
            } catch (ExportRequest.ExportFailed e) {
                if (what != Of.articles || !e.isTooLarge()) {
                    throw e;
                }
                err().println("It is too large for one file and is split by days.");
                err().flush();
            }
        }
        inParts(client, exports, new ExportInParts.Request(what.name(), asked.name(), search.parameters()));
        return 0;
    }

    private String resumption(String id) {
        return "parley export --resume " + id + " -o " + file;
    }

    private void inParts(ApiClient client, ExportRequest exports, ExportInParts.Request request) throws IOException {
        var size = partSize == null ? MOST_ENTRIES : partSize;
        var done = new ExportInParts(client, exports, request, file, size)
                .export(LocalDate.now(Clock.systemUTC()), "the same command");
        var screen = Terminal.of(out());
        if (json) {
            screen.line(Json.MAPPER.valueToTree(done).toString());
            return;
        }
        done.parts()
                .forEach(part -> screen.line(String.format(
                        "%s  %s to %s, %,d versions, %,d bytes, SHA-256 %s",
                        part.file(),
                        part.days().from(),
                        part.days().to(),
                        part.written(),
                        part.bytes(),
                        part.sha256())));
        screen.line(String.format(
                "%s  %,d parts, %,d of %,d versions, %,d bytes",
                ExportInParts.manifest(file), done.parts().size(), done.written(), done.found(), done.bytes()));
        if (done.missing() > 0) {
            screen.line(done.missing() + " were found but could not be read; the manifests of the parts list them.");
        }
    }

    private static Of defaultOf(Format format) {
        return switch (format) {
            case csv, jsonl -> Of.facts;
            case ninjs, warc, wacz, bagit -> Of.articles;
        };
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
}
