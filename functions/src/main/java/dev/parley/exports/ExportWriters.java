package dev.parley.exports;

import dev.parley.facts.Fact;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Creates the writer for a format. */
public final class ExportWriters {
    private ExportWriters() {}

    /** @throws IllegalArgumentException for a format that cannot hold facts */
    public static ExportWriter<Fact> ofFacts(Export export, HashedFile out) throws IOException {
        return switch (export.format()) {
            case CSV -> new CsvWriter<>(out, CsvColumns.ofFacts());
            case JSONL -> new JsonLinesWriter<>(out, Json.MAPPER::valueToTree);
            case NINJS, WARC, WACZ, BAGIT ->
                throw new IllegalArgumentException(
                        "the format " + export.format().label() + " cannot hold facts");
        };
    }

    /** @param folder for temporary files */
    public static ExportWriter<ExportedVersion> ofVersions(Export export, HashedFile out, Path folder, Instant made)
            throws IOException {
        return switch (export.format()) {
            case CSV -> new CsvWriter<>(out, CsvColumns.ofVersions());
            case JSONL -> new JsonLinesWriter<>(out, ExportedVersion::json);
            case NINJS -> new JsonLinesWriter<>(out, NinjsItem::of);
            case WARC -> new WarcExportWriter(out, export, export.fileName(), made);
            case WACZ -> new WaczWriter(out, folder, export, made);
            case BAGIT -> new BagItWriter(out, folder, export, made);
        };
    }
}
