package dev.parley.exports;

import dev.parley.facts.Fact;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Who writes which format. */
public final class ExportWriters {
    private ExportWriters() {}

    /** Writes facts; {@link IllegalArgumentException} for a format that holds none. */
    public static ExportWriter<Fact> ofFacts(Export export, HashedFile out) throws IOException {
        return switch (export.format()) {
            case CSV -> new CsvWriter<>(out, CsvColumns.ofFacts());
            case JSONL -> new JsonLines<>(out, Json.MAPPER::valueToTree);
            case NINJS, WARC, WACZ, BAGIT ->
                throw new IllegalArgumentException(
                        "no facts are written as " + export.format().label());
        };
    }

    /** @param folder for what a format must write before its file can be */
    public static ExportWriter<ExportedVersion> ofVersions(Export export, HashedFile out, Path folder, Instant made)
            throws IOException {
        return switch (export.format()) {
            case CSV -> new CsvWriter<>(out, CsvColumns.ofVersions());
            case JSONL -> new JsonLines<>(out, ExportedVersion::json);
            case NINJS -> new JsonLines<>(out, NinjsItem::of);
            case WARC -> new WarcFiles(out, export, export.fileName(), made);
            case WACZ -> new Wacz(out, folder, export, made);
            case BAGIT -> new BagItWriter(out, folder, export, made);
        };
    }
}
