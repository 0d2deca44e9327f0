package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.collecting.feeds.FeedSchedule;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.FeedState.Health;
import dev.parley.collecting.fetching.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When feeds are fetched, and when they are reported as in trouble. */
class CollectingScheduleTest extends OutletFixture {
    @Test
    void nothingIsSentWhereNothingIsListed() {
        assertEquals(new PollFeeds.Summary(0, 0, Map.of()), collector.poll.poll(line -> {}));
    }

    @Test
    void feedIsSentOnceUntilItsMessageIsHandledOrGivenUp() {
        var feed = collector.list(at("/feed"));
        assertEquals(1, collector.poll.poll(line -> {}).sent());
        clock.pass(Duration.ofHours(2));
        assertEquals(0, collector.poll.poll(line -> {}).sent());
        clock.pass(Duration.ofHours(2));
        assertEquals(1, collector.poll.poll(line -> {}).sent());
        var outdated = collector.feeds.queue.removeFirst();
        assertEquals(Optional.empty(), collector.fetch.fetch(outdated, () -> Duration.ofMinutes(5)));
        assertEquals(List.of(), asked);
        collector.edit.remove(feed.id());
        assertEquals(
                Optional.empty(),
                collector.fetch.fetch(collector.feeds.queue.removeFirst(), () -> Duration.ofMinutes(5)));
    }

    @Test
    void feedIsSentAgainAtOnceWhenTheQueueRefusedIt() {
        collector.list(at("/feed"));
        collector.feeds.queueFails = true;
        assertThrows(IllegalStateException.class, () -> collector.poll.poll(line -> {}));
        collector.feeds.queueFails = false;
        assertEquals(1, collector.poll.poll(line -> {}).sent());
    }

