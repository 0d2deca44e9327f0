package dev.parley.exports;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the file of an export entry by entry, with at most one entry in memory. */
public interface ExportWriter<E> extends AutoCloseable {
    void add(E entry) throws IOException;

    /**
     * Writes the end of the file, if the format has one.
     *
     * @param manifest the list of entries, for formats that contain it
     */
    default void finish(Path manifest) throws IOException {}

    /** The number of bytes written so far, for the largest part of the file. */
    long bytes();

    @Override
    void close() throws IOException;
}
