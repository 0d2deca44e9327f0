package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.parley.application.ports.RobotFiles.RobotFile;
import dev.parley.articles.Article;
import dev.parley.articles.WarcFile;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.FeedState.Health;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.fetching.HostLookup;
import dev.parley.collecting.fetching.WebAddress;
import dev.parley.testing.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collecting from one outlet, whose answers each test sets. */
class CollectingTest {
    private record Answer(int status, Map<String, String> headers, String body) {}

    private static final String TEXT =
            "<p>The ministers met in the capital for another round of their talks, an official said on Monday.</p>"
                    + "<p>Both sides called the meeting useful and said that the talks would go on in June.</p>";

    private final FakeClock clock = new FakeClock();
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean reportsFacts = true;
    private HttpServer server;
    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                var tag = exchange.getRequestHeaders().getFirst("If-None-Match");
                asked.add(path + (tag == null ? "" : " " + tag));
                var answer = answers.getOrDefault(path, new Answer(404, Map.of(), ""));
                var isKnown = tag != null && tag.equals(answer.headers().get("ETag"));
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                var body = isKnown ? new byte[0] : answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(isKnown ? 304 : answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        HostLookup here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        collector = new Collector(clock, here, id -> reportsFacts);
    }

    @AfterEach
    void stop() throws IOException {
        collector.close();
        server.stop(0);
    }

    private String at(String path) {
        return "http://outlet.example:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, String body) {
        answer(path, 200, Map.of(), body);
    }

    private void answer(String path, int status, Map<String, String> headers, String body) {
        answers.put(path, new Answer(status, headers, body));
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>Outlet</title>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String path) {
        return "<item><title>Talks</title><guid>" + path + "</guid><link>" + path + "</link></item>";
    }

    private static String page(String text) {
        return "<html><head><title>Talks</title></head><body><article><h1>Talks</h1>" + text
                + "</article></body></html>";
    }

    private List<Article> articles() {
        return collector
                .archive
                .list(Optional.empty())
                .map(holding ->
                        collector.archive.get(holding.version().orElseThrow()).orElseThrow())
                .map(warc -> WarcFile.read(warc).article())
                .toList();
    }

    private int askedFor(String path) {
        return (int) asked.stream()
                .filter(one -> one.equals(path) || one.startsWith(path + " "))
                .count();
    }

    @Test
    void itemOfAFeedIsArchivedAsItsPageWithAllExchanges() {
        answer("/feed", rss(item("/a")));
        answer("/a", page(TEXT));
        collector.list(at("/feed"));
        collector.run();
        var article = articles().getFirst();
        assertEquals(Optional.of(at("/a")), article.url());
        assertEquals("Talks", article.title());
        assertEquals(List.of("/robots.txt", "/feed", "/a"), asked);
    }

    @Test
    void nothingIsSentWhereNothingIsListed() {
        assertEquals(new PollFeeds.Summary(0, 0), collector.poll.poll(line -> {}));
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
        assertEquals(Duration.ofSeconds(1350), collector.state(feed).interval());
        for (int i = 0; i < 20; i++) {
            clock.set(collector.state(feed).due());
            collector.run();
        }
        assertEquals(FeedState.LONGEST_INTERVAL, collector.state(feed).interval());
        for (int i = 0; i < 12; i++) {
            answer("/feed", rss("<item><guid>" + i + "</guid><title>Item " + i + "</title></item>"));
            clock.set(collector.state(feed).feedDue());
            collector.run();
        }
        assertEquals(FeedState.SHORTEST_INTERVAL, collector.state(feed).interval());
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
        assertEquals(1, collector.state(feed).failures());
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
                collector.state(feed).error());
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
    void weeklyFeedIsNotSilentAfterADay() {
        var state = FeedState.first("f", Instant.parse("2025-01-01T00:00:00Z"));
        var now = Instant.parse("2025-01-01T00:00:00Z");
        for (int week = 0; week < 5; week++) {
            now = now.plus(Duration.ofDays(7));
            state = state.read(now, 1, 0, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
        }
        assertEquals(Health.WELL, state.health(now.plus(Duration.ofDays(20))));
        assertEquals(Health.SILENT, state.health(now.plus(Duration.ofDays(29))));
    }

    @Test
    void pageIsCheckedAfterOneSixAndTwentyFourHoursWhileItReportsFacts() {
        answer("/feed", 200, Map.of("ETag", "\"1\"", "Cache-Control", "max-age=86400"), rss(item("/a")));
        answer("/a", 200, Map.of("ETag", "\"a1\""), page(TEXT));
        var feed = collector.list(at("/feed"));
        collector.run();
        var archived = clock.instant();
        var checks = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            clock.set(collector.state(feed).due());
            int before = askedFor("/a");
            collector.run();
            if (askedFor("/a") > before) {
                checks.add(Duration.between(archived, clock.instant()).toHours());
            }
        }
        assertEquals(List.of(1L, 6L, 24L), checks);
        assertEquals(1, articles().size());
        assertTrue(asked.contains("/a \"a1\""));
    }