    @Test
    void intervalFollowsHowOftenTheFeedChanges() {
        answer("/feed", rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(Duration.ofSeconds(1350), collector.state(feed).schedule().interval());
        for (int i = 0; i < 20; i++) {
            clock.set(collector.state(feed).due());
            collector.run();
        }
        assertEquals(
                FeedSchedule.LONGEST_INTERVAL, collector.state(feed).schedule().interval());
        for (int i = 0; i < 12; i++) {
            answer("/feed", rss("<item><guid>" + i + "</guid><title>Item " + i + "</title></item>"));
            clock.set(collector.state(feed).schedule().feedDue());
            collector.run();
        }
        assertEquals(
                FeedSchedule.SHORTEST_INTERVAL, collector.state(feed).schedule().interval());
    }

    @Test
    void feedIsNotAskedBeforeItsHeadersAllowIt() {
        answer("/feed", 200, Map.of("Cache-Control", "max-age=7200"), rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(
                clock.instant().plus(Duration.ofHours(2)), collector.state(feed).due());
        answer("/feed", 503, Map.of("Retry-After", "172800"), "");
        clock.set(collector.state(feed).due());
        collector.run();
        assertEquals(
                clock.instant().plus(Duration.ofDays(2)), collector.state(feed).due());
        assertEquals(1, collector.state(feed).history().failures());
    }

    @Test
    void unchangedFeedCostsOneRequestAndNoItem() {
        answer("/feed", 200, Map.of("ETag", "\"1\""), rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        clock.set(collector.state(feed).due());
        collector.run();
        assertEquals(List.of("/robots.txt", "/feed", "/feed \"1\""), asked);
    }

    @Test
    void aRunSaysWhetherTheFeedItselfWasReadFailedOrWasLeftAlone() {
        answer("/feed", 200, Map.of("Cache-Control", "max-age=86400"), rss(item("/a")));
        answer("/a", page(TEXT));
        var feed = collector.list(at("/feed"));
        assertEquals(List.of(FetchFeed.Reading.READ), readings());
        clock.set(collector.state(feed).schedule().itemsDue().orElseThrow());
        assertEquals(List.of(FetchFeed.Reading.LEFT_ALONE), readings());
        answer("/feed", 500, Map.of(), "");
        clock.set(collector.state(feed).schedule().feedDue());
        assertEquals(List.of(FetchFeed.Reading.FAILED), readings());
    }

    private List<FetchFeed.Reading> readings() {
        return collector.run().stream().map(FetchFeed.Summary::reading).toList();
    }

    @Test
    void failuresAreTriedLessAndLessOften() {
        answer("/feed", 500, Map.of(), "");
        var feed = collector.list(at("/feed"));
        var gaps = new ArrayList<Long>();
        for (int i = 0; i < 11; i++) {
            collector.run();
            gaps.add(Duration.between(clock.instant(), collector.state(feed).due())
                    .toMinutes());
            clock.set(collector.state(feed).due());
        }
        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1440L, 1440L), gaps);
        assertEquals(
                Optional.of("The feed was answered with status 500."),
                collector.state(feed).history().error());
    }

    @Test
    void feedThatFailsOrIsSilentForADayIsNamedInTheLog() {
        answer("/feed", rss(item("/a")));
        answer("/a", page(TEXT));
        var feed = collector.list(at("/feed"));
        collector.run();
        clock.pass(Duration.ofHours(23));
        collector.run();
        assertEquals(List.of(), collector.log);
        clock.pass(Duration.ofHours(2));
        collector.run();
        assertTrue(
                collector.log.getFirst().startsWith("feed=" + feed.id() + " health=SILENT"), collector.log.toString());
        collector.log.clear();
        answer("/feed", "no feed");
        for (int i = 0; i < 12; i++) {
            clock.set(collector.state(feed).due());
            collector.run();
        }
        assertTrue(
                collector.log.getLast().startsWith("feed=" + feed.id() + " health=FAILING"), collector.log.toString());
        assertTrue(collector.log.getLast().endsWith("address=" + at("/feed")), collector.log.toString());
    }

    @Test
    void operatorsAreToldOnceOfEachTroubleAndOfItsEnd() {
        answer("/feed", rss(item("/a")));
        answer("/a", page(TEXT));
        var feed = collector.list(at("/feed"));
        collector.run();
        for (int hour = 0; hour < 23; hour++) {
            clock.pass(Duration.ofHours(1));
            collector.run();
        }
        assertEquals(List.of(), collector.told);
        for (int hour = 0; hour < 24; hour++) {
            clock.pass(Duration.ofHours(1));
            collector.run();
        }
        assertEquals(1, collector.told.size(), collector.told.toString());
        assertTrue(collector.told.getFirst().startsWith("Parley: 1 feed in trouble\n"), collector.told.toString());
        assertTrue(
                collector.told.getFirst().contains("- Outlet (" + feed.address() + "): silent, nothing new since "),
                collector.told.toString());
        answer("/feed", 500, Map.of(), "");
        for (int hour = 0; hour < 48; hour++) {
            clock.pass(Duration.ofHours(1));
            collector.run();
        }
        assertEquals(2, collector.told.size(), collector.told.toString());
        assertTrue(
                collector.told.getLast().contains("): failing, not read since ")
                        && collector.told.getLast().contains("The feed was answered with status 500."),
                collector.told.toString());
        answer("/feed", rss(item("/a"), item("/b")));
        for (int hour = 0; hour < 30; hour++) {
            clock.pass(Duration.ofHours(1));
            collector.run();
        }
        assertTrue(collector.told.get(2).startsWith("Parley: 1 feed well again\n"), collector.told.toString());
        assertTrue(
                collector.told.get(2).contains("Well again:\n- Outlet (" + feed.address() + ")\n"),
                collector.told.toString());
    }

    @Test
    void whatOperatorsCouldNotBeToldIsToldLaterAndHindersNoFetch() {
        var feed = collector.list(at("/feed"));
        answer("/feed", 500, Map.of(), "");
        collector.run();
        clock.pass(Duration.ofDays(2));
        collector.operatorsCannotBeTold = true;
        assertThrows(IllegalStateException.class, () -> collector.poll.poll(line -> {}));
        assertEquals(1, collector.feeds.queue.size());
        assertEquals(Optional.empty(), collector.state(feed).announced());
        collector.operatorsCannotBeTold = false;
        collector.run();
        collector.run();
        assertEquals(1, collector.told.size(), collector.told.toString());
        assertEquals(Optional.of(Health.FAILING), collector.state(feed).announced());
    }

    @Test
    void feedsThatComeIntoTroubleTogetherAreNamedInOneMessage() {
        collector.list(at("/feed"));
        collector.list(at("/other"));
        answer("/feed", 500, Map.of(), "");
        answer("/other", 500, Map.of(), "");
        collector.run();
        clock.pass(Duration.ofDays(2));
        collector.run();
        assertEquals(1, collector.told.size(), collector.told.toString());
        assertTrue(collector.told.getFirst().startsWith("Parley: 2 feeds in trouble\n"), collector.told.toString());
    }

    @Test
    void aRunThatFetchesAFeedSavesItsStateAlthoughOperatorsAreToldOfTheFeed() {
        var feed = collector.list(at("/feed"));
        answer("/feed", 500, Map.of(), "");
        collector.run();
        clock.pass(Duration.ofHours(23));
        collector.poll.poll(line -> {});
        clock.pass(Duration.ofHours(2));
        collector.poll.poll(line -> {});
        assertEquals(List.of(), collector.told, "it is being fetched");
        collector.fetch.fetch(collector.feeds.queue.removeFirst(), () -> Duration.ofMinutes(5));
        assertEquals(2, collector.state(feed).history().failures());
        collector.poll.poll(line -> {});
        assertEquals(1, collector.told.size(), collector.told.toString());
    }

    @Test
    void weeklyFeedIsNotSilentAfterADay() {
        var state = FeedState.first("f", Instant.parse("2025-01-01T00:00:00Z"));
        var now = Instant.parse("2025-01-01T00:00:00Z");
        for (int week = 0; week < 5; week++) {
            now = now.plus(Duration.ofDays(7));
            state = state.read(now, Validators.NONE, Optional.empty(), 1, 0, Duration.ZERO);
        }
        assertEquals(Health.WELL, state.health(now.plus(Duration.ofDays(20))));
        assertEquals(Health.SILENT, state.health(now.plus(Duration.ofDays(29))));
    }
}
