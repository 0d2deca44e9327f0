package dev.parley.local;

import com.sun.net.httpserver.HttpExchange;
import dev.parley.ids.Id;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.BlobMetadata;

/**
 * S3Proxy in this JVM, with its objects in a folder. A server in front of it adds what S3Proxy lacks: atomic conditional
 * writes and deletions, bodies in signed chunks, verified checksums, and notifications of created objects. It stores and
 * reads plain objects without S3Proxy, which would cost a second request over HTTP.
 */
final class S3Server extends LoopbackServer {
    /** Called before an object is written and after it was or was not; after a crash only the first call was made. */
    interface Listener {
        void writing(String bucket, String key);

        void written(String bucket, String key, long size);

        void notWritten(String bucket, String key);
    }

    private static final int LOCKS = 64;
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "host", "content-length", "expect", "upgrade", "transfer-encoding", "date");

    private static final String DECODED_LENGTH = "x-amz-decoded-content-length";

    private static final String CHUNKED = "aws-chunked";

    /** Headers of a body in chunks, which is passed on without them. */
    private static final Set<String> OF_CHUNKS = Set.of(
            DECODED_LENGTH,
            "content-encoding",
            "x-amz-content-sha256",
            "x-amz-trailer",
            "x-amz-sdk-checksum-algorithm");

    /** Headers of a request that say nothing of the object but its type and checksum. */
    private static final Set<String> PLAIN = Set.of(
            "accept",
            "amz-sdk-invocation-id",
            "amz-sdk-request",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "if-none-match",
            "user-agent",
            "x-amz-checksum-mode",
            "x-amz-checksum-sha256",
            "x-amz-content-sha256",
            "x-amz-date",
            DECODED_LENGTH,
            "x-amz-sdk-checksum-algorithm",
            "x-amz-te");

    private final Set<String> buckets;
    private final BlobStoreContext objects;
    private final S3Proxy proxy;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Lock[] locks = new Lock[LOCKS];
    private final Listener listener;

    S3Server(Path folder, Collection<String> buckets, Listener listener) throws Exception {
        this.listener = listener;
        this.buckets = Set.copyOf(buckets);
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
        var properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        objects = ContextBuilder.newBuilder(new FilesystemNio2BlobProviderMetadata())
                .credentials("local", "local")
                .overrides(properties)
                .build(BlobStoreContext.class);
        buckets.forEach(bucket -> objects.getBlobStore().createContainerInLocation(null, bucket));
        proxy = S3Proxy.builder()
                .blobStore(objects.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
    }

    boolean exists(String bucket, String key) {
        return objects.getBlobStore().blobExists(bucket, key);
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
        try {
            var path = exchange.getRequestURI().getRawPath().split("/", 3);
            var isObject = path.length == 3
                    && !path[2].isEmpty()
                    && exchange.getRequestURI().getRawQuery() == null;
            if (exchange.getRequestMethod().equals("PUT") && isObject) {
                put(exchange, path[1], key(path[2]));
            } else if (exchange.getRequestMethod().equals("DELETE") && isObject) {
                delete(exchange, path[1], key(path[2]));
            } else if (exchange.getRequestMethod().equals("GET")
                    && isObject
                    && isPlain(exchange, path[1])
                    && !exchange.getRequestHeaders().containsKey("if-none-match")) {
                get(exchange, path[1], key(path[2]));
            } else {
                answer(exchange, forward(exchange, body(exchange)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String key(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Deletes an object; with If-Match only if it has that ETag. */
    private void delete(HttpExchange exchange, String bucket, String key) throws IOException, InterruptedException {
        var lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
        lock.lock();
        try {
            var wanted = exchange.getRequestHeaders().getFirst("If-Match");
            var there = objects.getBlobStore().blobMetadata(bucket, key);
            if (wanted != null && there != null && !unquoted(wanted).equals(unquoted(there.getETag()))) {
                error(exchange, 412, "PreconditionFailed");
                return;
            }
            answer(exchange, forward(exchange, new byte[0]));
        } finally {
            lock.unlock();
        }
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    private void put(HttpExchange exchange, String bucket, String key) throws IOException, InterruptedException {
        var body = body(exchange);
        if (!intact(exchange, body)) {
            error(exchange, 400, "BadDigest");
            return;
        }
        var lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
        lock.lock();
        try {
            if ("*".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) && exists(bucket, key)) {
                error(exchange, 412, "PreconditionFailed");
                return;
            }
            listener.writing(bucket, key);
            if (isPlain(exchange, bucket)) {
                store(exchange, bucket, key, body);
                return;
            }
            var response = forward(exchange, body);
            if (response.statusCode() == 200) {
                listener.written(bucket, key, body.length);
            } else {
                listener.notWritten(bucket, key);
            }
            answer(exchange, response);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a request can be answered without S3Proxy. */
    private boolean isPlain(HttpExchange exchange, String bucket) {
        var headers = exchange.getRequestHeaders();
        var isGet = exchange.getRequestMethod().equals("GET");
        return buckets.contains(bucket)
                && CHUNKED.equals(Objects.requireNonNullElse(headers.getFirst("Content-Encoding"), CHUNKED))
                && headers.keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        // The SDK sends this one with a GET too, of which it says nothing.
                        .allMatch(name -> PLAIN.contains(name) || isGet && name.equals("x-amz-checksum-crc32"));
    }

    private void store(HttpExchange exchange, String bucket, String key, byte[] body) throws IOException {
        var store = objects.getBlobStore();
        var object = store.blobBuilder(key)
                .payload(body)
                .contentLength(body.length)
                .contentType(exchange.getRequestHeaders().getFirst("Content-Type"))
                .build();
        String etag;
        try {
            etag = store.putBlob(bucket, object);
        } catch (RuntimeException e) {
            // A full disk, for example; S3Proxy answers the same.
            listener.notWritten(bucket, key);
            error(exchange, 500, "InternalError");
            return;
        }
        listener.written(bucket, key, body.length);
        exchange.getResponseHeaders().set("ETag", '"' + unquoted(etag) + '"');
        exchange.sendResponseHeaders(200, -1);
    }

    private void get(HttpExchange exchange, String bucket, String key) throws IOException, InterruptedException {
        var found = objects.getBlobStore().getBlob(bucket, key);
        if (found == null || !isPlain(found.getMetadata())) {
            answer(exchange, forward(exchange, new byte[0]));
            return;
        }
        byte[] body;
        try (var in = found.getPayload().openStream()) {
            body = in.readAllBytes();
        }
        var headers = exchange.getResponseHeaders();
        headers.set("ETag", '"' + unquoted(found.getMetadata().getETag()) + '"');
        headers.set(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        found.getMetadata().getLastModified().toInstant().atZone(ZoneOffset.UTC)));
        headers.set("Content-Type", found.getMetadata().getContentMetadata().getContentType());
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Whether an object has nothing but a type and an ETag. */
    private static boolean isPlain(BlobMetadata object) {
        var content = object.getContentMetadata();
        return object.getUserMetadata().isEmpty()
                && object.getETag() != null
                && content.getContentType() != null
                && content.getContentDisposition() == null
                && content.getContentEncoding() == null
                && content.getContentLanguage() == null
                && content.getCacheControl() == null;
    }

    /** Whether the body has the checksum of its header. */
    private static boolean intact(HttpExchange exchange, byte[] body) {
        var checksum = exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256");
        return checksum == null || checksum.equals(Base64.getEncoder().encodeToString(Id.sha256(body)));
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        var sent = exchange.getRequestBody().readAllBytes();
        return exchange.getRequestHeaders().containsKey(DECODED_LENGTH) ? decoded(sent) : sent;
    }

    /**
     * A body without its chunks: a line with the size in hexadecimal, the bytes, and an empty line; the last size is 0.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">signed chunks</a>
     */
    private static byte[] decoded(byte[] chunked) {
        var body = new ByteArrayOutputStream(chunked.length);
        int at = 0;
        while (true) {
            int end = at;
            while (chunked[end] != '\r') {
                end++;
            }
            var line = new String(chunked, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(line.replaceFirst(";.*", ""), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(chunked, end + 2, size);
            at = end + 2 + size + 2;
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + proxy.getPort() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))
                    && !OF_CHUNKS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        if (exchange.getRequestMethod().equals("HEAD")) {
            // The length of the object, which is not sent.
            response.headers().firstValue("content-length").ifPresent(length -> exchange.getResponseHeaders()
                    .set("Content-Length", length));
        }
        var isEmpty = response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.statusCode(), isEmpty ? -1 : response.body().length);
        if (!isEmpty) {
            exchange.getResponseBody().write(response.body());
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        var body = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        answer(exchange, status, "application/xml", body);
    }

    @Override
    public void close() throws Exception {
        super.close();
        proxy.stop();
        objects.close();
        client.shutdownNow();
    }
}
