package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReadArchive;
import dev.parley.application.ports.DownloadLinks;
import dev.parley.articles.VersionKey;
import dev.parley.ids.Id;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Answers with the original bytes of a version, and with its WARC file. One answer carries at most {@value #MAX_BYTES}
 * bytes. A larger WARC file is redirected to a presigned S3 address. Larger original bytes must be requested in ranges,
 * because they exist only inside the WARC file.
 */
public final class ByteAnswers {
    /** 5.6 million characters in Base64; the limit of Lambda is 6,291,556 bytes an answer. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String LENGTH = "bytes";

    private final ReadArchive archive;
    private final DownloadLinks downloads;

    public ByteAnswers(ReadArchive archive, DownloadLinks downloads) {
        this.archive = requireNonNull(archive, "archive");
        this.downloads = requireNonNull(downloads, "downloads");
    }

    public HttpAnswer original(HttpRequest request) {
        return archive.version(id(request), version(request))
                .map(version -> {
                    var bytes = version.original();
                    var headers = headers(
                            version.originalType().orElse("application/octet-stream"),
                            version.article().version(),
                            version.originalSha256());
                    var range = range(request, bytes.length, version.originalSha256());
                    return range.isEmpty() && bytes.length > MAX_BYTES
                            ? tooLarge(request, version.article().key(), bytes.length, headers)
                            : answer(bytes, headers, range);
                })
                .orElseGet(() -> Problems.notFound("version"));
    }

    public HttpAnswer warc(HttpRequest request) {
        var key = ReadArchive.key(id(request), version(request));
        return key.flatMap(k -> archive.warc(k.articleId(), k.version()))
                .map(bytes -> {
                    var sha256 = Id.sha256Hex(bytes);
                    var headers = headers("application/warc", key.get().version() + ".warc.gz", sha256);
                    return bytes.length > MAX_BYTES
                            ? redirect(key.get(), bytes.length, sha256, headers)
                            : answer(bytes, headers, range(request, bytes.length, sha256));
                })
                .orElseGet(() -> Problems.notFound("version"));
    }

    private static HttpAnswer answer(byte[] bytes, Map<String, String> headers, Optional<ByteRange> range) {
        if (range.isEmpty()) {
            return HttpAnswer.bytes(bytes, headers);
        }
        var part = range.get();
        if (part.isUnsatisfiable()) {
            return HttpAnswer.problem(
                            416,
                            "No such range",
                            "There are " + bytes.length + " bytes: request a range that begins before the end.",
                            Map.of(LENGTH, bytes.length))
                    .with("content-range", "bytes */" + bytes.length);
        }
        var slice = Arrays.copyOfRange(bytes, part.first(), part.last() + 1);
        return new HttpAnswer(206, headers, Base64.getEncoder().encodeToString(slice), true)
                .with("content-range", "bytes " + part.first() + "-" + part.last() + "/" + bytes.length);
    }

    /** The original bytes have no S3 address of their own, so they cannot be redirected. */
    private static HttpAnswer tooLarge(HttpRequest request, VersionKey key, int length, Map<String, String> headers) {
        return HttpAnswer.problem(
                        400,
                        "Too large for one answer",
                        "There are " + length + " bytes, and one answer carries " + MAX_BYTES
                                + ". Request ranges, the first with the header Range: bytes=0-"
                                + (MAX_BYTES - 1)
                                + ", or extract the bytes from the WARC file.",
                        Map.of(LENGTH, length, "warc", VersionAnswers.uri(request, key) + "/warc"))
                .with("accept-ranges", LENGTH)
                .with("repr-digest", requireNonNull(headers.get("repr-digest")));
    }

    private HttpAnswer redirect(VersionKey key, int length, String sha256, Map<String, String> headers) {
        var address = downloads.of(key).toString();
        return HttpAnswer.json(307, Map.of("location", address, LENGTH, length, "sha256", sha256))
                .with("location", address)
                // The address expires within minutes, and authorises its bearer.
                .with("cache-control", "no-store")
                .with("repr-digest", requireNonNull(headers.get("repr-digest")));
    }

    /** The requested range; ignored when If-Range names other bytes. */
    private static Optional<ByteRange> range(HttpRequest request, int size, String sha256) {
        return request.header("range")
                .filter(range -> request.header("if-range")
                        .filter(tag -> !tag.equals(tag(sha256)))
                        .isEmpty())
                .flatMap(range -> ByteRange.of(range, size, MAX_BYTES));
    }

    private static Map<String, String> headers(String type, String filename, String sha256) {
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        var headers = new HashMap<String, String>();
        headers.put("content-type", type);
        headers.put("content-disposition", "attachment; filename=\"" + filename + "\"");
        // The bytes are third-party content: a browser must not run them in the API's origin.
        headers.put("content-security-policy", "sandbox; default-src 'none'");
        headers.put("accept-ranges", LENGTH);
        headers.put("etag", tag(sha256));
        headers.put("repr-digest", "sha-256=:" + digest + ":");
        return headers;
    }

    private static String tag(String sha256) {
        return "\"" + sha256 + "\"";
    }

    private static String id(HttpRequest request) {
        return request.path("id").orElse("");
    }

    private static String version(HttpRequest request) {
        return request.path("version").orElse("");
    }
}
