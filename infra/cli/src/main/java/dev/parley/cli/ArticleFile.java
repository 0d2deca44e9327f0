package dev.parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An article in a file.
 *
 * @param name for messages: the file's name, with the line number in a .jsonl file
 * @param contentType media type by the file's ending; absent if the ending has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArticleFile(String name, byte[] body, Optional<String> contentType) {
    private static final String JSON = "application/json";
    private static final Set<String> ENDINGS =
            Set.of("json", "jsonl", "html", "htm", "txt", "xml", "mht", "mhtml", "eml");

    /**
     * Reads the articles of a file one by one: each line of a .jsonl file, or the whole of any other file.
     *
     * @param file a path, or - for standard input
     * @param type the ending to use instead of the file's own
     * @throws IOException if the file cannot be read
     */
    static void each(String file, Optional<String> type, InputStream standardInput, Consumer<ArticleFile> action)
            throws IOException {
        var ending = type.orElseGet(() -> ending(file));
        if (ending.equals("jsonl")) {
            lines(file, standardInput, action);
            return;
        }
        var body = file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(existing(file));
        action.accept(new ArticleFile(file.equals("-") ? "standard input" : file, body, mediaType(ending)));
    }

    /** Whether the ending is that of a file with one article, not of JSON Lines. */
    static boolean isOneArticle(String file) {
        var ending = ending(file);
        return ENDINGS.contains(ending) && !ending.equals("jsonl");
    }

    /** Reads the lines of a JSON Lines file, one in memory at a time. */
    static void lines(String file, InputStream standardInput, Consumer<ArticleFile> action) throws IOException {
        try (var reader = file.equals("-")
                ? new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8))
                : Files.newBufferedReader(existing(file))) {
            var name = file.equals("-") ? "standard input" : file;
            int number = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    action.accept(new ArticleFile(
                            name + " line " + number, line.getBytes(StandardCharsets.UTF_8), Optional.of(JSON)));
                }
            }
        }
    }

    /** The number of articles in a JSON Lines file; -1 for standard input, which cannot be read twice. */
    static long count(String file) throws IOException {
        if (file.equals("-")) {
            return -1;
        }
        try (var lines = Files.lines(existing(file), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank()).count();
        }
    }

    /** The files of an argument: the file itself, or the articles of a folder in order of name. */
    static List<String> files(String argument) throws IOException {
        if (argument.equals("-") || !Files.isDirectory(Path.of(argument))) {
            return List.of(argument);
        }
        try (var files = Files.list(Path.of(argument))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(name -> ENDINGS.contains(ending(name)))
                    .sorted()
                    .toList();
        }
    }

    private static Path existing(String file) throws IOException {
        var path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new IOException("cannot read " + file + ": there is no such file, or it may not be read");
        }
        return path;
    }

    private static String ending(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> mediaType(String ending) {
        return switch (ending) {
            case "json" -> Optional.of(JSON);
            case "html", "htm" -> Optional.of("text/html");
            case "txt" -> Optional.of("text/plain");
            default -> Optional.empty();
        };
    }
}
