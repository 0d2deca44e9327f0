package dev.parley.fuzz;

import static dev.parley.fuzz.FuzzTarget.ofTexts;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.importing.ImportReader;
import dev.parley.importing.ImportRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are imported. */
final class ImportTargets {
    private static final String LINE =
            "{\"url\": \"https://wire.example/a\", \"title\": \"Talks\", \"text\": \"The talks began.\"}";
    private static final String CSV =
            "\uFEFFTitle,URL,Text\r\n\"One, and\",https://wire.example/1,\"First.\n\nLast.\"\r\n";
    private static final String MBOX = """
            From desk@wire.example Mon Jun  2 10:00:00 2025
            From: desk@wire.example
            Subject: Talks
            Message-ID: <1@wire.example>

            The talks began.
            >From here on they go on.

            From desk@wire.example Tue Jun  3 10:00:00 2025
            Subject: More talks

            The talks went on.
            """;
    private static final String HTTP =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "1e\r\n<article><p>The talks began.</p>\r\na\r\n</article>\r\n0\r\n\r\n";

    private ImportTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                ofTexts("import-json", List.of(LINE, "[" + LINE + ", " + LINE + "]"), of("a.json")),
                ofTexts("import-jsonl", List.of(LINE + "\r\n\n" + LINE), of("a.jsonl")),
                ofTexts(
                        "import-csv",
                        List.of(CSV, "title;text\na, b;One.\n", "title\ttext\na; b\tOne.\n"),
                        of("a.csv")),
                ofTexts("import-mbox", List.of(MBOX), of("a.mbox")),
                new FuzzTarget("import-warc", List.of(warc(), ArticleTargets.archived(LINE)), of("a.warc")),
                new FuzzTarget(
                        "import-zip",
                        List.of(
                                zip("a.jsonl", LINE.getBytes(StandardCharsets.UTF_8)),
                                zip("archive/data.warc", warc()),
                                zip("inner.zip", zip("a.csv", CSV.getBytes(StandardCharsets.UTF_8)))),
                        of("a.wacz")),
                ofTexts("import-any", List.of(LINE, CSV, MBOX), of("a")));
    }

    /** Every file gives records, and what cannot be read of it is refused with a reason. */
    private static FuzzTarget.Reader of(String name) {
        return file -> ImportReader.read(name, new ByteArrayInputStream(file), found -> {
            if (found instanceof ImportRecord.Refused refused) {
                assertFalse(refused.reason().isBlank());
            }
        });
    }

    private static byte[] warc() {
        var response = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/a\r\n"
                + "WARC-Date: 2019-03-04T05:06:07Z\r\nWARC-Record-ID: <urn:uuid:8d4d1a2e-0000-4000-8000-000000000001>\r\n"
                + "WARC-IP-Address: 192.0.2.7\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: "
                + HTTP.length() + "\r\n\r\n" + HTTP + "\r\n\r\n";
        return response.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, byte[] file) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(file);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
