package dev.parley.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.alerts.FactText;
import dev.parley.articles.VersionKey;
import dev.parley.json.Json;

/**
 * Writes a feed as JSON Feed.
 *
 * @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
 */
final class JsonFeedWriter {
    private JsonFeedWriter() {}

    static String write(Feed feed) {
        var root = Json.MAPPER
                .createObjectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("home_page_url", feed.alternate())
                .put("feed_url", feed.self())
                .put("language", "en");
        var items = root.putArray("items");
        feed.entries().forEach(entry -> item(items, feed, entry));
        return root.toString();
    }

    private static void item(ArrayNode items, Feed feed, Feed.Entry entry) {
        var fact = entry.fact();
        var item = items.addObject()
                .put("id", "urn:uuid:" + entry.uuid())
                .put("url", feed.links().fact(fact.id()))
                .put("external_url", feed.links().version(new VersionKey(fact.firstArticleId(), fact.firstVersion())))
                .put("title", FactText.title(fact))
                .put("content_text", FactText.sentences(fact))
                .put("date_published", fact.firstSeen().toString())
                .put("date_modified", entry.updated().toString());
        item.putArray("authors").addObject().put("name", AtomWriter.outlet(fact));
        item.putArray("tags").add(fact.type().label()).add(fact.status().label());
    }
}
