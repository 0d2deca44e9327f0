package dev.parley.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs template.yaml on this machine, in this JVM, on the loopback interface alone, with its state in a data folder.
 * Functions, routes, queues, tables, filters and batch sizes are the template's; what it does not know is an error.
 */
public final class LocalStack implements AutoCloseable {
    /**
     * @param template the template to run
     * @param data where state is kept; made when it is not there
     * @param port of the API; 0 for any that is free
     * @param parameters values of the template's parameters that differ from their defaults
     * @param log gets a line for what an operator would find in a function's log
     * @param connected whether events reach functions by themselves; without, only when {@link #deliver} is called
     * @param smtp where emails go besides the outbox: a host and a port
     * @param addresses where feeds and pages may be fetched from
     */
    public record Options(
            Path template,
            Path data,
            int port,
            Clock clock,
            Map<String, String> parameters,
            Consumer<String> log,
            boolean connected,
            Optional<InetSocketAddress> smtp,
            AddressPolicy addresses) {
        public Options(
                Path template, Path data, int port, Clock clock, Map<String, String> parameters, Consumer<String> log) {
            this(template, data, port, clock, parameters, log, true);
        }

        public Options(
                Path template,
                Path data,
                int port,
                Clock clock,
                Map<String, String> parameters,
                Consumer<String> log,
                boolean connected) {
            this(template, data, port, clock, parameters, log, connected, Optional.empty());
        }

        public Options(
                Path template,
                Path data,
                int port,
                Clock clock,
                Map<String, String> parameters,
                Consumer<String> log,
                boolean connected,
                Optional<InetSocketAddress> smtp) {
            this(template, data, port, clock, parameters, log, connected, smtp, AddressPolicy.publicAddresses());
        }

        public Options {
            requireNonNull(template, "template");
            requireNonNull(data, "data");
            requireNonNull(clock, "clock");
            parameters = Map.copyOf(parameters);
            requireNonNull(log, "log");
            requireNonNull(smtp, "smtp");
            requireNonNull(addresses, "addresses");
        }
    }

    private static final String KEYS = "local";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Thread> pollers = new ArrayList<>();
    private final List<StreamPoller> streams = new CopyOnWriteArrayList<>();
    private final Map<String, List<Poller>> sources = new HashMap<>();
    private final Map<String, LocalQueue> queues = new LinkedHashMap<>();
    private final List<Resource> resources;
    private final Functions functions;
    private final OutboxFolder outbox;
    private final Path outboxFolder;
    private final S3Server s3;
    private final DynamoDbServer dynamoDb;
    private final SnsSubscriptions subscribers;
    private final SnsServer sns;
    private final SqsServer sqs;
    private final ApiServer api;
    private final Collection<String> passedOver;
    private final boolean connected;

