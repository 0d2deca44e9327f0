package dev.parley.application;

import dev.parley.application.ports.FeedLists;
import dev.parley.application.ports.FeedStates;
import dev.parley.application.ports.FetchQueue;
import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.application.ports.OperatorMessages;
import dev.parley.collecting.feeds.FeedReport;
import dev.parley.collecting.feeds.FeedReport.Changed;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.FeedState.Health;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends a message for each listed feed that is due, and tells operators which feeds came into trouble or are well again. */
public record PollFeeds(FeedLists lists, FeedStates states, FetchQueue queue, OperatorMessages operators, Clock clock) {
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
        var feeds = list.stream()
                .map(feed -> new Changed(feed, known.getOrDefault(feed.id(), FeedState.first(feed.id(), now))))
                .toList();
        feeds.forEach(feed -> log(feed, now, log));
        var announcement = new Announcement(feeds, now);
        announcement.send(operators);
        int sent = 0;
        for (var feed : feeds) {
            var state = announcement.after(feed);
            if (state.isDue(now)) {
                sent += send(state.queuedAt(now), new FetchTask(state.feedId(), now)) ? 1 : 0;
            } else if (!state.equals(feed.state())) {
                states.save(state.next());
            }
        }
        announcement.throwFailure();
        return new Summary(list.size(), sent, inTrouble(feeds, now));
    }

    private static Map<Health, Integer> inTrouble(List<Changed> feeds, Instant now) {
        var inTrouble = new EnumMap<Health, Integer>(Health.class);
        for (var feed : feeds) {
            var health = feed.state().health(now);
            if (health != Health.WELL) {
                inTrouble.merge(health, 1, Integer::sum);
            }
        }
        return inTrouble;
    }

    private static void log(Changed feed, Instant now, Consumer<String> log) {
        var health = feed.state().health(now);
        if (health != Health.WELL) {
            log.accept("feed=" + feed.listed().id() + " health=" + health + " failures="
                    + feed.state().history().failures() + " address="
                    + feed.listed().address());
        }
    }

    /**
     * What operators are told in a run. It is sent before it is recorded, so that none is lost: an operator may hear it
     * twice. A message that could not be sent keeps no feed from being fetched.
     */
    private static final class Announcement {
        private final List<Changed> news;
        private final Instant now;
        private @Nullable RuntimeException failure;

        /** Leaves out what a run that fetches the feed may be saving: it is told after that. */
        Announcement(List<Changed> feeds, Instant now) {
            this.news = feeds.stream()
                    .filter(feed -> feed.state().isNews(now))
                    .filter(feed -> feed.state().isDue(now) || !feed.state().hasMessage())
                    .toList();
            this.now = now;
        }

        void send(OperatorMessages operators) {
            if (news.isEmpty()) {
                return;
            }
            var report = new FeedReport(news, now);
            try {
                operators.send(report.subject(), report.text());
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        /** The state of a feed after operators were told of it, or not. */
        FeedState after(Changed feed) {
            return failure == null && news.contains(feed) ? feed.state().announced(now) : feed.state();
        }

        void throwFailure() {
            if (failure != null) {
                throw failure;
            }
        }
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
