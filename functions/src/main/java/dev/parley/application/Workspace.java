package dev.parley.application;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** Temporary folders. Opening one removes the folders that an earlier crash left. */
public final class Workspace {
    private static final String PREFIX = "parley-export-";

    /** Exceeds the time for which a folder is used. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;
    private final Clock clock;

    public Workspace(Path root, Clock clock) {
        this.root = requireNonNull(root, "root");
        this.clock = requireNonNull(clock, "clock");
    }

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
