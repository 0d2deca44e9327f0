package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When pages are fetched again, and what is archived when they change or fail. */
class ChangedPagesTest extends OutletFixture {
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
}
