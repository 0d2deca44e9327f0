package dev.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Decides whether an existing file is overwritten.
 *
 * @param force overwrite without asking
 */
record OverwritePolicy(PrintWriter err, boolean force) {
    /**
     * Asks on a terminal.
     *
     * @throws IOException if the file may not be written
     */
    void check(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        if (force || !Files.exists(file)) {
            return;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IOException(file + " exists already: --force overwrites it");
        }
        err.print(file + " exists already. Overwrite it? [y/N] ");
        err.flush();
        var answer = console.readLine();
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new IOException(file + " was not overwritten");
        }
    }

    /** Moves a finished file to its place, atomically where the file system can. */
    static void replace(Path finished, Path file) throws IOException {
        try {
            Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(finished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
