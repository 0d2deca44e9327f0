package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String PAGE =
            "<html><head><title>Talks</title></head><body><article><p>They met in Riyadh on Tuesday"
                    + " for talks on the harbour, which lasted more than four hours, an official said.</p><p>The ministers agreed"
                    + " to meet again within a month, and to name envoys who prepare the next round of talks until then.</p>"
                    + "</article></body></html>";

    @TempDir
    private Path folder;

    @Test
    void aDryRunSaysWhatCanBeReadAndNeedsNoStack() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), "{\"text\": \"They met.\"}\n{\"text\": \"They parted.\"}\n");
        Files.createDirectory(folder.resolve("deeper"));
        Files.writeString(folder.resolve("deeper/page.html"), PAGE);
        Files.writeString(folder.resolve("notes.docx"), "passed over in a folder");
        var ran = run("import", "--dry-run", folder.toString());
        assertEquals(0, ran.exit());
        assertTrue(ran.out().contains("jsonl   2         0      0        0        0"), ran.out());
        assertTrue(ran.out().contains("html    1         0      0        0        0"), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void aRefusalNamesFileRecordAndReasonAndTheExitStatusIsOne() throws IOException {
        var file =
                Files.writeString(folder.resolve("a.jsonl"), "{\"text\": \"They met.\"}\n{\"title\": \"No text\"}\n");
        var ran = run("import", "--dry-run", file.toString());
        assertEquals(1, ran.exit());
        assertTrue(
                ran.err().startsWith("parley: " + file + " line 2: The article has no text. Send an object with"),
                ran.err());
        assertTrue(ran.out().contains("jsonl   1         0      0        0        1"), ran.out());
    }

    @Test
    void aFileThatDoesNotExistIsReportedBeforeAnythingIsImported() {
        var ran = run("import", folder.resolve("none.jsonl").toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().startsWith("parley: cannot read "), ran.err());
    }

    @Test
    void withoutAStackTheErrorSaysHowToStartOne() throws IOException {
        var file = Files.writeString(folder.resolve("a.jsonl"), "{\"text\": \"They met.\"}\n");
        var ran = run("import", "--data", folder.resolve("none").toString(), file.toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("start one with ./parley up"), ran.err());
    }

    @Test
    void aFolderWithoutArticlesIsNoError() {
        var ran = run("import", "--dry-run", folder.toString());
        assertEquals(0, ran.exit());
        assertEquals("No article was found.", ran.out().strip());
    }
}