    @Test
    void changedPageIsAVersion() {
        answer("/feed", 200, Map.of("ETag", "\"1\""), rss(item("/a")));
        answer("/a", 200, Map.of("ETag", "\"a1\""), page(TEXT));
        collector.list(at("/feed"));
        collector.run();
        answer("/a", 200, Map.of("ETag", "\"a2\""), page(TEXT.replace("useful", "difficult")));
        clock.pass(Duration.ofMinutes(61));
        collector.run();
        assertEquals(2, articles().size());
        assertEquals(1, articles().stream().map(Article::id).distinct().count());
    }

    @Test
    void pageWithoutFactsIsNotCheckedUnlessTheFeedSaysThatItChanged() {
        reportsFacts = false;
        answer("/feed", rss(item("/a")));
        answer("/a", page(TEXT));
        var feed = collector.list(at("/feed"));
        collector.run();
        for (int i = 0; i < 30; i++) {
            clock.set(collector.state(feed).due());
            collector.run();
        }
        assertEquals(1, askedFor("/a"));
        answer("/feed", rss(item("/a").replace("<title>Talks", "<title>Corrected: talks")));
        answer("/a", page(TEXT.replace("useful", "difficult")));
        clock.set(collector.state(feed).due());
        collector.run();
        assertEquals(2, askedFor("/a"));
        assertEquals(2, articles().size());
    }

    @Test
    void feedThatSaysSomethingNewEachTimeHasItsPagesFetchedOnceAnHour() {
        answer("/a", page(TEXT));
        var feed = collector.list(at("/feed"));
        int runs = 0;
        for (var end = clock.instant().plus(Duration.ofHours(5));
                clock.instant().isBefore(end);
                runs++) {
            answer("/feed", rss(item("/a").replace("<title>", "<title>" + runs + " readers: ")));
            collector.run();
            clock.set(collector.state(feed).due());
        }
        assertTrue(runs > 10, runs + " runs");
        assertTrue(askedFor("/a") <= 6, askedFor("/a") + " times");
    }

    @Test
    void pageThatFailsForTwoHoursIsArchivedAsTheFeedGaveIt() {
        var whole = "<description><![CDATA[" + TEXT + "]]></description>";
        answer("/feed", 200, Map.of("ETag", "\"1\""), rss(item("/a").replace("</item>", whole + "</item>")));
        answer("/a", 500, Map.of(), "");
        var feed = collector.list(at("/feed"));
        collector.run();
        for (int i = 0; i < 30 && articles().isEmpty(); i++) {
            clock.set(collector.state(feed).due());
            collector.run();
        }
        assertEquals(6, askedFor("/a"));
        var article = articles().getFirst();
        assertEquals(Optional.of(at("/a")), article.url());
        assertEquals(Optional.of("Outlet"), article.source());
        assertTrue(article.text().startsWith("The ministers met"));
    }

    @Test
    void itemsWithoutPagesStayApart() {
        answer(
                "/feed",
                rss(
                        "<item><guid>1</guid><title>One</title><description>The first text of the day.</description></item>",
                        "<item><guid>2</guid><title>Two</title><description>The second text of the day.</description></item>",
                        "<item><guid>3</guid><title>A headline alone, says the ministry</title></item>"));
        collector.list(at("/feed"));
        collector.run();
        assertEquals(3, articles().stream().map(Article::id).distinct().count());
        articles().forEach(article -> assertEquals(Optional.empty(), article.url()));
    }

