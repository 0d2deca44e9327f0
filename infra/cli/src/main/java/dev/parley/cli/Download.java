package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.exports.HashedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Downloads a finished export to FILE.part, and renames it to FILE when its length and SHA-256 are right. Bytes that
 * FILE.part already has are not downloaded again. An expired link is replaced by a new one.
 */
final class Download {
    /** Consecutive tries without a byte after which the download fails. */
    private static final int ATTEMPTS = 6;

    private static final int BUFFER = 1 << 16;

    private final ApiClient client;
    private final String export;
    private final Path file;
    private final Path part;
    private final RetryPolicy.Pause pause;

    /** @param export the export's path in the API, which gives new links */
    Download(ApiClient client, String export, Path file, RetryPolicy.Pause pause) {
        this.client = requireNonNull(client, "client");
        this.export = requireNonNull(export, "export");
        this.file = requireNonNull(file, "file");
        this.part = Path.of(file + ".part");
        this.pause = requireNonNull(pause, "pause");
    }

    /** The link expired, or the server refuses it. */
    private static final class LinkRefused extends IOException {
        private static final long serialVersionUID = 1L;

        LinkRefused(int status) {
            super("the link was refused (" + status + ")");
        }
    }

    /**
     * Downloads the export.
     *
     * @param done the export as the API shows it when it is done
     * @throws IOException if the download stalls, or the bytes have another SHA-256 twice
     */
    void fetch(JsonNode done) throws IOException {
        long bytes = done.path("bytes").asLong(-1);
        var sha256 = done.path("sha256").asText("");
        if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
            throw new IOException("the API does not give the length and the SHA-256 of the export");
        }
        for (int complete = 1; ; complete++) {
            boolean resumed = size() > 0;
            if (size() > bytes) {
                Files.delete(part);
                resumed = false;
            }
            complete(done, bytes);
            if (HashedFile.digest(part).sha256().equals(sha256)) {
                OverwritePolicy.replace(part, file);
                return;
            }
            Files.delete(part);
            // FILE.part may have been left by another export, so a resumed download is repeated from the first byte.
            if (!resumed && complete > 1) {
                throw new IOException("the downloaded bytes have another SHA-256 than the export, twice; " + file
                        + " was not written");
            }
        }
    }

    private void complete(JsonNode done, long bytes) throws IOException {
        var link = Optional.of(link(done));
        int idle = 0;
        IOException last = null;
        try (var progress = new Progress("download", bytes)) {
            while (size() < bytes || !Files.exists(part)) {
                long before = size();
                try {
                    append(link.isPresent() ? link.get() : link(client.get(export)), bytes, progress);
                } catch (LinkRefused e) {
                    last = e;
                    link = Optional.empty();
                } catch (RetryPolicy.Transient e) {
                    last = e;
                }
                if (size() < bytes) {
                    idle = size() > before ? 0 : idle + 1;
                    if (idle >= ATTEMPTS) {
                        throw new IOException(
                                "the download stalled after " + ATTEMPTS + " tries: "
                                        + (last == null ? "no bytes arrive" : last.getMessage()),
                                last);
                    }
                    rest(idle);
                }
            }
        }
    }

    private static URI link(JsonNode export) throws IOException {
        var link = export.path("download").asText("");
        if (link.isEmpty()) {
            throw new IOException("the API gives no link to the export");
        }
        return URI.create(link);
    }

    private void append(URI link, long bytes, Progress progress) throws IOException {
        long from = size();
        var answer = client.open(link, from);
        try (var body = answer.body()) {
            int status = answer.statusCode();
            if (status == 429 || status >= 500) {
                throw new RetryPolicy.Transient("the store answered " + status, Optional.empty(), null);
            }
            if (status >= 300) {
                throw new LinkRefused(status);
            }
            // A server without ranges answers 200 and sends all bytes again.
            write(body, status == 206, bytes, progress);
        }
    }

    private void write(InputStream body, boolean append, long limit, Progress progress) throws IOException {
        long size = append ? size() : 0;
        try (var out = append
                ? Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                : Files.newOutputStream(part)) {
            var buffer = new byte[BUFFER];
            while (true) {
                int read = read(body, buffer);
                if (read < 0) {
                    return;
                }
                size += read;
                if (size > limit) {
                    throw new IOException("the store sends more bytes than the export has");
                }
                out.write(buffer, 0, read);
                progress.stepTo(size, limit);
            }
        }
    }

    /** Makes failures of the network transient; failures to write, such as a full disk, are not. */
    private static int read(InputStream body, byte[] buffer) throws RetryPolicy.Transient {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new RetryPolicy.Transient("the download broke off: " + e.getMessage(), Optional.empty(), e);
        }
    }

    private void rest(int idle) throws IOException {
        try {
            pause.rest(Duration.ofMillis(500L << Math.min(idle, 5)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }
}
