package dev.parley.extraction.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that ship with the project: text files with one row a line. Comments and empty lines are skipped. */
public final class Rules {
    private Rules() {}

    /** The rows of a resource of the extraction. */
    public static List<String> lines(String resource) {
        return read("/dev/parley/extraction/" + resource);
    }

    /** The rows of a resource in the package of a class. */
    public static List<String> lines(Class<?> owner, String resource) {
        return read("/" + owner.getPackageName().replace('.', '/') + "/" + resource);
    }

    private static List<String> read(String resource) {
        try (InputStream in = Rules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
