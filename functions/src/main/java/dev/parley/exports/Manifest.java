package dev.parley.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.articles.VersionKey;
import dev.parley.exports.ExportFiles.Digest;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The manifest of an export: the search, the number of results, and the id and digest of each entry. Entries are spooled to
 * a file. Results that are not in the export are listed as missing, with the reason.
 *
 * <p>The digest of a fact is that of its JSON. A version has the digest of its original bytes, as in the API, and that of
 * its WARC file.
 */
public final class Manifest implements AutoCloseable {
    private final Export export;
    private final Instant generated;
    private final long count;
    private final Spool entries;
    private final Spool missing;

    /**
     * @param folder for temporary files
     * @param count number of results of the search
     */
    public Manifest(Path folder, Export export, Instant generated, long count) throws IOException {
        this.export = export;
        this.generated = generated;
        this.count = count;
        this.entries = new Spool(folder.resolve("entries"));
        this.missing = new Spool(folder.resolve("missing"));
    }

    public void add(Fact fact) throws IOException {
        entries.add(Json.MAPPER
                .createObjectNode()
                .put("id", fact.id())
                .put("sha256", Id.sha256Hex(Json.MAPPER.writeValueAsBytes(fact))));
    }

    public void add(ExportedVersion version) throws IOException {
        var entry = Json.MAPPER
                .createObjectNode()
                .put("id", version.key().articleId())
                .put("version", version.key().version())
                .put("sha256", version.archived().originalSha256())
                .put("warcSha256", Id.sha256Hex(version.warc()));
        var facts = entry.putArray("facts");
        version.mentions().keySet().forEach(facts::add);
        entries.add(entry);
    }

    public void missing(String factId, String reason) throws IOException {
        missing.add(Json.MAPPER.createObjectNode().put("id", factId).put("reason", reason));
    }

    public void missing(VersionKey version, String reason) throws IOException {
        missing.add(Json.MAPPER
                .createObjectNode()
                .put("id", version.articleId())
                .put("version", version.version())
                .put("reason", reason));
    }

    public long written() {
        return entries.size;
    }

    public long missing() {
        return missing.size;
    }

    /** @param container digest of the export's file; absent for a manifest inside that file */
    public void write(Path file, Optional<Digest> container) throws IOException {
        var head = Json.MAPPER
                .createObjectNode()
                .put("id", export.id())
                .put("of", export.of().label())
                .put("format", export.format().label());
        head.set("search", Json.MAPPER.valueToTree(export.search()));
        head.put("generated", generated.toString())
                .put("count", count)
                .put("entriesAre", export.listsFacts() ? "facts" : "versions")
                .put("written", written())
                .put("notWritten", missing());
        container.ifPresent(digest -> head.putObject("file")
                .put("name", export.fileName())
                .put("bytes", digest.bytes())
                .put("sha256", digest.sha256()));
        try (var out = Files.newOutputStream(file)) {
            var json = head.toPrettyString();
            text(out, json.substring(0, json.lastIndexOf('}')).stripTrailing());
            text(out, ",\n  \"entries\" : [\n");
            entries.copyTo(out);
            text(out, "  ],\n  \"missing\" : [\n");
            missing.copyTo(out);
            text(out, "  ]\n}\n");
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        entries.close();
        missing.close();
    }

    /** A JSON list that grows in a file. */
    private static final class Spool implements AutoCloseable {
        private final Path file;
        private final OutputStream out;
        private long size;

        Spool(Path file) throws IOException {
            this.file = file;
            this.out = new java.io.BufferedOutputStream(Files.newOutputStream(file));
        }

        void add(ObjectNode entry) throws IOException {
            text(out, (size == 0 ? "    " : ",\n    ") + entry);
            size++;
        }

        void copyTo(OutputStream target) throws IOException {
            out.flush();
            Files.copy(file, target);
            if (size > 0) {
                text(target, "\n");
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
