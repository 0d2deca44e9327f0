package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.RobotFiles.RobotFile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hosts are asked in turn, and as their robots.txt allows. */
class PoliteFetcherTest extends OutletFixture {
    @Test
    void hostThatSomebodyElseAsksIsWaitedForOrLeftForLater() {
        answer("/feed", rss());
        var feed = collector.list(at("/feed"));
        var start = clock.instant();
        collector.feeds.take("outlet.example", start, start.plusSeconds(20));
        collector.run();
        assertTrue(Duration.between(start, clock.instant()).toSeconds() >= 20);
        assertEquals(0, collector.state(feed).history().failures());
        assertEquals(1, askedFor("/feed"));

        clock.set(collector.state(feed).due());
        collector.feeds.take("outlet.example", clock.instant(), clock.instant().plus(Duration.ofHours(1)));
        collector.run();
        assertEquals(1, askedFor("/feed"));
        assertEquals(0, collector.state(feed).history().failures());
        assertEquals(
                clock.instant().plus(Duration.ofMinutes(5)),
                collector.state(feed).due());
    }

    @Test
    void robotsAreAskedOnceADayAndOldRulesServeWhileTheyCannotBeRead() {
        answer("/robots.txt", "User-agent: *\nDisallow: /a\nCrawl-delay: 7");
        answer("/feed", rss(item("/a"), item("/b")));
        answer("/b", page(TEXT));
        var feed = collector.list(at("/feed"));
        var start = clock.instant();
        collector.run();
        assertEquals(0, askedFor("/a"));
        assertEquals(1, askedFor("/b"));
        assertTrue(Duration.between(start, clock.instant()).toSeconds() >= 7);
        assertEquals(1, askedFor("/robots.txt"));
        answer("/robots.txt", 503, Map.of(), "");
        clock.pass(Duration.ofHours(25));
        collector.run();
        assertTrue(askedFor("/robots.txt") > 1);
        assertTrue(askedFor("/feed") > 1);
        assertEquals(0, askedFor("/a"));
        assertEquals(0, collector.state(feed).history().failures());
    }

    @Test
    void robotsOfThirtyDaysAgoServeNoMore() {
        collector.feeds.robots.save(
                at(""), new RobotFile(404, new byte[0], clock.instant().minus(Duration.ofDays(31))));
        answer("/robots.txt", 503, Map.of(), "");
        answer("/feed", rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(1, collector.state(feed).history().failures());
    }

    @Test
    void nothingIsAskedOfAHostWhoseRulesCannotBeRead() {
        answer("/robots.txt", 500, Map.of(), "");
        answer("/feed", rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(0, askedFor("/feed"));
        assertEquals(1, collector.state(feed).history().failures());
        assertTrue(collector.state(feed).history().error().orElseThrow().contains("robots.txt"));
    }
}
