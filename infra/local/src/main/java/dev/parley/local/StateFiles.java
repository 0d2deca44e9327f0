package dev.parley.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of the data folder. Every message names the file, and says what to do. */
final class StateFiles {
    /** Less free space than this is refused at the start, because a full disk stops every store in a different way. */
    static final long LEAST_SPACE = 64L * 1024 * 1024;

    private StateFiles() {}

    /** Work on a file of the state. */
    interface Task<T> {
        T run() throws Exception;
    }

    /**
     * Creates the data folder, or checks that it can be used.
     *
     * @throws IOException if it is a file, cannot be written, or its disk is full
     */
    static void prepare(Path data) throws IOException {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new IOException(data + " is a file, not a folder: choose a folder with --data");
        }
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new IOException(
                    "cannot create the folder " + data + " (" + e + "): choose another folder with --data", e);
        }
        if (!Files.isWritable(data)) {
            throw new IOException("cannot write to the folder " + data + ": change its permissions, or choose another"
                    + " folder with --data");
        }
        checkSpace(data, Files.getFileStore(data).getUsableSpace());
    }

    static void checkSpace(Path data, long free) throws IOException {
        if (free < LEAST_SPACE) {
            throw new IOException("the disk of " + data + " is full: it has " + free / 1024 / 1024 + " MB left, and "
                    + LEAST_SPACE / 1024 / 1024 + " MB are needed. Make room, or choose another folder with --data");
        }
    }

    /**
     * Creates a folder of the state.
     *
     * @throws IOException if there is a file of its name
     */
    static Path folder(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, but the state has a folder there: move it away");
        }
        return Files.createDirectories(folder);
    }

    /**
     * Reads a part of the state.
     *
     * @param file the file or folder that is read
     * @param advice what to do when it is damaged, after "or"
     * @throws IOException if it cannot be read
     */
    static <T> T read(Path file, String advice, Task<T> reading) throws IOException {
        try {
            return reading.run();
        } catch (Exception e) {
            throw new IOException(
                    file + " is damaged (" + firstLine(e) + "): restore it from a copy of the data folder, or "
                            + advice,
                    e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage() == null ? e.toString() : e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
