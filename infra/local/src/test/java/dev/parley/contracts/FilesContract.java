package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.application.ports.DownloadLinks;
import dev.parley.application.ports.ExportStates;
import dev.parley.articles.VersionKey;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoExportStates;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3DownloadLinks;
import dev.parley.aws.S3ExportFiles;
import dev.parley.aws.S3TableFiles;
import dev.parley.exports.DailyTable;
import dev.parley.exports.Export;
import dev.parley.exports.ExportFiles;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.exports.HashedFile;
import dev.parley.ids.Id;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The promises of the ports for exports, download links and daily tables, tested on a backend. */
abstract class FilesContract {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant NOW = Instant.parse("2025-02-12T18:30:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int LARGE = 20 * 1024 * 1024;

    @TempDir
    private Path folder;

    abstract Clients clients();

    abstract String bucket();

    abstract String table();

    /** Whether the backend refuses an address whose signature is not right. */
    abstract boolean checksSignatures();

    /** Whether a write that the backend refuses leaves what was there. */
    abstract boolean isAtomic();

    private ExportFiles files() {
        return new S3ExportFiles(clients().largeFileS3(), clients().presigner(), bucket());
    }

    private ExportStates states() {
        return new DynamoExportStates(clients().dynamo(), table());
    }

    private DownloadLinks downloads() {
        return new S3DownloadLinks(clients().presigner(), bucket());
    }

    @Test
    void anExportRequestIsReadBackAsItWasStored() {
        var export = export();
        assertEquals(Optional.empty(), files().requested(export.id()));
        files().request(export);
        assertEquals(Optional.of(export), files().requested(export.id()));
        files().request(export);
        assertEquals(Optional.of(export), files().requested(export.id()));
    }

    @Test
    void anExportedFileIsServedByItsLinkAndReplacedByALaterOne() throws Exception {
        var export = export();
        assertEquals(Optional.empty(), files().link(export, export.fileName(), LIFETIME));
        put(export, file("first"));
        put(export, file("second"));
        var answer = get(files().link(export, export.fileName(), LIFETIME).orElseThrow());
        assertEquals(200, answer.statusCode());
        assertEquals("second", new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals("text/csv", answer.headers().firstValue("content-type").orElse(""));
        assertEquals(
                "attachment; filename=\"" + export.fileName() + "\"",
                answer.headers().firstValue("content-disposition").orElse(""));
    }

    @Test
    void aFileWithAnotherDigestIsRefused() throws Exception {
        var export = export();
        var wrong = HashedFile.digest(file("another"));
        var damaged = file("damaged on its way");
        assertThrows(S3Exception.class, () -> files().put(export, export.fileName(), "text/csv", damaged, wrong));
    }

    @Test
    void aFileThatIsRefusedReplacesNothing() throws Exception {
        assumeTrue(isAtomic(), "this backend empties an object when it refuses its successor");
        var export = export();
        put(export, file("right"));
        var wrong = HashedFile.digest(file("another"));
        var damaged = file("damaged on its way");
        assertThrows(S3Exception.class, () -> files().put(export, export.fileName(), "text/csv", damaged, wrong));
        assertEquals(
                "right", text(files().link(export, export.fileName(), LIFETIME).orElseThrow()));
    }

    @Test
    void aFileOfTwentyMegabytesIsStoredWhole() throws Exception {
        var export = export();
        var bytes = new byte[LARGE];
        new Random(17).nextBytes(bytes);
        put(export, Files.write(folder.resolve("large"), bytes));
        var link = files().link(export, export.fileName(), LIFETIME).orElseThrow();
        assertArrayEquals(bytes, get(link).body());
        var part = get(link, "bytes=" + (LARGE - 10) + "-");
        assertEquals(206, part.statusCode());
        assertEquals(10, part.body().length);
    }

    @Test
    void aLinkServesRanges() throws Exception {
        var export = export();
        put(export, file("0123456789"));
        var part = get(files().link(export, export.fileName(), LIFETIME).orElseThrow(), "bytes=2-5");
        assertEquals(206, part.statusCode());
        assertEquals("2345", new String(part.body(), StandardCharsets.UTF_8));
        assertEquals("bytes 2-5/10", part.headers().firstValue("content-range").orElse(""));
    }

    @Test
    void aLinkSaysWhenItEnds() {
        var export = export();
        put(export, file("text"));
        var link =
                files().link(export, export.fileName(), Duration.ofSeconds(90)).orElseThrow();
        assertTrue(link.getQuery().contains("X-Amz-Expires=90"), link.toString());
        assertTrue(downloads().of(version()).getQuery().contains("X-Amz-Expires=300"));
    }

    @Test
    void aChangedLinkIsRefused() throws Exception {
        assumeTrue(checksSignatures(), "this backend serves addresses with any signature");
        var export = export();
        var other = export();
        put(export, file("text"));
        put(other, file("not for the bearer"));
        var link =
                files().link(export, export.fileName(), LIFETIME).orElseThrow().toString();
        for (var changed : new String[] {
            link.replace("X-Amz-Expires=300", "X-Amz-Expires=30000"),
            link.replace(export.id(), other.id()),
            link.replaceAll("X-Amz-Date=\\d+", "X-Amz-Date=20990101"),
            link.replaceAll("X-Amz-Signature=..", "X-Amz-Signature=00")
        }) {
            assertEquals(403, get(URI.create(changed)).statusCode(), changed);
        }
    }

    @Test
    void anOldLinkIsRefused() throws Exception {
        assumeTrue(checksSignatures(), "this backend serves addresses with any signature");
        var export = export();
        put(export, file("text"));
        var link =
                files().link(export, export.fileName(), Duration.ofSeconds(1)).orElseThrow();
        var end = Instant.now().plusSeconds(30);
        int status;
        do {
            status = get(link).statusCode();
        } while (status == 200 && Instant.now().isBefore(end));
        assertEquals(403, status);
    }

    @Test
    void aVersionIsDownloadedByItsLink() throws Exception {
        var version = version();
        var warc = "not really a WARC file".getBytes(StandardCharsets.UTF_8);
        new S3ArticleArchive(clients().s3(), bucket()).putIfAbsent(version, warc);
        var answer = get(downloads().of(version));
        assertEquals(200, answer.statusCode());
        assertArrayEquals(warc, answer.body());
        assertEquals(
                "application/warc", answer.headers().firstValue("content-type").orElse(""));
        assertEquals(
                "attachment; filename=\"" + version.version() + ".warc.gz\"",
                answer.headers().firstValue("content-disposition").orElse(""));
    }

    @Test
    void aDailyTableIsReplaced() {
        var day = LocalDate.parse("2025-02-12");
        var files = new S3TableFiles(clients().s3(), bucket());
        for (var content : new String[] {"first", "second"}) {
            files.put(DailyTable.FACTS, day, file(content));
        }
        var stored = clients().s3().getObjectAsBytes(g -> g.bucket(bucket()).key(DailyTable.FACTS.key(day)));
        assertEquals("second", stored.asUtf8String());
        assertEquals("application/gzip", stored.response().contentType());
    }

    @Test
    void theStateOfAnExportIsReplaced() {
        var export = export();
        assertEquals(Optional.empty(), states().find(export.id()));
        for (var state : new ExportState[] {
            ExportState.waiting(export),
            ExportState.running(export, 3, 10, NOW.plusSeconds(1)),
            ExportState.done(export, 10, new ExportState.Result(7, "ab".repeat(32), 9, 1), NOW.plusSeconds(2)),
            ExportState.failed(export, "nothing was found", NOW.plusSeconds(3))
        }) {
            states().put(state);
            assertEquals(Optional.of(state), states().find(export.id()));
        }
    }

    private static Export export() {
        return new Export(
                Id.of("export " + System.nanoTime(), Export.ID_LENGTH),
                Export.Of.FACTS,
                ExportFormat.CSV,
                Map.of("person", "donald-trump"),
                NOW);
    }

    private static VersionKey version() {
        return new VersionKey(Id.of("article " + System.nanoTime(), 16), Id.of("version", 16));
    }

    private void put(Export export, Path file) {
        try {
            files().put(export, export.fileName(), "text/csv", file, HashedFile.digest(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path file(String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "file", ""), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(URI link) throws Exception {
        return new String(get(link).body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(URI link, String... range) throws Exception {
        var request = HttpRequest.newBuilder(link);
        if (range.length > 0) {
            request.header("Range", range[0]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
