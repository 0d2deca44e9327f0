package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {
    private static final String PAGE = """
            <html lang="en"><head><meta property="og:site_name" content="Harbour Wire">
            <meta property="article:published_time" content="2025-02-12T20:05:00Z"></head>
            <body><article><h1>Two presidents speak</h1>
            <p>The presidents of two countries spoke by phone for an hour on Wednesday, their offices said.</p>
            <p>It was their first conversation of this year, and both sides said that others would follow.</p>
            </article></body></html>
            """;

    @TempDir
    private Path folder;

    @Test
    void aPageIsPrintedWithTheDayAndThePlaceWhereItWasFound() throws Exception {
        var ran = run(file("page.html", PAGE));
        assertEquals(0, ran.exit(), ran.err());
        for (var part : List.of(
                "state     readable",
                "title     Two presidents speak",
                "outlet    Harbour Wire",
                "byline    none",
                "day       2025-02-12, found in: meta",
                "language  en",
                "\n\nThe presidents of two countries spoke by phone")) {
            assertTrue(ran.out().contains(part), part + " is not in:\n" + ran.out());
        }
    }

    @Test
    void withJsonEachArticleIsOneLineInTheOrderOfTheArguments() throws Exception {
        var page = file("page.html", PAGE);
        var text = file("text.txt", "The harbour was quiet on that day, and nobody in the town said a word about it.");
        var ran = run("--json", text, page);
        assertEquals(0, ran.exit(), ran.err());
        var lines = json(ran);
        assertEquals(2, lines.size());
        assertEquals(text, lines.get(0).path("file").asText());
        assertTrue(lines.get(0).path("published").isNull());
        assertTrue(lines.get(0).path("publishedFrom").isNull());
        assertEquals("2025-02-12", lines.get(1).path("published").asText());
        assertEquals("meta", lines.get(1).path("publishedFrom").asText());
        assertEquals("Harbour Wire", lines.get(1).path("source").asText());
        assertEquals("READABLE", lines.get(1).path("state").asText());
        assertTrue(lines.get(1).path("notes").isArray());
        assertTrue(lines.get(1).path("text").asText().startsWith("The presidents of"));
        var names = new ArrayList<String>();
        lines.get(1).fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(
                        "file",
                        "state",
                        "title",
                        "source",
                        "byline",
                        "published",
                        "publishedFrom",
                        "language",
                        "notes",
                        "text"),
                names);
    }

    @Test
    void anUnreadableFileDoesNotStopTheOthers() throws Exception {
        var page = file("page.html", PAGE);
        var empty = file("empty.html", "");
        var missing = folder.resolve("missing.html").toString();
        var ran = run("--json", missing, empty, page);
        assertEquals(1, ran.exit());
        assertEquals(1, json(ran).size());
        assertTrue(ran.err().contains("parley: cannot read " + missing), ran.err());
        assertTrue(ran.err().contains("parley: " + empty + ": The body is empty."), ran.err());
        assertEquals(2, ran.err().lines().count(), ran.err());
    }

    @Test
    void aFolderIsReadInOrderOfNameAndAPageWithoutAnArticleHasANoteOnWhatToSend() throws Exception {
        file("b.html", PAGE);
        file("a.html", "<html><body><p>Page not found.</p></body></html>");
        file("c.pdf", "not an article");
        var ran = run("--json", folder.toString());
        assertEquals(0, ran.exit(), ran.err());
        var lines = json(ran);
        assertEquals(2, lines.size());
        assertEquals("UNPARSED", lines.get(0).path("state").asText());
        assertTrue(lines.get(0).path("notes").path(1).asText().contains("Send "), ran.out());
        assertEquals("READABLE", lines.get(1).path("state").asText());
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static List<JsonNode> json(CommandRun ran) throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (var line : ran.out().lines().toList()) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.run(
                Stream.concat(Stream.of("read"), Stream.of(arguments)).toArray(String[]::new));
    }
}
