package dev.parley.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.application.ports.FeedItems;
import dev.parley.application.ports.FeedLists;
import dev.parley.application.ports.FeedStates;
import dev.parley.application.ports.FetchQueue;
import dev.parley.application.ports.HostTurns;
import dev.parley.application.ports.RobotFiles;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.KnownItems;
import dev.parley.json.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that collecting remembers, in memory and as JSON. */
final class FakeFeeds implements FeedLists, FeedStates, FeedItems, FetchQueue, HostTurns {
    private String list = json(FeedList.EMPTY);
    private final Map<String, String> states = new TreeMap<>();
    private final Map<String, String> items = new HashMap<>();
    private final Map<String, Instant> free = new HashMap<>();
    final ArrayDeque<FetchTask> queue = new ArrayDeque<>();
    final Robots robots = new Robots();
    boolean queueFails;

    /** Runs before each write of items; a test throws there to stop a run. */
    Runnable beforeSave = () -> {};

    @Override
    public FeedList read() {
        return read(list, FeedList.class);
    }

    @Override
    public void write(FeedList changed) {
        list = json(changed);
    }

    @Override
    public List<FeedState> all() {
        return states.values().stream().map(json -> read(json, FeedState.class)).toList();
    }

    @Override
    public Optional<FeedState> find(String feedId) {
        return Optional.ofNullable(states.get(feedId)).map(json -> read(json, FeedState.class));
    }

    @Override
    public boolean save(FeedState state) {
        long before = find(state.feedId()).map(FeedState::revision).orElse(0L);
        if (state.revision() != before + 1) {
            return false;
        }
        states.put(state.feedId(), json(state));
        return true;
    }

    @Override
    public void remove(String feedId) {
        states.remove(feedId);
    }

    @Override
    public void forget(String feedId) {
        items.remove(feedId);
    }

    @Override
    public KnownItems known(String feedId) {
        return Optional.ofNullable(items.get(feedId))
                .map(json -> read(json, KnownItems.class))
                .orElse(KnownItems.NONE);
    }

    @Override
    public void save(String feedId, KnownItems known) {
        beforeSave.run();
        items.put(feedId, json(known));
    }

    @Override
    public void send(FetchTask task) {
        if (queueFails) {
            throw new IllegalStateException("the queue is not there");
        }
        queue.add(read(json(task), FetchTask.class));
    }

    @Override
    public Optional<Duration> take(String host, Instant now, Instant until) {
        var next = free.getOrDefault(host, Instant.EPOCH);
        if (next.isAfter(now)) {
            return Optional.of(Duration.between(now, next));
        }
        free.put(host, until);
        return Optional.empty();
    }

    @Override
    public void giveBack(String host, Instant until, Instant next) {
        free.replace(host, until, next);
    }

    /** The robots.txt of hosts. */
    static final class Robots implements RobotFiles {
        private final Map<String, String> files = new HashMap<>();

        @Override
        public Optional<RobotFile> find(String origin) {
            return Optional.ofNullable(files.get(origin)).map(json -> FakeFeeds.read(json, RobotFile.class));
        }

        @Override
        public void save(String origin, RobotFile file) {
            files.put(origin, json(file));
        }
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
