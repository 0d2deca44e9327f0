package dev.parley.cli;

import dev.parley.extraction.names.Overlay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with an overlay of the names table. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OverlayFile(String name, byte[] bytes, Overlay overlay) {
    /**
     * Reads a file.
     *
     * @param file a path, or - for standard input
     * @throws IOException if the file cannot be read or has no valid row
     */
    static OverlayFile read(String file) throws IOException {
        var name = file.equals("-") ? "standard input" : file;
        try {
            var bytes = file.equals("-") ? System.in.readNBytes(Overlay.MAX_BYTES + 1) : bytes(Path.of(file));
            return new OverlayFile(name, bytes, Overlay.of(bytes));
        } catch (IllegalArgumentException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IOException("cannot read " + path + ": there is no such file, or it may not be read");
        }
        Overlay.checkSize(Files.size(path));
        return Files.readAllBytes(path);
    }

    boolean isValid() {
        return overlay.skipped() == 0;
    }

    void printChanges(PrintWriter out) {
        for (var change : overlay.changes()) {
            out.println("line " + change.line() + ": " + (change.replaces() ? "replaces " : "adds ") + change.what());
        }
    }

    void printFaults(PrintWriter err) {
        for (var fault : overlay.faults()) {
            err.println(name + " line " + fault.line() + ": " + fault.reason());
        }
        int more = overlay.skipped() - overlay.faults().size();
        if (more > 0) {
            err.println(name + ": " + more + " more lines are malformed");
        }
    }
}
