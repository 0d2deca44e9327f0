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
 * One day's files while they are written: on disk, because a day may be larger than memory. The same rows make the same
 * bytes: a file's head names no time.
 */
public final class DayFiles implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private static final ObjectWriter LINES = Json.MAPPER
            .writer()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private final Path folder;
    private final Map<DailyTable, OutputStream> open = new EnumMap<>(DailyTable.class);

    /** @param folder an empty one for these files alone; gone when they are closed */
    public DayFiles(Path folder) throws IOException {
        this.folder = requireNonNull(folder, "folder");
        for (var table : DailyTable.values()) {
            open.put(
                    table,
                    new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file(table)), BUFFER), BUFFER));
        }
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
        LINES.writeValue(open.get(table), row);
        open.get(table).write('\n');
    }

    /** Ends the files and puts each in its place; those of a day without rows too, which replace what was there. */
    public void putInto(TableFiles files, LocalDate day) throws IOException {
        // Articles last: whoever finds a version there finds what it reports.
        for (var table : List.of(DailyTable.FACTS, DailyTable.SIGHTINGS, DailyTable.ARTICLES)) {
            open.get(table).close();
            files.put(table, day, file(table));
        }
    }

    @Override
    public void close() throws IOException {
        for (var table : DailyTable.values()) {
            open.get(table).close();
            Files.deleteIfExists(file(table));
        }
        Files.deleteIfExists(folder);
    }
}
