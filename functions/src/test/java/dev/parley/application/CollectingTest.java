package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.fetching.WebAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Items of feeds become articles, and operators add feeds and remove them. */
class CollectingTest extends OutletFixture {
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
    void feedThatMovedForGoodSaysWhereTo() {
        answer("/feed", 301, Map.of("Location", "/new"), "");
        answer("/new", rss());
        var feed = collector.list(at("/feed"));
        collector.run();
        assertEquals(Optional.of(at("/new")), collector.state(feed).history().movedTo());
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
}
