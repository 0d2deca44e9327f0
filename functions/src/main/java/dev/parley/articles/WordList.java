package dev.parley.articles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rule files beside this package: one row a line, {@code #} begins a comment line, columns parted by tabs. */
public final class WordList {
    private WordList() {}

    /** The rows of a file, without comments and empty lines. */
    static List<String> rows(String file) {
        try (InputStream in = WordList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the rule file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rule file " + file, e);
        }
    }

    /** The rows, split at tabs; every row must have that many columns. */
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

    /** The rows as a set of lower-case words. */
    public static Set<String> words(String file) {
        return rows(file).stream()
                .map(row -> row.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
