package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Hands a table's changes to a function, as Lambda's DynamoDB event source does: filtered, in batches and in order,
 * with bisection, bounded retries, a record age and a failure queue. A file keeps how far it came; what it had handled
 * when it was killed may come again, as it may in AWS.
 *
 * <p>A source that gathers records for a while does so here for a second at most, so that what is sent is found soon.
 */
final class StreamPoller implements Poller {
    private static final int IDLE_MILLIS = 1_000;

    /** What is written within it after a batch comes in the next one. */
    private static final int GATHER_MILLIS = 1_000;

    /** A shard that is split ends, so that new ones need be looked for only then, and now and then. */
    private static final int ROUNDS_A_DESCRIPTION = 60;

    private static final int FIRST_RETRY_MILLIS = 50;

    private final Functions functions;
    private final String functionId;
    private final Resource.FromStream source;
    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final List<FilterPattern> filters;
    private final Optional<LocalQueue> failures;
    private final Map<String, String> iterators = new HashMap<>();
    private final Map<String, String> handled;
    private final Path place;
    private List<Shard> shards = List.of();
    private int sinceDescribed = ROUNDS_A_DESCRIPTION;
    private final Set<String> ended = new HashSet<>();
    private int batches;
    private long rounds;
    private long emptyRoundBegun = -1;
    private boolean woken;
    private boolean awaited;

    /** @param place the file that keeps how far this poller came */
    StreamPoller(
            Functions functions,
            String functionId,
            Resource.FromStream source,
            DynamoDbStreamsClient streams,
            String streamArn,
            Optional<LocalQueue> failures,
            Path place)
            throws IOException {
        this.place = place;
        this.handled = Files.exists(place)
                ? Json.MAPPER.readerForMapOf(String.class).readValue(place.toFile())
                : new HashMap<>();
        this.functions = functions;
        this.functionId = functionId;
        this.source = source;
        this.streams = streams;
        this.streamArn = streamArn;
        this.filters = source.filters().stream().map(FilterPattern::new).toList();
        this.failures = failures;
    }

