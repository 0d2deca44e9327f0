package dev.parley.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the rule files and word lists among the resources: UTF-8, one row a line, columns separated by tabs. Blank lines
 * and lines that begin with {@code #} are ignored.
 *
 * <p>Files are named by their path below {@code dev/parley}, such as {@code articles/months.tsv}. A missing or malformed
 * file is a defect of the build, so every method throws {@link IllegalStateException} for it.
 */
public final class ResourceTable {
    private ResourceTable() {}

    /** The rows of a file, in order. */
    public static List<String> rows(String file) {
        try (var in = ResourceTable.class.getResourceAsStream("/dev/parley/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + file, e);
        }
    }

    /** The rows of a file, split into exactly {@code columns} columns. */
    public static List<List<String>> table(String file, int columns) {
        return rows(file).stream()
                .map(row -> List.of(row.split("\t", -1)))
                .peek(row -> {
                    if (row.size() != columns) {
                        throw new IllegalStateException(file + " needs " + columns + " columns: " + row);
                    }
                })
                .toList();
    }

    /** The rows of a file as a set of lower-case words. */
    public static Set<String> words(String file) {
        return rows(file).stream()
                .map(row -> row.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