    private LocalStack(Options options) throws Exception {
        try {
            Files.createDirectories(options.data());
            lock(options.data());
            outboxFolder = options.data().resolve("outbox");
            outbox = new OutboxFolder(
                    outboxFolder,
                    options.clock(),
                    open(options.smtp()
                            .map(smtp -> Mail.by(smtp.getHostString(), smtp.getPort(), options.log()))
                            .orElse(Mail.NOWHERE)));
            // The API's port is part of the addresses that alerts give out, so it is taken first.
            var parameters = new HashMap<>(options.parameters());
            var reserved = reserve(options.port());
            var port = reserved.getLocalPort();
            parameters.putIfAbsent("PublicBaseUrl", "http://127.0.0.1:" + port);
            var template = Template.read(options.template(), parameters);
            resources = template.resources();
            passedOver = template.passedOver();

            all(Resource.Queue.class)
                    .forEach(queue -> queues.put(
                            queue.id(),
                            new LocalQueue(options.data().resolve("queues").resolve(queue.id()))));
            dynamoDb = open(
                    new DynamoDbServer(Files.createDirectories(options.data().resolve("dynamodb"))));
            s3 = open(new S3Server(
                    Files.createDirectories(options.data().resolve("s3")),
                    all(Resource.Bucket.class).stream()
                            .map(Resource.Bucket::name)
                            .toList(),
                    new Notifications()));
            subscribers = new SnsSubscriptions(options.data().resolve("sns").resolve("subscriptions.json"));
            sns = open(new SnsServer(
                    all(Resource.Topic.class).stream().map(Resource.Topic::arn).toList(), outbox, subscribers));
            sqs = open(new SqsServer(queues));
            functions = new Functions(
                    all(Resource.Function.class),
                    reserved(),
                    options.data().resolve("search"),
                    options.clock(),
                    options.addresses(),
                    options.log(),
                    () -> streams.forEach(StreamPoller::wake));
            var streamArns = new Tables(dynamoDb.address()).create(all(Resource.Table.class));
            settleIntents();
            reserved.close();
            api = open(new ApiServer(port, all(Resource.Function.class), functions, options.clock()));
            connected = options.connected();
            var places = Files.createDirectories(options.data().resolve("streams"));
            for (var function : all(Resource.Function.class)) {
                for (var source : function.sources()) {
                    connect(function, source, streamArns, places);
                }
            }
            api.start();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /**
     * Starts the stack.
     *
     * @throws IOException when the port is taken or another stack has the data folder
     */
    public static LocalStack start(Options options) throws Exception {
        return new LocalStack(options);
    }

    /** Where articles are sent to and read. */
    public URI api() {
        return api.address();
    }

    public URI s3() {
        return s3.address();
    }

    public URI dynamoDb() {
        return dynamoDb.address();
    }

    public URI sns() {
        return sns.address();
    }

    /** The folder that emails and SMS are delivered to. */
    public Path outbox() {
        return outboxFolder;
    }

    /** Every publication so far, those before a restart included. */
    public List<DeliveredMessage> delivered() {
        return outbox.delivered();
    }

    /** The owner of a number answers STOP to a message, or START. */
    public void answer(String number, boolean stop) throws IOException {
        subscribers.optOut(number, stop);
    }

    /** The environment that a function runs in. */
    public Map<String, String> environment(String functionId) {
        return functions.environment(functionId);
    }

    /** The messages that wait in a queue, oldest first. */
    public List<String> messages(String queueId) {
        return queues.get(queueId).bodies();
    }

    /** Puts a message into a queue, as anybody with the right to do so can. */
    public void send(String queueId, String messageId, String body) {
        queues.get(queueId).send(messageId, body);
    }

    /** What of the template has no meaning on one machine and was passed over. */
    public Collection<String> passedOver() {
        return passedOver;
    }

    /** Calls a function, as an operator does who will not wait for its schedule. */
    public JsonNode invoke(String functionId, JsonNode event) throws Exception {
        return functions.invoke(functionId, event);
    }

    /**
     * Hands the events that wait for a function over to it, on the calling thread; for a stack that is not connected.
     *
     * @return how often the function was called
     */
    public int deliver(String functionId) throws InterruptedException {
        int calls = 0;
        for (var source : sources.getOrDefault(functionId, List.of())) {
            calls += source.deliver();
        }
        return calls;
    }

    /** Builds every function's handler now, so that the first request need not wait for it. */
    public void warm() {
        all(Resource.Function.class).forEach(function -> functions.warm(function.id()));
    }

    /** What a bucket of the template is called on this machine. */
    public static String bucketName(String bucketId) {
        return Template.bucketName(bucketId);
    }

    /** Waits until everything that was sent is archived, indexed and alerted: queues empty, streams read to their ends. */
    public void awaitIdle() throws InterruptedException {
        for (var function : all(Resource.Function.class)) {
            for (var source : function.sources()) {
                if (source instanceof Resource.FromQueue queue) {
                    queues.get(queue.queueId()).awaitIdle();
                }
            }
        }
        for (var stream : streams) {
            stream.awaitIdle();
        }
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.add(part);
        return part;
    }

    private <T extends Resource> List<T> all(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void lock(Path data) throws IOException {
        var channel = open(FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("another stack is running on " + data + ": stop it, or choose another --data folder");
        }
    }

    /** Holds the API's port until the API takes it, so that nobody else does. */
    private ServerSocket reserve(int port) throws IOException {
        try {
            return open(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken: choose another with --port, or 0 for any", e);
        }
    }

    private Map<String, String> reserved() {
        return Map.of(
                "AWS_REGION",
                Template.REGION,
                "AWS_ACCESS_KEY_ID",
                KEYS,
                "AWS_SECRET_ACCESS_KEY",
                KEYS,
                "AWS_ENDPOINT_URL_S3",
                s3.address().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamoDb.address().toString(),
                "AWS_ENDPOINT_URL_SNS",
                sns.address().toString(),
                "AWS_ENDPOINT_URL_SQS",
                sqs.address().toString());
    }

    private void connect(
            Resource.Function function, Resource.Source source, Map<String, String> streamArns, Path places)
            throws IOException {
        switch (source) {
            case Resource.Route route -> {}
            case Resource.FromQueue fromQueue -> {
                var redrive = all(Resource.Queue.class).stream()
                        .filter(queue -> queue.id().equals(fromQueue.queueId()))
                        .findFirst()
                        .orElseThrow()
                        .redrive();
                source(
                        function,
                        new QueuePoller(
                                functions,
                                function.id(),
                                fromQueue,
                                queues.get(fromQueue.queueId()),
                                redrive,
                                redrive.map(r -> queues.get(r.queueId()))));
            }
            case Resource.FromStream fromStream -> {
                var poller = new StreamPoller(
                        functions,
                        function.id(),
                        fromStream,
                        open(new Tables(dynamoDb.address()).streams()),
                        streamArns.get(fromStream.tableId()),
                        fromStream.failureQueueId().map(queues::get),
                        places.resolve(function.id() + ".json"));
                streams.add(poller);
                source(function, poller);
            }
            case Resource.Every every when !connected -> {}
            case Resource.Every every -> {
                ScheduledExecutorService timer = open(Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory()));
                var millis = every.period().toMillis();
                timer.scheduleAtFixedRate(() -> scheduled(function.id()), millis, millis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void scheduled(String functionId) {
        try {
            functions.invoke(functionId, Json.MAPPER.createObjectNode().put("detail-type", "Scheduled Event"));
        } catch (Functions.FunctionFailed e) {
            // Told in the log; the next time tries again.
        }
    }

    private void source(Resource.Function function, Poller poller) {
        if (connected) {
            pollers.add(Thread.ofPlatform().daemon().start(poller));
        } else {
            sources.computeIfAbsent(function.id(), id -> new ArrayList<>()).add(poller);
        }
    }

    /** Objects that were being written when an earlier stack was killed: those that are there are told of now. */
    private void settleIntents() {
        queues.values().forEach(queue -> queue.intents().forEach((id, body) -> {
            if (Notifications.describesWritten(s3, body)) {
                queue.sendIntended(id);
            } else {
                queue.forget(id);
            }
        }));
    }

    @Override
    public void close() throws Exception {
        pollers.forEach(Thread::interrupt);
        for (var poller : pollers) {
            poller.join(2_000);
        }
        // Once: what is closed twice may take another stack of this JVM with it.
        while (!opened.isEmpty()) {
            opened.removeLast().close();
        }
    }

    /** Sends S3's notifications of created objects to the queues that the template names. */
    private final class Notifications implements S3Server.Listener {
        @Override
        public void writing(String bucket, String key) {
            targets(bucket, key).forEach(queue -> queue.intend(id(key), notification(bucket, key)));
        }

        @Override
        public void written(String bucket, String key, long size) {
            targets(bucket, key).forEach(queue -> queue.sendIntended(id(key)));
        }

        @Override
        public void notWritten(String bucket, String key) {
            targets(bucket, key).forEach(queue -> queue.forget(id(key)));
        }

        private List<LocalQueue> targets(String bucket, String key) {
            return all(Resource.Bucket.class).stream()
                    .filter(one -> one.name().equals(bucket))
                    .flatMap(one -> one.notifications().stream())
                    .filter(one -> key.startsWith(one.prefix()) && key.endsWith(one.suffix()))
                    .map(one -> queues.get(one.queueId()))
                    .toList();
        }

        private static String id(String key) {
            return Id.of(key, 20);
        }

        /** What S3 would send, cut to the fields that identify the object. */
        private static String notification(String bucket, String key) {
            var event = Json.MAPPER.createObjectNode();
            var record = event.putArray("Records")
                    .addObject()
                    .put("eventVersion", "2.1")
                    .put("eventSource", "aws:s3")
                    .put("awsRegion", Template.REGION)
                    .put("eventName", "ObjectCreated:Put");
            var s3 = record.putObject("s3");
            s3.putObject("bucket").put("name", bucket);
            s3.putObject("object")
                    .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
            return event.toString();
        }

        private static boolean describesWritten(S3Server s3, String notification) {
            try {
                var record = Json.MAPPER
                        .readTree(notification)
                        .path("Records")
                        .path(0)
                        .path("s3");
                var key = URLDecoder.decode(record.path("object").path("key").asText(), StandardCharsets.UTF_8);
                return s3.exists(record.path("bucket").path("name").asText(), key);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
