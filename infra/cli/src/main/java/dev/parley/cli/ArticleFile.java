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
 * An article as it lies in a file.
 *
 * @param name what to call it in messages: the file's name, with the line of a .jsonl file
 * @param contentType media type, from the file's ending; absent for what no ending tells
 */
record ArticleFile(String name, byte[] body, Optional<String> contentType) {
    private static final String JSON = "application/json";
    private static final Set<String> ENDINGS =
            Set.of("json", "jsonl", "html", "htm", "txt", "xml", "mht", "mhtml", "eml");

    /**
     * Hands on the articles of a file one by one: each line of a .jsonl file, the whole of any other.
     *
     * @param file a path, or - for standard input
     * @param type the ending to take it for, where the name has none
     */
    static void each(String file, Optional<String> type, InputStream standardInput, Consumer<ArticleFile> take)
            throws IOException {
        var ending = type.orElseGet(() -> ending(file));
        if (ending.equals("jsonl")) {
            lines(file, standardInput, take);
            return;
        }
        var body = file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(existing(file));
        take.accept(new ArticleFile(file.equals("-") ? "standard input" : file, body, mediaType(ending)));
    }

    /** Whether a file is one article by its ending, and not JSON Lines. */
    static boolean isOneArticle(String file) {
        var ending = ending(file);
        return ENDINGS.contains(ending) && !ending.equals("jsonl");
    }

    /** Hands on the lines of a JSON Lines file, never holding more than one. */
    static void lines(String file, InputStream standardInput, Consumer<ArticleFile> take) throws IOException {
        try (var reader = file.equals("-")
                ? new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8))
                : Files.newBufferedReader(existing(file))) {
            var name = file.equals("-") ? "standard input" : file;
            int number = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    take.accept(new ArticleFile(
                            name + " line " + number, line.getBytes(StandardCharsets.UTF_8), Optional.of(JSON)));
                }
            }
        }
    }

    /** How many articles a JSON Lines file holds, or -1 for standard input, which cannot be read twice. */
    static long count(String file) throws IOException {
        if (file.equals("-")) {
            return -1;
        }
        try (var lines = Files.lines(existing(file), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank()).count();
        }
    }

    /** The files that an argument names: itself, or the articles of a folder in order of name. */
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
