package dev.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Files that are there already are written over when their owner says so.
 *
 * @param force whether it was said beforehand
 */
record OverwritePolicy(PrintWriter err, boolean force) {
    /** Asks on a terminal; elsewhere a file that is there is an error. */
    void check(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
        var folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        if (force || !Files.exists(file)) {
            return;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IOException(file + " is there already: --force writes over it");
        }
        err.print(file + " is there already. Write over it? [y/N] ");
        err.flush();
        var said = console.readLine();
        if (said == null || !said.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new IOException(file + " stays as it is");
        }
    }

    /** Puts a finished file in its place, in one step. */
    static void replace(Path finished, Path file) throws IOException {
        try {
            Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(finished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
