package dev.parley.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** Temporary folders. Opening one removes the folders that an earlier crash left. */
public record Workspace(Path root, Clock clock) {
    private static final String PREFIX = "parley-export-";

    /** Exceeds the time for which a folder is used. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    Folder open(String id) throws IOException {
        try (var left = Files.newDirectoryStream(root, PREFIX + "*")) {
            for (var folder : left) {
                if (Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now(clock).minus(ABANDONED))) {
                    remove(folder);
                }
            }
        }
        return new Folder(Files.createTempDirectory(root, PREFIX + id + "-"));
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Another process removed it.
        }
    }

    /** A temporary folder, removed when it is closed. */
    record Folder(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            remove(path);
        }
    }
}