    @Override
    public void run() {
        try {
            while (!Thread.interrupted()) {
                long begun;
                synchronized (this) {
                    begun = ++rounds;
                }
                if (!poll()) {
                    rest(begun);
                } else if (source.gathers()) {
                    gather();
                }
            }
        } catch (InterruptedException | AbortedException e) {
            // The stack is closing: the SDK's calls are cut short too.
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a round that begins from now on finds no record: everything written before is handled. */
    synchronized void awaitIdle() throws InterruptedException {
        long now = rounds;
        awaited = true;
        notifyAll();
        while (emptyRoundBegun <= now) {
            wait();
        }
    }

    private synchronized void rest(long begun) throws InterruptedException {
        emptyRoundBegun = begun;
        notifyAll();
        if (!woken && !awaited) {
            wait(IDLE_MILLIS);
        }
        woken = false;
        awaited = false;
    }

    /** Something may have been written: it is looked for at once. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    private synchronized void gather() throws InterruptedException {
        var end = System.nanoTime() + GATHER_MILLIS * 1_000_000L;
        for (long left = GATHER_MILLIS; left > 0 && !awaited; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    @Override
    public int deliver() throws InterruptedException {
        int before = batches;
        while (poll()) {
            // Until a round finds no record.
        }
        return batches - before;
    }

    private boolean poll() throws InterruptedException {
        var found = false;
        if (sinceDescribed++ >= ROUNDS_A_DESCRIPTION) {
            shards = streams.describeStream(d -> d.streamArn(streamArn))
                    .streamDescription()
                    .shards();
            sinceDescribed = 0;
        }
        for (var shard : shards) {
            var id = shard.shardId();
            if (ended.contains(id)) {
                continue;
            }
            var iterator = iterators.computeIfAbsent(id, this::iterator);
            GetRecordsResponse answer;
            try {
                answer = streams.getRecords(g -> g.shardIterator(iterator));
            } catch (TrimmedDataAccessException | ExpiredIteratorException e) {
                // DynamoDB Local says so of an iterator that waited while other tables were written to.
                iterators.remove(id);
                found = true;
                continue;
            }
            found |= !answer.records().isEmpty();
            handle(answer.records());
            if (!answer.records().isEmpty()) {
                handled.put(key(id), answer.records().getLast().dynamodb().sequenceNumber());
                keepPlace();
            }
            if (answer.nextShardIterator() == null) {
                ended.add(id);
                sinceDescribed = ROUNDS_A_DESCRIPTION;
            } else {
                iterators.put(id, answer.nextShardIterator());
            }
        }
        return found;
    }

    /** After the last record that was handled, or at the oldest that the stream still has. */
    private String iterator(String shard) {
        var last = handled.get(key(shard));
        if (last != null) {
            try {
                return iterator(shard, "AFTER_SEQUENCE_NUMBER", last);
            } catch (TrimmedDataAccessException e) {
                handled.remove(key(shard));
            }
        }
        return iterator(shard, "TRIM_HORIZON", null);
    }

    private String iterator(String shard, String type, String after) {
        return streams.getShardIterator(g -> g.streamArn(streamArn)
                        .shardId(shard)
                        .shardIteratorType(type)
                        .sequenceNumber(after))
                .shardIterator();
    }

    /** A table that is made again has another stream, and its shards may have the same names. */
    private String key(String shard) {
        return streamArn + "/" + shard;
    }

    private void keepPlace() {
        try {
            var part = place.resolveSibling(place.getFileName() + ".part");
            Json.MAPPER.writeValue(part.toFile(), handled);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(List<Record> records) throws InterruptedException {
        var events = new ArrayList<JsonNode>();
        for (var record : records) {
            var event = event(record);
            if (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(event))) {
                events.add(event);
            }
        }
        for (int from = 0; from < events.size(); from += source.batchSize()) {
            batch(events.subList(from, Math.min(events.size(), from + source.batchSize())), 0);
        }
    }

    /** Handles a batch; what stays unhandled is tried again, in halves, and in the end put on the failure queue. */
    private void batch(List<JsonNode> batch, int attempt) throws InterruptedException {
        var left = unhandled(batch);
        if (left.isEmpty()) {
            return;
        }
        var tooOld = created(left.getFirst()).isBefore(Instant.now().minus(source.maxAge()));
        if (attempt >= source.retries() || tooOld) {
            failures.ifPresent(queue ->
                    left.forEach(event -> queue.send(event.path("eventID").asText(), event.toString())));
            return;
        }
        Thread.sleep((long) FIRST_RETRY_MILLIS << Math.min(attempt, 6));
        if (source.bisect() && left.size() > 1) {
            batch(left.subList(0, left.size() / 2), attempt + 1);
            batch(left.subList(left.size() / 2, left.size()), attempt + 1);
        } else {
            batch(left, attempt + 1);
        }
    }

    private List<JsonNode> unhandled(List<JsonNode> batch) {
        batches++;
        var event = Json.MAPPER.createObjectNode();
        event.putArray("Records").addAll(batch);
        try {
            var failures = functions.invoke(functionId, event).path("batchItemFailures");
            if (failures.isEmpty()) {
                return List.of();
            }
            // The stream goes on from the first failure: everything behind it comes again.
            var first = failures.get(0).path("itemIdentifier").asText();
            for (int i = 0; i < batch.size(); i++) {
                if (sequence(batch.get(i)).equals(first)) {
                    return batch.subList(i, batch.size());
                }
            }
            return batch;
        } catch (Functions.FunctionFailed e) {
            return batch;
        }
    }

    private static String sequence(JsonNode event) {
        return event.path("dynamodb").path("SequenceNumber").asText();
    }

    private static Instant created(JsonNode event) {
        return Instant.ofEpochSecond(
                event.path("dynamodb").path("ApproximateCreationDateTime").asLong());
    }

    private ObjectNode event(Record record) {
        var event = Json.MAPPER
                .createObjectNode()
                .put("eventID", record.eventID())
                .put("eventName", record.eventNameAsString())
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", Template.REGION)
                .put("eventSourceARN", streamArn);
        var change = event.putObject("dynamodb")
                .put(
                        "ApproximateCreationDateTime",
                        record.dynamodb().approximateCreationDateTime().getEpochSecond())
                .put("SequenceNumber", record.dynamodb().sequenceNumber())
                .put("StreamViewType", record.dynamodb().streamViewTypeAsString());
        change.set("Keys", attributes(record.dynamodb().keys()));
        if (record.dynamodb().hasNewImage()) {
            change.set("NewImage", attributes(record.dynamodb().newImage()));
        }
        return event;
    }

    private static ObjectNode attributes(Map<String, AttributeValue> item) {
        var json = Json.MAPPER.createObjectNode();
        item.forEach((name, value) -> json.set(name, attribute(value)));
        return json;
    }

    private static ObjectNode attribute(AttributeValue value) {
        var json = Json.MAPPER.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case L -> {
                var list = json.putArray("L");
                value.l().forEach(one -> list.add(attribute(one)));
            }
            case M -> json.set("M", attributes(value.m()));
            case B -> json.put("B", value.b().asByteArrayUnsafe());
            case SS -> {
                var list = json.putArray("SS");
                value.ss().forEach(list::add);
            }
            default ->
                throw new IllegalArgumentException("the local stack does not know attributes of " + value.type());
        }
        return json;
    }
}
