package dev.parley.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoOutbox;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs template.yaml in this JVM, on the loopback interface only, with its state in a data folder. Functions, routes, queues,
 * tables, filters and batch sizes are those of the template. Anything in it that is not supported is an error.
 */
public final class LocalStack implements AutoCloseable {
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
    private final Collection<String> ignored;
    private final boolean connected;
    private final Consumer<String> log;

    private LocalStack(LocalStackOptions options) throws Exception {
        try {
            TemplateInputs.read(options.template()).check(options.overrides());
            StateFiles.prepare(options.data());
            open(Reservations.folder(options.data()));
            outboxFolder = options.data().resolve("outbox");
            outbox = new OutboxFolder(
                    outboxFolder,
                    options.clock(),
                    open(options.smtp()
                            .map(smtp -> Mail.by(smtp.getHostString(), smtp.getPort(), options.log()))
                            .orElse(Mail.NOWHERE)));
            // The port of the API is taken first, because it is part of the addresses in alerts.
            var overrides = new HashMap<>(options.overrides());
            var reserved = open(Reservations.port(options.port()));
            var port = reserved.getLocalPort();
            overrides.putIfAbsent("PublicBaseUrl", "http://127.0.0.1:" + port);
            var template = Template.read(options.template(), overrides);
            resources = template.resources();
            ignored = template.ignored();

            all(Resource.Queue.class)
                    .forEach(queue -> queues.put(
                            queue.id(),
                            new LocalQueue(options.data().resolve("queues").resolve(queue.id()), options.log())));
            var tables = StateFiles.folder(options.data().resolve("dynamodb"));
            dynamoDb = open(new DynamoDbServer(tables));
            var notifications = new ObjectNotifications(all(Resource.Bucket.class), queues);
            s3 = open(new S3Server(
                    StateFiles.folder(options.data().resolve("s3")),
                    all(Resource.Bucket.class).stream()
                            .map(Resource.Bucket::name)
                            .toList(),
                    notifications));
            subscribers = new SnsSubscriptions(options.data().resolve("sns").resolve("subscriptions.json"));
            sns = open(new SnsServer(
                    all(Resource.Topic.class).stream().map(Resource.Topic::arn).toList(), outbox, subscribers));
            sqs = open(new SqsServer(queues, sourcesOfFailures()));
            functions = new Functions(
                    all(Resource.Function.class),
                    reserved(),
                    options.data().resolve("search"),
                    options.clock(),
                    options.addresses(),
                    options.deliveries(),
                    options.log(),
                    () -> streams.forEach(StreamPoller::wake));
            var streamArns = StateFiles.read(
                    tables,
                    "move it away and run ./parley rebuild: subscriptions are lost, the archive is not",
                    () -> new Tables(dynamoDb.address()).create(all(Resource.Table.class)));
            endLeases();
            notifications.settleIntents(s3);
            reserved.close();
            api = open(new ApiServer(port, all(Resource.Function.class), functions, options.clock()));
            connected = options.connected();
            log = options.log();
            var positions = StateFiles.folder(options.data().resolve("streams"));
            for (var function : all(Resource.Function.class)) {
                for (var source : function.sources()) {
                    connect(function, source, streamArns, positions);
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
     * @throws IOException if the port is taken, another stack uses the data folder, or a file in it is damaged
     */
    public static LocalStack start(LocalStackOptions options) throws Exception {
        return new LocalStack(options);
    }

    /** The address of the API. */
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

    public URI sqs() {
        return sqs.address();
    }

    /** Those of the template's outputs that commands use: the addresses of failure queues and the topics. */
    public Map<String, String> outputs() {
        var outputs = new TreeMap<String, String>();
        queues.keySet().stream()
                .filter(id -> id.endsWith("Failures"))
                .forEach(id -> outputs.put(id + "Url", sqs.address() + "/" + Template.ACCOUNT + "/" + id));
        all(Resource.Topic.class).forEach(topic -> outputs.put(topic.id() + "Arn", topic.arn()));
        return outputs;
    }

    /** The folder of the delivered emails and SMS. */
    public Path outbox() {
        return outboxFolder;
    }

    /** All publications, including those before a restart. */
    public List<DeliveredMessage> delivered() {
        return outbox.delivered();
    }

    /** Answers a message from a number with STOP, or with START. */
    public void answer(String number, boolean stop) throws IOException {
        subscribers.optOut(number, stop);
    }

    /** The environment variables of a function. */
    public Map<String, String> environment(String functionId) {
        return functions.environment(functionId);
    }

    private LocalQueue queue(String id) {
        return requireNonNull(queues.get(id), id);
    }

    /** The bodies of the waiting messages of a queue, oldest first. */
    public List<String> messages(String queueId) {
        return queue(queueId).bodies();
    }

    /** Whether every message of a queue was handled: none waits, and none is being handled or waits to be handled again. */
    public boolean isIdle(String queueId) {
        return queue(queueId).isIdle();
    }

    /** Sends a message to a queue. */
    public void send(String queueId, String messageId, String body) {
        queue(queueId).send(messageId, body);
    }

    /** The resource types and properties of the template that have no effect on one machine. */
    public Collection<String> ignored() {
        return ignored;
    }

    /**
     * The sums of what the functions measured since the start, by metric, such as {@code Parley/Refused Stack=parley
     * Reason=inbox-file}.
     */
    public Map<String, Long> metrics() {
        return functions.metrics();
    }

    /** Calls a function directly. */
    public JsonNode invoke(String functionId, JsonNode event) throws Exception {
        return functions.invoke(functionId, event);
    }

    /**
     * Passes the waiting events of a function to it, on the calling thread. For a stack that is not connected.
     *
     * @return number of calls of the function
     */
    public int deliver(String functionId) throws InterruptedException {
        int calls = 0;
        for (var source : sources.getOrDefault(functionId, List.of())) {
            calls += source.deliver();
        }
        return calls;
    }

    /** Builds the handlers of all functions, so that the first request is fast. */
    public void warm() {
        all(Resource.Function.class).forEach(function -> functions.warm(function.id()));
    }

    /** The local name of a bucket of the template. */
    public static String bucketName(String bucketId) {
        return Template.bucketName(bucketId);
    }

    /** Waits until everything sent is archived, indexed and alerted: queues are empty, streams are read to their ends. */
    public void awaitIdle() throws InterruptedException {
        for (var function : all(Resource.Function.class)) {
            for (var source : function.sources()) {
                if (source instanceof Resource.FromQueue queue) {
                    queue(queue.queueId()).awaitIdle();
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

    /** The senders of a stack that was killed ended with it, so their alerts need not wait for the ends of their leases. */
    private void endLeases() {
        var clients = new Clients(reserved());
        all(Resource.Function.class).stream()
                .flatMap(
                        function -> Stream.ofNullable(environment(function.id()).get("INDEX_TABLE")))
                .distinct()
                .forEach(table -> new DynamoOutbox(clients.dynamo(), table).endLeases());
    }

    private Map<String, List<String>> sourcesOfFailures() {
        var sources = new HashMap<String, List<String>>();
        for (var queue : all(Resource.Queue.class)) {
            queue.redrive().ifPresent(redrive -> sources.computeIfAbsent(redrive.queueId(), id -> new ArrayList<>())
                    .add(queue.id()));
        }
        return sources;
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
            Resource.Function function, Resource.Source source, Map<String, String> streamArns, Path positions)
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
                                queue(fromQueue.queueId()),
                                redrive,
                                redrive.map(r -> queue(r.queueId())),
                                log));
            }
            case Resource.FromStream fromStream -> {
                var poller = new StreamPoller(
                        functions,
                        function.id(),
                        fromStream,
                        open(new Tables(dynamoDb.address()).streams()),
                        requireNonNull(streamArns.get(fromStream.tableId())),
                        fromStream.failureQueueId().map(this::queue),
                        positions.resolve(function.id() + ".json"));
                streams.add(poller);
                source(function, poller);
            }
            case Resource.Every every when !connected -> {}
            case Resource.Every every -> {
                ScheduledExecutorService timer = open(Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory()));
                var millis = every.period().toMillis();
                var _ = timer.scheduleAtFixedRate(
                        () -> scheduled(function.id()), millis, millis, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Runs a function as its schedule does. A failure is in the log. */
    public void scheduled(String functionId) {
        try {
            functions.invoke(functionId, Json.MAPPER.createObjectNode().put("detail-type", "Scheduled Event"));
        } catch (Functions.FunctionFailed e) {
            // The failure is in the log, and the next run tries again.
        }
    }

    private void source(Resource.Function function, Poller poller) {
        if (connected) {
            pollers.add(Thread.ofPlatform().daemon().start(poller));
        } else {
            sources.computeIfAbsent(function.id(), id -> new ArrayList<>()).add(poller);
        }
    }

    @Override
    public void close() throws Exception {
        pollers.forEach(Thread::interrupt);
        for (var poller : pollers) {
            poller.join(2_000);
        }
        // Each part once: closing one twice may close that of another stack in this JVM.
        while (!opened.isEmpty()) {
            opened.removeLast().close();
        }
    }
}
