package dev.parley.exports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.parley.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the files of one day to disk, because a day may be larger than memory. The same rows always give the same bytes.
 */
public final class DayFiles implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private static final ObjectWriter LINES = Json.MAPPER
            .writer()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private final Path folder;
    private final Map<DailyTable, OutputStream> open = new EnumMap<>(DailyTable.class);

    /** @param folder an empty folder, which is deleted on {@link #close()} */
    public DayFiles(Path folder) throws IOException {
        this.folder = requireNonNull(folder, "folder");
        for (var table : DailyTable.values()) {
            open.put(
                    table,
                    new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file(table)), BUFFER), BUFFER));
        }
    }

    private OutputStream out(DailyTable table) {
        return requireNonNull(open.get(table));
    }

    private Path file(DailyTable table) {
        return folder.resolve(table.label());
    }

    public void add(VersionRows rows) throws IOException {
        add(DailyTable.ARTICLES, rows.article());
        for (var row : rows.sightings()) {
            add(DailyTable.SIGHTINGS, row);
        }
        for (var row : rows.facts()) {
            add(DailyTable.FACTS, row);
        }
    }

    private void add(DailyTable table, Object row) throws IOException {
        LINES.writeValue(out(table), row);
        out(table).write('\n');
    }

    /** Completes the files and stores them. Empty files are stored too, because they replace those of an earlier run. */
    public void putInto(TableFiles files, LocalDate day) throws IOException {
        // Articles last, so that a query that finds a version also finds its sightings and facts.
        for (var table : List.of(DailyTable.FACTS, DailyTable.SIGHTINGS, DailyTable.ARTICLES)) {
            out(table).close();
            files.put(table, day, file(table));
        }
    }

    @Override
    public void close() throws IOException {
        for (var table : DailyTable.values()) {
            out(table).close();
            Files.deleteIfExists(file(table));
        }
        Files.deleteIfExists(folder);
    }
}
