package dev.parley.cli;

import static dev.parley.cli.VerifyCommandTest.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.aws.Clients;
import dev.parley.ids.Id;
import dev.parley.local.LocalStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** verify on the bucket and table of a local stack, also through a line that drops connections. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyBucketIT {
    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static S3Client s3;
    private static String bucket;
    private static List<String> keys;

    /** Indexed once, and then left alone: nothing follows what the tests do to the bucket. */
    @BeforeAll
    static void start() throws Exception {
        try (var full = open(true)) {
            for (var name : List.of("01", "02", "03", "04", "05", "06", "07", "08")) {
                try (var files = Files.newDirectoryStream(Path.of("../../events/articles"), name + "-*")) {
                    for (var file : files) {
                        CommandLineTest.run("add", "--endpoint=" + full.api(), file.toString());
                    }
                }
            }
            full.awaitIdle();
        }
        stack = open(false);
        s3 = new Clients(stack.environment("IntakeFunction")).s3();
        bucket = stack.environment("IntakeFunction").get("ARCHIVE_BUCKET");
        keys = s3.listObjectsV2(list -> list.bucket(bucket).prefix("articles/")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static LocalStack open(boolean connected) throws Exception {
        return LocalStack.start(new LocalStack.Options(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, connected));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    @Order(1)
    void whatWasArchivedIsSoundAlsoThroughALineThatDropsEveryObjectOnce() throws Exception {
        var straight = verify(stack.s3());
        assertEquals(0, straight.exit(), straight.out() + straight.err());
        assertTrue(straight.out().startsWith(keys.size() + " versions read"), straight.out());
        assertTrue(straight.out().endsWith("all sound.\n"), straight.out());
        try (var line = new DroppingLine(stack.s3(), 1)) {
            var ran = verify(line.address());
            assertEquals(0, ran.exit(), ran.out() + ran.err());
            assertEquals(straight.out(), ran.out());
            assertEquals(keys.size(), line.dropped.get());
        }
    }

    @Test
    @Order(2)
    void whatALineNeverLetsThroughIsUnreadAndNotDamaged() throws Exception {
        try (var line = new DroppingLine(stack.s3(), Integer.MAX_VALUE, keys.getFirst())) {
            var ran = verify(line.address());
            assertEquals(2, ran.exit(), ran.out() + ran.err());
            assertTrue(ran.out().contains("unread    " + keys.getFirst()), ran.out());
            assertTrue(ran.out().endsWith(": 1 unread.\n"), ran.out());
        }
    }

    @Test
    @Order(3)
    void eachKindOfDamageIsReportedAsWhatItIs() throws Exception {
        var flipped = bytes(keys.get(0));
        flipped[flipped.length / 2] ^= 1;
        put(keys.get(0), flipped);
        put(keys.get(1), java.util.Arrays.copyOf(bytes(keys.get(1)), 400));
        put(keys.get(2), bytes(keys.get(3)));
        s3.deleteObject(delete -> delete.bucket(bucket).key(keys.get(4)));
        put("articles/zzz.txt", new byte[] {1});
        s3.deleteObject(delete -> delete.bucket(bucket).key(keys.get(5)));
        put("tombstones/" + keys.get(5).split("/")[1] + ".json", new byte[] {'{', '}'});
        var ran = verify(stack.s3());
        assertEquals(1, ran.exit(), ran.out() + ran.err());
        for (var expected : List.of(
                "damaged   " + keys.get(0) + "  ",
                "damaged   " + keys.get(1) + "  The file ends within the gzip member at byte ",
                "damaged   " + keys.get(2) + "  It holds another version: " + keys.get(3),
                "missing   " + keys.get(4) + "  ",
                "stray     articles/zzz.txt  ",
                ": 3 damaged, 1 missing, 1 stray, 1 deleted.\n")) {
            assertTrue(ran.out().contains(expected), expected + " is not in:\n" + ran.out());
        }
        var objectsAlone = run("verify", "--s3", stack.s3().toString());
        assertTrue(objectsAlone.out().endsWith(": 3 damaged, 1 stray.\n"), objectsAlone.out());
    }

    private static CommandLineTest.Ran verify(URI address) {
        return run(
                "verify",
                "--s3",
                address.toString(),
                "--dynamodb",
                stack.dynamoDb().toString());
    }

    private static byte[] bytes(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    }

    private static void put(String key, byte[] bytes) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key));
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(key)
                        .checksumSHA256(Base64.getEncoder().encodeToString(Id.sha256(bytes))),
                RequestBody.fromBytes(bytes));
    }

    /** Hands requests on, and breaks off the first answers for each object (or for those that are named) half way. */
    private static final class DroppingLine implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        private final AtomicInteger dropped = new AtomicInteger();
        private final HttpServer server;
        private final URI target;
        private final int times;
        private final Set<String> objects;

        DroppingLine(URI target, int times, String... objects) throws IOException {
            this.target = target;
            this.times = times;
            this.objects = Set.of(objects);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::pass);
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void pass(HttpExchange exchange) throws IOException {
            var uri = exchange.getRequestURI();
            HttpResponse<byte[]> answer;
            try {
                answer = client.send(
                        HttpRequest.newBuilder(URI.create(target + uri.toString()))
                                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            answer.headers().firstValue("content-type").ifPresent(t -> exchange.getResponseHeaders()
                    .set("content-type", t));
            var body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (drops(uri.getPath())) {
                dropped.incrementAndGet();
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
                throw new IOException("dropped");
            }
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        private boolean drops(String path) {
            return path.endsWith(".warc.gz")
                    && (objects.isEmpty() || objects.stream().anyMatch(path::endsWith))
                    && asked.computeIfAbsent(path, p -> new AtomicInteger()).getAndIncrement() < times;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
