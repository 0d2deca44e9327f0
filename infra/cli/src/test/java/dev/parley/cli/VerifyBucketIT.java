package dev.parley.cli;

import static dev.parley.cli.VerifyCommandTest.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.aws.Clients;
import dev.parley.ids.Id;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** {@code parley verify} on the bucket and the table of a local stack, also through a proxy that drops connections. */
class VerifyBucketIT {
    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static S3Client s3;
    private static String bucket;
    private static Map<String, byte[]> originals;
    private static List<String> keys;

    @TempDir
    private Path addresses;

    /** The articles are indexed once. The second stack does not react to what the tests do to the bucket. */
    @BeforeAll
    static void start() throws Exception {
        try (var full = open(true)) {
            for (var name : List.of("01", "02", "03", "04", "05", "06", "07", "08")) {
                try (var files = Files.newDirectoryStream(Path.of("../../events/articles"), name + "-*")) {
                    for (var file : files) {
                        CommandRun.run("add", "--endpoint=" + full.api(), file.toString());
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
        originals = keys.stream().collect(Collectors.toMap(key -> key, VerifyBucketIT::bytes));
    }

    @BeforeEach
    void restore() {
        for (var prefix : List.of("articles/", "tombstones/")) {
            s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .filter(key -> !originals.containsKey(key))
                    .forEach(key ->
                            s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
        }
        originals.forEach(VerifyBucketIT::put);
    }

    private static LocalStack open(boolean connected) throws Exception {
        return LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, connected));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void anArchiveIsSoundAlsoThroughAProxyThatDropsEveryObjectOnce() throws Exception {
        var direct = verify(stack.s3());
        assertEquals(0, direct.exit(), direct.out() + direct.err());
        assertTrue(direct.out().startsWith(keys.size() + " versions read"), direct.out());
        assertTrue(direct.out().endsWith("all sound.\n"), direct.out());
        try (var proxy = new DroppingProxy(stack.s3(), 1)) {
            var ran = verify(proxy.address());
            assertEquals(0, ran.exit(), ran.out() + ran.err());
            assertEquals(direct.out(), ran.out());
            assertEquals(keys.size(), proxy.dropped.get());
        }
    }

    @Test
    void anObjectThatIsAlwaysDroppedIsUnreadAndNotDamaged() throws Exception {
        try (var proxy = new DroppingProxy(stack.s3(), Integer.MAX_VALUE, keys.getFirst())) {
            var ran = verify(proxy.address());
            assertEquals(2, ran.exit(), ran.out() + ran.err());
            assertTrue(ran.out().contains("unread    " + keys.getFirst()), ran.out());
            assertTrue(ran.out().endsWith(": 1 unread.\n"), ran.out());
        }
    }

    @Test
    void eachKindOfDamageIsReportedByItsKind() throws Exception {
        var flipped = bytes(keys.get(0));
        flipped[flipped.length / 2] ^= 1;
        put(keys.get(0), flipped);
        put(keys.get(1), Arrays.copyOf(bytes(keys.get(1)), 400));
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
        var objectsOnly = verify(stack.s3(), "--no-index");
        assertTrue(objectsOnly.out().endsWith(": 3 damaged, 1 stray.\n"), objectsOnly.out());
    }

    @Test
    void aDeployedStackIsVerifiedByItsName() throws Exception {
        var outputs = Map.of(
                "ArchiveBucketName", bucket,
                "IndexTableName", "IndexTable",
                "ConfidenceThreshold", "0.57",
                "ObjectLockDays", "0");
        try (var cloudFormation = new FakeCloudFormation().with(outputs)) {
            var ran = CommandRun.runWith(
                    List.of(cloudFormation.options(stack.environment("IntakeFunction"))),
                    "verify",
                    "--stack",
                    "parley");
            assertEquals(0, ran.exit(), ran.out() + ran.err());
            assertTrue(ran.out().startsWith(keys.size() + " versions read"), ran.out());
        }
    }

    /** Verifies the archive of the stack, with S3 at another address. */
    private CommandRun verify(URI s3Address, String... more) throws IOException {
        new RunningStack(stack.api(), s3Address, stack.dynamoDb(), stack.sns(), stack.sqs(), stack.outputs())
                .write(addresses);
        return run(Stream.concat(Stream.of("verify", "--data", addresses.toString()), Stream.of(more))
                .toArray(String[]::new));
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

    /** A proxy that breaks off the first answers for each object, or for the given ones, in the middle. */
    private static final class DroppingProxy implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
        private final AtomicInteger dropped = new AtomicInteger();
        private final HttpServer server;
        private final URI target;
        private final int times;
        private final Set<String> objects;

        DroppingProxy(URI target, int times, String... objects) throws IOException {
            this.target = target;
            this.times = times;
            this.objects = Set.of(objects);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::forward);
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void forward(HttpExchange exchange) throws IOException {
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
                    && requests.computeIfAbsent(path, p -> new AtomicInteger()).getAndIncrement() < times;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
