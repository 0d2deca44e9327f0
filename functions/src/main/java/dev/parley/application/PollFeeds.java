package dev.parley.application;

import dev.parley.application.ports.FeedLists;
import dev.parley.application.ports.FeedStates;
import dev.parley.application.ports.FetchQueue;
import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.FeedState.Health;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends a message for each listed feed that is due. */
public record PollFeeds(FeedLists lists, FeedStates states, FetchQueue queue, Clock clock) {
    /**
     * What a run found.
     *
     * @param listed feeds on the list
     * @param sent messages that were sent
     * @param inTrouble how many feeds are silent, and how many fail
     */
    public record Summary(int listed, int sent, Map<Health, Integer> inTrouble) {
        public Summary {
            inTrouble = Map.copyOf(inTrouble);
        }
    }

    /** @param log gets a line about each feed that is silent or fails */
    public Summary poll(Consumer<String> log) {
        var list = lists.read().feeds();
        if (list.isEmpty()) {
            return new Summary(0, 0, Map.of());
        }
        // The queue's messages carry milliseconds.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = states.all().stream().collect(Collectors.toMap(FeedState::feedId, Function.identity()));
        var inTrouble = new EnumMap<Health, Integer>(Health.class);
        int sent = 0;
        for (var feed : list) {
            var state = known.getOrDefault(feed.id(), FeedState.first(feed.id(), now));
            var health = state.health(now);
            if (health != Health.WELL) {
                inTrouble.merge(health, 1, Integer::sum);
                log.accept("feed=" + feed.id() + " health=" + health + " failures="
                        + state.history().failures() + " address=" + feed.address());
            }
            if (state.isDue(now) && send(state.queuedAt(now), new FetchTask(feed.id(), now))) {
                sent++;
            }
        }
        return new Summary(list.size(), sent, inTrouble);
    }

    private boolean send(FeedState queued, FetchTask task) {
        if (!states.save(queued)) {
            return false;
        }
        try {
            queue.send(task);
            return true;
        } catch (RuntimeException e) {
            // Else the feed would wait until the message that was not sent is given up.
            states.save(queued.handled(queued.schedule().itemsDue()));
            throw e;
        }
    }
}
