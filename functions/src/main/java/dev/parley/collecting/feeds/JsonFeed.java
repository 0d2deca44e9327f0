package dev.parley.collecting.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.collecting.fetching.WebAddress;
import dev.parley.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Entities;

/**
 * Reads JSON Feed.
 *
 * @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
 */
final class JsonFeed {
    private static final String VERSION = "https://jsonfeed.org/version/";

    private JsonFeed() {}

    static ParsedFeed parse(String json, WebAddress address) throws BrokenFeed {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new BrokenFeed("The body is not valid JSON.", e);
        }
        if (!root.path("version").asText().startsWith(VERSION)
                || !root.path("items").isArray()) {
            throw new BrokenFeed("The JSON is not a JSON Feed: it names no version of it, or has no items.");
        }
        var items = StreamSupport.stream(root.path("items").spliterator(), false)
                .filter(JsonNode::isObject)
                .map(item -> item(item, address));
        return new ParsedFeed(
                FeedType.JSON_FEED,
                FeedParser.text(root.path("title").asText()),
                Optional.of(root.path("language").asText()).filter(tag -> !tag.isEmpty()),
                Optional.empty(),
                FeedParser.distinct(items));
    }

    private static FeedItem item(JsonNode item, WebAddress address) {
        var html = item.path("content_html").asText();
        var text = item.path("content_text").asText(item.path("summary").asText());
        var author = item.path("authors")
                .path(0)
                .path("name")
                .asText(item.path("author").path("name").asText());
        return new FeedItem(
                FeedParser.text(item.path("id").asText()),
                Optional.of(item.path("url").asText())
                        .filter(url -> !url.isBlank())
                        .flatMap(address::resolve)
                        .map(WebAddress::text),
                FeedParser.text(item.path("title").asText()),
                moment(item.path("date_published").asText()),
                moment(item.path("date_modified").asText()),
                Optional.of(FeedParser.text(author)).filter(name -> !name.isEmpty()),
                html.isBlank() ? paragraphs(text) : html);
    }

    private static String paragraphs(String text) {
        return text.isBlank()
                ? ""
                : "<p>" + Entities.escape(text.strip()).replaceAll("\\s*\\n\\s*\\n\\s*", "</p><p>") + "</p>";
    }

    static Optional<Instant> moment(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
