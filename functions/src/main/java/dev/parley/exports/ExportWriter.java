package dev.parley.exports;

import java.io.IOException;
import java.nio.file.Path;

/** An export's file while it is written, entry by entry; it holds no more than one of them. */
public interface ExportWriter<E> extends AutoCloseable {
    void add(E entry) throws IOException;

    /**
     * Writes what stands at the end of the file.
     *
     * @param manifest the list of its entries, for formats that carry it inside
     */
    void finish(Path manifest) throws IOException;

    /** How many bytes were written so far, of whatever will be the larger part of the file. */
    long bytes();

    @Override
    void close() throws IOException;
}
