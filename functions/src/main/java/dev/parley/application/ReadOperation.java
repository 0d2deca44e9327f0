package dev.parley.application;

import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.FeedLists;
import dev.parley.application.ports.FeedStates;
import dev.parley.application.ports.OutboxSweep;
import dev.parley.application.ports.QueueDepths;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.facts.Fact;
import dev.parley.facts.FactQuery;
import dev.parley.facts.UnknownName;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What operators look at: feeds, queues, what waits, unknown names, and yesterday's alerts. It changes nothing. */
public record ReadOperation(
        FeedLists lists,
        FeedStates states,
        QueueDepths queues,
        OutboxSweep outbox,
        FactReader facts,
        ReadArchive archive,
        Clock clock) {
    /** Rows of each list. */
    public static final int MOST = 50;

    /** Facts that alerted yesterday are looked for among those of this many days, and in this many pages. */
    private static final int DAYS = 31;

    private static final int MAX_PAGES = 5;
    private static final int FACTS_A_PAGE = 100;

    /** @param state absent until the feed is first due */
    public record Feed(ListedFeed listed, Optional<FeedState> state) {}

    /**
     * The state of the whole.
     *
     * @param pending notifications that are not sent yet, at most {@value #MOST}
     * @param waiting versions that are still being indexed, at most {@value #MOST}
     * @param yesterday the day before, in UTC
     * @param alerted facts of which subscribers were last notified yesterday
     */
    public record Operation(
            Instant now,
            List<Feed> feeds,
            List<QueueDepths.Depth> queues,
            int pending,
            int waiting,
            List<UnknownName> names,
            LocalDate yesterday,
            List<Fact> alerted) {
        public Operation {
            feeds = List.copyOf(feeds);
            queues = List.copyOf(queues);
            names = List.copyOf(names);
            alerted = List.copyOf(alerted);
        }
    }

    /** @param log gets a line for an operator when the overlay of the names table could not be read */
    public Operation read(Consumer<String> log) {
        var now = clock.instant();
        var yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        var known = states.all().stream().collect(Collectors.toMap(FeedState::feedId, Function.identity()));
        return new Operation(
                now,
                lists.read().feeds().stream()
                        .map(feed -> new Feed(feed, Optional.ofNullable(known.get(feed.id()))))
                        .toList(),
                queues.all(),
                outbox.pendingSince(now, MOST).size(),
                outbox.waitingSince(now, MOST).size(),
                archive.unknownNames(MOST, Optional.empty(), log).names(),
                yesterday,
                alerted(yesterday));
    }

    private List<Fact> alerted(LocalDate day) {
        var found = new ArrayList<Fact>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MAX_PAGES; page++) {
            var facts = this.facts.find(new FactQuery(
                    Optional.of(day.minusDays(DAYS)), fact -> isNotifiedOn(fact, day), cursor, FACTS_A_PAGE));
            found.addAll(facts.facts());
            cursor = facts.cursor();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private static boolean isNotifiedOn(Fact fact, LocalDate day) {
        return fact.lastNotified()
                .filter(last -> LocalDate.ofInstant(last.when(), ZoneOffset.UTC).equals(day))
                .isPresent();
    }
}