    @Test
    void runThatHasNoTimeLeftGoesOnInTheNextOne() {
        var items = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            items.add(item("/" + i));
            answer("/" + i, page(TEXT.replace("another", "round " + i)));
        }
        answer("/feed", rss(items.toArray(String[]::new)));
        var feed = collector.list(at("/feed"));
        collector.poll.poll(line -> {});
        var end = clock.instant().plusSeconds(65);
        collector.fetch.fetch(collector.feeds.queue.removeFirst(), () -> Duration.between(clock.instant(), end));
        assertTrue(articles().size() < 10, articles().size() + " articles");
        assertTrue(collector.state(feed).isDue(clock.instant()));
        collector.run();
        assertEquals(10, articles().size());
    }

    @Test
    void hostThatSomebodyElseAsksIsWaitedForOrLeftForLater() {
        answer("/feed", rss());
        var feed = collector.list(at("/feed"));
        var start = clock.instant();
        collector.feeds.take("outlet.example", start, start.plusSeconds(20));
        collector.run();
        assertTrue(Duration.between(start, clock.instant()).toSeconds() >= 20);
        assertEquals(0, collector.state(feed).failures());
        assertEquals(1, askedFor("/feed"));

        clock.set(collector.state(feed).due());
        collector.feeds.take("outlet.example", clock.instant(), clock.instant().plus(Duration.ofHours(1)));
        collector.run();
        assertEquals(1, askedFor("/feed"));
        assertEquals(0, collector.state(feed).failures());
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
        assertEquals(0, collector.state(feed).failures());
    }

    @Test
    void nothingIsAskedOfAHostWhoseRulesCannotBeRead() {
        answer("/robots.txt", 500, Map.of(), "");
        answer("/feed", rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(0, askedFor("/feed"));
        assertEquals(1, collector.state(feed).failures());
        assertTrue(collector.state(feed).error().orElseThrow().contains("robots.txt"));
    }

    @Test
    void feedThatMovedForGoodSaysWhereTo() {
        answer("/feed", 301, Map.of("Location", "/new"), "");
        answer("/new", rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(Optional.of(at("/new")), collector.state(feed).movedTo());
    }

    @Test
    void feedOfAPageIsFoundAndAddedOnce() throws Exception {
        answer(
                "/",
                200,
                Map.of("Content-Type", "text/html"),
                "<html><head><link rel=alternate type=application/rss+xml"
                        + " href=/broken><link rel=alternate type=application/rss+xml href=/feed></head></html>");
        answer("/broken", "<html></html>");
        answer("/feed", rss(item("/a")));
        var added = collector.edit.add(WebAddress.of(at("/")).orElseThrow());
        assertEquals(at("/feed"), added.feed().address());
        assertEquals("Outlet", added.feed().title());
        assertTrue(added.isNew());
        assertFalse(collector.edit.add(WebAddress.of(at("/feed")).orElseThrow()).isNew());
        assertEquals(1, collector.edit.list().size());
        assertThrows(
                BrokenFeed.class,
                () -> collector.edit.add(WebAddress.of(at("/missing")).orElseThrow()));
    }

    @Test
    void feedIsRemovedByItsIdOrAddressWithItsState() {
        answer("/feed", rss(item("/a")));
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(Optional.of(feed), collector.edit.remove(at("/feed")));
        assertEquals(Optional.empty(), collector.feeds.find(feed.id()));
        assertEquals(Optional.empty(), collector.edit.remove(feed.id()));
        assertEquals(
                1,
                collector.edit.addAll(List.of(
                        WebAddress.of(at("/feed")).orElseThrow(),
                        WebAddress.of(at("/feed")).orElseThrow())));
        assertEquals(ListedFeed.idOf(at("/feed")), feed.id());
    }

    @Test
    void robotsOfThirtyDaysAgoServeNoMore() {
        collector.feeds.robots.save(
                "http://outlet.example:" + server.getAddress().getPort(),
                new RobotFile(404, new byte[0], clock.instant().minus(Duration.ofDays(31))));
        answer("/robots.txt", 503, Map.of(), "");
        answer("/feed", rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(1, collector.state(feed).failures());
    }
}
