package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Fetches a finished export into FILE.part and names it FILE once its length and SHA-256 are right. What is there of
 * FILE.part is not fetched again; a link that is over is replaced by a new one.
 */
final class Download {
    /** Tries in a row that bring no byte. */
    private static final int ATTEMPTS = 6;

    private static final int BUFFER = 1 << 16;

    private final ReadingClient client;
    private final String export;
    private final Path file;
    private final Path part;
    private final RetryPolicy.Pause pause;

    /** @param export the path of the export, which gives new links */
    Download(ReadingClient client, String export, Path file, RetryPolicy.Pause pause) {
        this.client = requireNonNull(client, "client");
        this.export = requireNonNull(export, "export");
        this.file = requireNonNull(file, "file");
        this.part = Path.of(file + ".part");
        this.pause = requireNonNull(pause, "pause");
    }

    /** The link is over, or the server would not take it. */
    private static final class LinkIsOver extends IOException {
        private static final long serialVersionUID = 1L;

        LinkIsOver(int status) {
            super("the link was refused (" + status + ")");
        }
    }

    void fetch(JsonNode done) throws IOException {
        long bytes = done.path("bytes").asLong(-1);
        var sha256 = done.path("sha256").asText("");
        if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
            throw new IOException("the API does not say how long the export is and what its SHA-256 is");
        }
        for (int whole = 1; ; whole++) {
            boolean resumed = size() > 0;
            if (size() > bytes) {
                Files.delete(part);
                resumed = false;
            }
            complete(done, bytes);
            if (digest(part).equals(sha256)) {
                OverwritePolicy.replace(part, file);
                return;
            }
            Files.delete(part);
            // What lay in FILE.part may have been another export's: the whole is fetched once more.
            if (!resumed && whole > 1) {
                throw new IOException(
                        "what was fetched has another SHA-256 than the export's, twice; " + file + " was not written");
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
                } catch (LinkIsOver e) {
                    last = e;
                    link = Optional.empty();
                } catch (RetryPolicy.Passing e) {
                    last = e;
                }
                if (size() < bytes) {
                    idle = size() > before ? 0 : idle + 1;
                    if (idle >= ATTEMPTS) {
                        throw new IOException(
                                "the download does not go on after " + ATTEMPTS + " tries: "
                                        + (last == null ? "no bytes come" : last.getMessage()),
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
                throw new RetryPolicy.Passing("the store answered " + status, Optional.empty(), null);
            }
            if (status >= 300) {
                throw new LinkIsOver(status);
            }
            // A server that knows no ranges sends everything again.
            write(body, status == 206, bytes, progress);
        }
    }

    private void write(InputStream body, boolean append, long most, Progress progress) throws IOException {
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
                if (size > most) {
                    throw new IOException("more bytes come than the export has");
                }
                out.write(buffer, 0, read);
                progress.at(size, most);
            }
        }
    }

    /** Only the network's failures pass; a full disk does not. */
    private static int read(InputStream body, byte[] buffer) throws RetryPolicy.Passing {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new RetryPolicy.Passing("the download broke off: " + e.getMessage(), Optional.empty(), e);
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

    private static String digest(Path part) throws IOException {
        try (var in = Files.newInputStream(part)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
