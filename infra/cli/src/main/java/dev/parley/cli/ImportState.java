package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReadRecord.Outcome;
import dev.parley.importing.ImportFormat;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far an import has come.
 *
 * @param files the files that it reads, in their order
 * @param done number of files that were read to their ends
 * @param records number of records of the next file that were archived or refused
 * @param counts records by format and outcome
 */
record ImportState(List<Source> files, int done, long records, Map<ImportFormat, Map<Outcome, Long>> counts) {
    ImportState {
        files = List.copyOf(files);
        requireNonNull(counts, "counts");
    }

    /**
     * A file, with what shows that it was changed.
     *
     * @param modified time of its last change, in milliseconds since 1970
     */
    record Source(String path, long bytes, long modified) {
        Source {
            requireNonNull(path, "path");
        }

        static Source of(Path file) throws IOException {
            return new Source(
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        }
    }

    static ImportState begun(List<Source> files) {
        return new ImportState(files, 0, 0, new EnumMap<>(ImportFormat.class));
    }

    /** The state after one more record. Changes the counts, which only the newest state uses. */
    ImportState with(ImportFormat format, Outcome outcome) {
        counts.computeIfAbsent(format, f -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
        return new ImportState(files, done, records + 1, counts);
    }

    ImportState nextFile() {
        return new ImportState(files, done + 1, 0, counts);
    }

    long count(Outcome outcome) {
        return counts.values().stream()
                .mapToLong(byOutcome -> byOutcome.getOrDefault(outcome, 0L))
                .sum();
    }

    /** Reads a state; empty if there is none, or if it is that of other files or of files that have changed since. */
    static Optional<ImportState> read(Path file, List<Source> files) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var state = Json.MAPPER.readValue(file.toFile(), ImportState.class);
        return Optional.of(state).filter(found -> found.files().equals(files));
    }

    /** Replaces the file in one step, so that a crash never leaves half a state. */
    void write(Path file) throws IOException {
        var next = Path.of(file + ".next");
        Json.MAPPER.writeValue(next.toFile(), this);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
