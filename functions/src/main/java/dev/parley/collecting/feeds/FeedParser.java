package dev.parley.collecting.feeds;

import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.parley.articles.Characters;
import dev.parley.articles.reading.CharsetDetection;
import dev.parley.collecting.fetching.WebAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Document;

/** Makes a {@link ParsedFeed} of bytes, whatever kind of feed they are. */
public final class FeedParser {
    /** What to ask a server for. */
    public static final String ACCEPT =
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9,"
                    + " application/json;q=0.8, text/html;q=0.5, */*;q=0.1";

    /** More than feeds and news sitemaps have; items after these are not read. */
    static final int MOST_ITEMS = 1000;

    private FeedParser() {}

    /**
     * Reads a feed.
     *
     * @param contentType the media type that came with it
     * @param address where it came from, to resolve relative links
     * @throws BrokenFeed when it is none
     */
    public static ParsedFeed parse(byte[] body, Optional<String> contentType, WebAddress address) throws BrokenFeed {
        var text = SecureXml.clean(CharsetDetection.decode(body, contentType).text());
        if (text.startsWith("{")) {
            return JsonFeed.parse(text, address);
        }
        if (!text.startsWith("<")) {
            throw new BrokenFeed("The body is neither XML nor JSON.");
        }
        var document = SecureXml.parse(text);
        var root = document.getRootElement().getName().toLowerCase(Locale.ROOT);
        return switch (root) {
            case "html" -> throw new BrokenFeed("The body is an HTML page, not a feed.");
            case "urlset" -> NewsSitemap.parse(document, address);
            case "sitemapindex" ->
                throw new BrokenFeed("The body is an index of sitemaps; list the news sitemap that it names.");
            default -> syndication(document, address);
        };
    }

    private static ParsedFeed syndication(Document document, WebAddress address) throws BrokenFeed {
        SyndFeed feed;
        try {
            var input = new SyndFeedInput(false, Locale.ENGLISH);
            input.setPreserveWireFeed(true);
            feed = input.build(document);
        } catch (FeedException | RuntimeException e) {
            // The library throws what it likes on documents that are nearly feeds.
            throw new BrokenFeed("The XML is neither RSS nor Atom.", e);
        }
        var timeToLive = feed.originalWireFeed() instanceof Channel channel && channel.getTtl() > 0
                ? Optional.of(Duration.ofMinutes(channel.getTtl()))
                : Optional.<Duration>empty();
        return new ParsedFeed(
                feed.getFeedType().startsWith("atom") ? FeedType.ATOM : FeedType.RSS,
                text(feed.getTitle()),
                Optional.ofNullable(feed.getLanguage()).map(String::strip).filter(tag -> !tag.isEmpty()),
                timeToLive,
                distinct(feed.getEntries().stream().map(entry -> item(entry, address))));
    }

    private static FeedItem item(SyndEntry entry, WebAddress address) {
        var contents = Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                .map(SyndContent::getValue)
                .filter(Objects::nonNull);
        return new FeedItem(
                text(entry.getUri()),
                link(entry).flatMap(address::resolve).map(WebAddress::text),
                text(entry.getTitle()),
                Optional.ofNullable(entry.getPublishedDate()).map(Date::toInstant),
                Optional.ofNullable(entry.getUpdatedDate()).map(Date::toInstant),
                Optional.of(text(entry.getAuthor())).filter(author -> !author.isEmpty()),
                longest(contents.toList()));
    }

    /** Where an item of RSS has no link, the library takes its guid, which is an address only if it is a full one. */
    private static Optional<String> link(SyndEntry entry) {
        boolean isGuid = entry.getWireEntry() instanceof Item item && item.getLink() == null;
        return Optional.ofNullable(entry.getLink())
                .filter(link -> !isGuid || WebAddress.of(link).isPresent());
    }

    private static String longest(Collection<String> texts) {
        return texts.stream().reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    /** Each item once: of those with one key the first, as feeds list the newest first. */
    static List<FeedItem> distinct(Stream<FeedItem> items) {
        return items
                .limit(MOST_ITEMS)
                .collect(Collectors.toMap(FeedItem::key, item -> item, (first, second) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    static String text(String value) {
        return value == null ? "" : Characters.oneLine(value);
    }
}
