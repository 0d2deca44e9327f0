package dev.parley.collecting.fetching;

import static dev.parley.collecting.fetching.Fetching.refusal;
import static dev.parley.collecting.fetching.Fetching.text;
import static dev.parley.collecting.fetching.Fetching.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ChildJvm;
import dev.parley.collecting.fetching.FetchFailed.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A fetch ends at the limits of time and size, whatever the server sends. */
class FetchLimitsTest {
    @Test
    void gzipBombOf200MegabytesEndsAtTheLimit() throws Exception {
        var bomb = gzipOfZeros(200);
        assertTrue(bomb.length < 1 << 20);
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            out.write(bomb);
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void bodyThatDecompressesSuspiciouslyWellIsRefusedBelowTheLimitOfBytes() throws Exception {
        var bomb = gzipOfZeros(3);
        var limits = new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 5 << 20, 5 << 20, 100, 5);
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            out.write(bomb);
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), limits));
        }
    }

    @Test
    void pageOfOneGigabyteEndsAtTheLimit() throws Exception {
        var sent = new AtomicLong();
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
            var block = new byte[64 * 1024];
            for (int i = 0; i < 16 * 1024; i++) {
                out.write(block);
                sent.addAndGet(block.length);
            }
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), FetchLimits.DEFAULT));
            assertTrue(sent.get() < 64 << 20, "sent " + sent);
        }
    }

    @Test
    void endlessChunkedBodyEndsAtTheLimit() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                text(out, "8\r\nnews for\r\n");
            }
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void endlessHeadersEndAtTheLimit() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                text(out, "X-More: more\r\n");
            }
        })) {
            assertEquals(Reason.BROKEN_RESPONSE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void endlessHeaderLineEndsAtTheLimit() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            while (true) {
                text(out, "more and ");
            }
        })) {
            assertEquals(Reason.BROKEN_RESPONSE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void responseThatNeverComesEndsAtTheDeadline() throws Exception {
        try (var server = new RawServer((head, out) -> waitForever())) {
            assertEquals(Reason.TIMEOUT, refusal(server.at("/"), within(Duration.ofMillis(200))));
        }
    }

    @Test
    void bodyThatTricklesEndsAtTheDeadline() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            while (true) {
                text(out, "x");
                out.flush();
                pause(20);
            }
        })) {
            assertEquals(Reason.TIMEOUT, refusal(server.at("/"), within(Duration.ofMillis(300))));
        }
    }

    /** The heap alone is bounded where the system does not tell what a process had. */
    @Test
    void whateverIsFetchedTheProcessStaysWithin256Megabytes() throws Exception {
        var printed = ChildJvm.run(List.of("-Xmx128m", "-XX:+UseSerialGC"), HostileFetches.class);
        var peak = Pattern.compile("peak (\\d+)").matcher(printed);
        if (peak.find()) {
            var megabytes = Integer.parseInt(peak.group(1));
            assertTrue(megabytes < 256, megabytes + " MB");
        }
    }

    private static void waitForever() {
        pause(60_000);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzipOfZeros(int megabytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            var block = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                gzip.write(block);
            }
        }
        return out.toByteArray();
    }
}
