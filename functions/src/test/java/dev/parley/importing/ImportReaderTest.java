package dev.parley.importing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Submission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ImportReaderTest {
    private static final String ONE = "{\"text\": \"One.\"}";
    private static final String TWO = "{\"text\": \"Two.\"}";

    // ---- lines

    @Test
    void eachLineOfJsonLinesIsAnArticleAndBlankLinesAreNone() throws IOException {
        var found = read("a.jsonl", "\uFEFF" + ONE + "\r\n\n" + TWO);
        assertEquals(List.of("line 1", "line 3"), places(found));
        assertEquals(ONE, text(found.getFirst()).strip());
        assertEquals(TWO, text(found.getLast()));
    }

    @Test
    void aLineThatIsNoJsonIsLeftToTheReaderOfArticlesWhichSaysWhy() throws IOException {
        var found = read("a.jsonl", ONE + "\n{\"text\": \n" + TWO + "\n");
        assertEquals(List.of("line 1", "line 2", "line 3"), places(found));
        assertInstanceOf(ImportRecord.Sent.class, found.get(1));
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextOneIsRead() throws IOException {
        var found = read("a.jsonl", "x".repeat(Submission.MAX_BYTES + 1) + "\n" + TWO);
        assertTrue(reason(found.getFirst()).startsWith("The article has more than "), reason(found.getFirst()));
        assertEquals(TWO, text(found.getLast()));
    }

    @Test
    void aJsonFileHoldsAnArticleOrAListOfThem() throws IOException {
        assertEquals(List.of(""), places(read("a.json", ONE)));
        var found = read("a.json", "[" + ONE + ", " + TWO + "]");
        assertEquals(List.of("article 1", "article 2"), places(found));
        assertEquals("{\"text\":\"Two.\"}", text(found.getLast()));
    }

    @Test
    void aListThatBreaksOffGivesWhatIsBeforeTheBreak() throws IOException {
        var found = read("a.json", "[" + ONE + ", {\"text\": ");
        assertEquals("article 1", found.getFirst().place());
        assertEquals("after article 1", found.getLast().place());
        assertTrue(reason(found.getLast()).startsWith("The file is damaged from here on"), reason(found.getLast()));
    }

    // ---- tables

    @Test
    void theFirstLineOfCsvNamesTheFields() throws IOException {
        var found = read(
                "a.csv", "\uFEFFTitle,URL,Text,Other\r\n\"One, and\",https://a.example/1,\"First.\n\nLast.\",x\r\n");
        assertEquals(List.of("row 2"), places(found));
        assertEquals(
                "{\"title\":\"One, and\",\"url\":\"https://a.example/1\",\"text\":\"First.\\n\\nLast.\"}",
                text(found.getFirst()));
    }

    @Test
    void cellsMayBeSeparatedBySemicolonsOrTabs() throws IOException {
        assertEquals(
                "{\"title\":\"a, b\",\"text\":\"One.\"}",
                text(read("a.csv", "title;text\na, b;One.\n").getFirst()));
        assertEquals(
                "{\"title\":\"a; b\",\"text\":\"One.\"}",
                text(read("a.tsv", "title\ttext\na; b\tOne.\n").getFirst()));
    }

    @Test
    void aTableWithoutTextIsRefusedWithItsColumns() throws IOException {
        var found = read("a.csv", "id,version,title\n1,2,3\n");
        assertEquals(1, found.size());
        assertTrue(reason(found.getFirst()).contains("it names [id, version, title]"), reason(found.getFirst()));
        assertTrue(reason(found.getFirst()).contains("import one in jsonl"), reason(found.getFirst()));
    }

    @Test
    void aRowWithTooManyCellsIsRefusedAndTheNextOneIsRead() throws IOException {
        var found = read("a.csv", "title,text\na,b,c\nd,e\n");
        assertTrue(reason(found.getFirst()).contains("more cells"), reason(found.getFirst()));
        assertEquals("{\"title\":\"d\",\"text\":\"e\"}", text(found.getLast()));
    }

    @Test
    void aTableInAnotherCharsetIsRefusedWithWhatToDo() throws IOException {
        var found = read("a.csv", "title,text\na,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(reason(found.getLast()).contains("CSV UTF-8"), reason(found.getLast()));
    }

    // ---- mail

    @Test
    void anMboxIsSplitWhereAFromLineFollowsABlankLine() throws IOException {
        var found = read("box.mbox", """
                From - Sat Jan  1 00:00:00 2022
                Subject: One

                First.
                From here on it is text.

                From there it is text as well.

                >From now on it was quoted.

                From desk@a.example Sun Jan 02 00:00:00 +0000 2022
                Subject: Two

                Second.
                """);
        assertEquals(List.of("mail 1", "mail 2"), places(found));
        assertTrue(text(found.getFirst()).startsWith("Subject: One\n"), text(found.getFirst()));
        assertTrue(text(found.getFirst()).contains("\nFrom there it is text as well.\n"), text(found.getFirst()));
        assertTrue(text(found.getFirst()).contains("\nFrom now on it was quoted.\n"), text(found.getFirst()));
        assertTrue(text(found.getLast()).endsWith("Second.\n"), text(found.getLast()));
    }

    @Test
    void anMboxIsRecognisedWithoutItsEnding() throws IOException {
        assertEquals(
                List.of("mail 1"), places(read("Inbox", "From - Sat Jan  1 00:00:00 2022\nSubject: One\n\nFirst.\n")));
    }

    // ---- packages

    @Test
    void aZipFileIsReadWithTheFilesInIt() throws IOException {
        var inner = zip(Map.of("deep.jsonl", (ONE + "\n").getBytes(StandardCharsets.UTF_8)));
        var found = read("a.zip", zip(Map.of("folder/inner.zip", inner)));
        assertEquals(List.of("folder/inner.zip deep.jsonl line 1"), places(found));
    }

    @Test
    void otherFilesOfAZipFileAreSkippedAndItsDescriptionsPassedOver() throws IOException {
        var nothing = new byte[] {1};
        var found = read("a.zip", zip(Map.of("picture.png", nothing)));
        assertInstanceOf(ImportRecord.Skipped.class, found.getFirst());
        assertEquals(
                List.of(),
                read(
                        "a.zip",
                        zip(Map.of(
                                "bag/bagit.txt", nothing, "bag/manifest-sha256.txt", nothing, ".DS_Store", nothing))));
    }

    @Test
    void filesMayBeCompressed() throws IOException {
        assertEquals(List.of("line 1"), places(read("a.jsonl.gz", gzip(ONE))));
        assertEquals(
                List.of("line 1"),
                places(read("a.zip", zip(Map.of("a.jsonl.gz", gzip(ONE))))).stream()
                        .map(place -> place.replace("a.jsonl.gz ", ""))
                        .toList());
    }

    @Test
    void aCompressedFileThatBreaksOffGivesWhatIsBeforeTheBreak() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            lines.append("{\"text\": \"").append(i * 7919).append("\"}\n");
        }
        var whole = gzip(lines.toString());
        var found = read("a.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
        assertTrue(found.size() > 100, "records " + found.size());
        assertTrue(reason(found.getLast()).startsWith("The file is damaged from here on"), reason(found.getLast()));
        assertEquals("after line " + (found.size() - 1), found.getLast().place());
    }

    @Test
    void filesThatAreNestedWithoutEndAreRefused() throws IOException {
        var file = gzip(ONE);
        for (int i = 0; i < 6; i++) {
            file = zip(Map.of("a.zip", file));
        }
        assertTrue(reason(read("a.zip", file).getFirst()).contains("nested too deeply"));
    }

    // ---- others

    @Test
    void aFileOfAnUnknownFormatIsRefusedWithTheKnownOnes() throws IOException {
        assertTrue(reason(read("a.docx", "something").getFirst()).contains(".jsonl"));
        assertTrue(reason(read("a.warc", "something").getFirst()).contains("WARC/"));
    }

    @Test
    void aWireItemIsReadAsAWhole() throws IOException {
        var found = read("a.xml", "<nitf/>");
        assertEquals(ImportFormat.XML, found.getFirst().format());
        assertEquals("<nitf/>", text(found.getFirst()));
    }

    @Test
    void aFailureOfTheSinkIsNoDamageOfTheFile() throws IOException {
        var line = ONE.getBytes(StandardCharsets.UTF_8);
        for (var failure : List.of(new IOException("no connection"), new IllegalStateException("S3 does not answer"))) {
            for (var file : List.of(line, gzip(ONE), zip(Map.of("a.zip", zip(Map.of("a.jsonl", line)))))) {
                var name = file == line || file[0] != 'P' ? "a.jsonl" : "a.zip";
                var thrown = assertThrows(
                        Exception.class,
                        () -> ImportReader.read(name, new ByteArrayInputStream(file), found -> {
                            if (failure instanceof IOException checked) {
                                throw checked;
                            }
                            throw (RuntimeException) failure;
                        }));
                assertSame(failure, thrown);
            }
        }
    }

    @Test
    void bytesOfALineStayAsTheyAre() throws IOException {
        var line = "{\"text\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(line, ((ImportRecord.Sent) read("a.jsonl", line).getFirst()).body());
    }

    static List<ImportRecord> read(String name, String file) throws IOException {
        return read(name, file.getBytes(StandardCharsets.UTF_8));
    }

    static List<ImportRecord> read(String name, byte[] file) throws IOException {
        var found = new ArrayList<ImportRecord>();
        ImportReader.read(name, new ByteArrayInputStream(file), found::add);
        return found;
    }

    private static List<String> places(List<ImportRecord> records) {
        return records.stream().map(ImportRecord::place).toList();
    }

    static String text(ImportRecord found) {
        return new String(((ImportRecord.Sent) found).body(), StandardCharsets.UTF_8);
    }

    static String reason(ImportRecord found) {
        return ((ImportRecord.Refused) found).reason();
    }

    static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
