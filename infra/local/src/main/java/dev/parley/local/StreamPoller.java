package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Passes the changes of a table to a function, as the DynamoDB event source of Lambda does: filtered, in batches and in
 * order, with bisection, bounded retries, a maximum record age and a failure queue. A file holds the position in the
 * stream. After a crash some records may be passed again, as in AWS.
 *
 * <p>A source with a batching window waits one second here, so that new articles are soon found, and longer where its
 * batches take long, so that a large archive or a busy machine has fewer and larger ones.
 */
final class StreamPoller implements Poller {
    private static final int IDLE_MILLIS = 1_000;

    /** Shortest and longest pause after a batch of a source with a batching window. */
    private static final int GATHER_MILLIS = 1_000;

    private static final int GATHER_LONGEST_MILLIS = 10_000;

    /** A pause is this many times as long as the batch before it took, so that batches take a fifth of the time at most. */
    private static final int GATHER_TIMES = 4;

    /** Number of rounds after which new shards are looked for, besides at the end of a shard. */
    private static final int ROUNDS_BETWEEN_DESCRIPTIONS = 60;

    private static final int FIRST_RETRY_MILLIS = 50;

    private final Functions functions;
    private final String functionId;
    private final Resource.FromStream source;
    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final List<FilterPattern> filters;
    private final Optional<LocalQueue> failures;
    private final Map<String, String> iterators = new HashMap<>();

    /** Sequence number of the last handled record by shard, as the file has it. */
    private final Map<String, String> handled;

    private final Path positionFile;
    private List<Shard> shards = List.of();
    private int sinceDescribed = ROUNDS_BETWEEN_DESCRIPTIONS;
    private final Set<String> ended = new HashSet<>();
    private int batches;
    private long rounds;
    private long lastEmptyRound = -1;
    private boolean woken;
    private boolean awaited;

    /** @param positionFile file with the position in the stream; written by this poller */
    StreamPoller(
            Functions functions,
            String functionId,
            Resource.FromStream source,
            DynamoDbStreamsClient streams,
            String streamArn,
            Optional<LocalQueue> failures,
            Path positionFile)
            throws IOException {
        this.positionFile = positionFile;
        this.handled = Files.exists(positionFile)
                ? StateFiles.read(
                        positionFile,
                        "remove it: the stream is then read from its beginning, and nothing is alerted twice",
                        () -> Json.MAPPER.readerForMapOf(String.class).readValue(positionFile.toFile()))
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
                long round;
                synchronized (this) {
                    round = ++rounds;
                }
                long begun = System.nanoTime();
                if (!poll()) {
                    rest(round);
                } else if (source.gathers()) {
                    gather(pauseMillis(System.nanoTime() - begun));
                }
            }
        } catch (InterruptedException | AbortedException e) {
            // The stack is closing, which aborts the calls of the SDK too.
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a round that starts after this call finds no record, so that everything written before is handled. */
    synchronized void awaitIdle() throws InterruptedException {
        long now = rounds;
        awaited = true;
        notifyAll();
        while (lastEmptyRound <= now) {
            wait();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // waking early only starts the next round early
    private synchronized void rest(long round) throws InterruptedException {
        lastEmptyRound = round;
        notifyAll();
        if (!woken && !awaited) {
            wait(IDLE_MILLIS);
        }
        woken = false;
        awaited = false;
    }

    /** Starts the next round at once, because something may have been written. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** The pause after a batch that took so long. */
    static long pauseMillis(long nanos) {
        return Math.clamp(GATHER_TIMES * nanos / 1_000_000, GATHER_MILLIS, GATHER_LONGEST_MILLIS);
    }

    private synchronized void gather(long millis) throws InterruptedException {
        var end = System.nanoTime() + millis * 1_000_000L;
        for (long left = millis; left > 0 && !awaited; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    @Override
    public int deliver() throws InterruptedException {
        int before = batches;
        while (poll()) {
            // Repeat until a round finds no record.
        }
        return batches - before;
    }

    private boolean poll() throws InterruptedException {
        var found = false;
        if (sinceDescribed++ >= ROUNDS_BETWEEN_DESCRIPTIONS) {
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
                // DynamoDB Local also reports this for an iterator that waited while other tables were written.
                iterators.remove(id);
                found = true;
                continue;
            }
            found |= !answer.records().isEmpty();
            handle(answer.records());
            if (!answer.records().isEmpty()) {
                handled.put(key(id), answer.records().getLast().dynamodb().sequenceNumber());
                savePosition();
            }
            if (answer.nextShardIterator() == null) {
                ended.add(id);
                sinceDescribed = ROUNDS_BETWEEN_DESCRIPTIONS;
            } else {
                iterators.put(id, answer.nextShardIterator());
            }
        }
        return found;
    }

    /** An iterator after the last handled record, or at the oldest record of the stream. */
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

    private String iterator(String shard, String type, @Nullable String after) {
        return streams.getShardIterator(g -> g.streamArn(streamArn)
                        .shardId(shard)
                        .shardIteratorType(type)
                        .sequenceNumber(after))
                .shardIterator();
    }

    /** Includes the stream, because the shards of a recreated table may have the same names. */
    private String key(String shard) {
        return streamArn + "/" + shard;
    }

    private void savePosition() {
        try {
            var part = positionFile.resolveSibling(positionFile.getFileName() + ".part");
            Json.MAPPER.writeValue(part.toFile(), handled);
            Files.move(part, positionFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(List<Record> records) throws InterruptedException {
        var events = new ArrayList<JsonNode>();
        for (var record : records) {
            var event = StreamEvent.of(record, streamArn);
            if (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(event))) {
                events.add(event);
            }
        }
        for (int from = 0; from < events.size(); from += source.batchSize()) {
            batch(events.subList(from, Math.min(events.size(), from + source.batchSize())), 0);
        }
    }

    /** Passes a batch. Unhandled records are retried, in halves if so configured, and end in the failure queue. */
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
            // Lambda repeats the batch from the first failure on.
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
}
