package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.articles.Article;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Items of feeds that have no page: what the feed changes is a version of the same article. */
class ItemsWithoutAddressTest extends OutletFixture {
    private static final String CHANGED = TEXT.replace("useful", "difficult");

    @Test
    void aChangedTextIsAVersionOfTheItemWithItsGuid() {
        answer("/feed", rss(item("n-1", "Talks", TEXT)));
        collector.list(at("/feed"));
        collector.run();
        change("/feed", rss(item("n-1", "Talks", CHANGED)));
        assertVersions(2, 1);
    }

    @Test
    void aChangedHeadlineIsAVersionOfTheAtomEntryWithItsId() {
        var feed = """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet</title><id>tag:outlet.example,2025:f</id>
                <updated>2025-05-19T10:00:00Z</updated><entry><id>tag:outlet.example,2025:1</id><title>Talks</title>
                <updated>2025-05-19T10:00:00Z</updated><content type="html"><![CDATA[%s]]></content></entry></feed>
                """.formatted(TEXT);
        answer("/feed", feed);
        collector.list(at("/feed"));
        collector.run();
        change("/feed", feed.replace("<title>Talks", "<title>Corrected: talks"));
        assertVersions(2, 1);
    }

    @Test
    void aChangedItemOfAJsonFeedIsAVersion() {
        var feed = """
                {"version": "https://jsonfeed.org/version/1.1", "title": "Outlet", "items": [
                {"id": "7", "title": "Talks", "content_html": "%s"}]}
                """.formatted(TEXT);
        answer("/feed", feed);
        collector.list(at("/feed"));
        collector.run();
        change("/feed", feed.replace("useful", "difficult").replace("\"Talks\"", "\"More talks\""));
        assertVersions(2, 1);
    }

    @Test
    void theSameGuidInAnotherFeedIsAnotherArticle() {
        answer("/one", rss(item("1", "Talks", TEXT)));
        answer("/two", rss(item("1", "Market", CHANGED)));
        collector.list(at("/one"));
        collector.list(at("/two"));
        collector.run();
        assertVersions(2, 2);
    }

    @Test
    void anItemWithoutGuidIsAnotherArticleWhenItChanges() {
        var item = item("", "Talks", TEXT).replace("<guid></guid>", "");
        answer("/feed", rss(item));
        collector.list(at("/feed"));
        collector.run();
        change("/feed", rss(item.replace("useful", "difficult")));
        assertVersions(2, 2);
    }

    @Test
    void anItemThatIsRepeatedUnchangedStaysOneVersion() {
        answer("/feed", rss(item("n-1", "Talks", TEXT)));
        collector.list(at("/feed"));
        collector.run();
        change("/feed", rss(item("n-2", "Market", CHANGED), item("n-1", "Talks", TEXT)));
        change("/feed", rss(item("n-1", "Talks", TEXT)));
        assertVersions(2, 2);
    }

    /** The feed changes, and is fetched when what it changed is due. */
    private void change(String path, String feed) {
        answer(path, 200, Map.of(), feed);
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofMinutes(61));
            collector.run();
        }
    }

    private void assertVersions(int versions, int articles) {
        assertEquals(versions, articles().size());
        assertEquals(articles, articles().stream().map(Article::id).distinct().count());
    }

    private static String item(String guid, String title, String text) {
        return "<item><guid isPermaLink=\"false\">" + guid + "</guid><title>" + title + "</title><description><![CDATA["
                + text + "]]></description></item>";
    }
}
