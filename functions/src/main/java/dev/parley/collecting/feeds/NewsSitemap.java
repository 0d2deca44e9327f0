package dev.parley.collecting.feeds;

import dev.parley.collecting.fetching.WebAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * Reads a sitemap whose addresses carry news.
 *
 * @see <a href="https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap">News sitemaps</a>
 */
final class NewsSitemap {
    private static final Namespace NEWS = Namespace.getNamespace("http://www.google.com/schemas/sitemap-news/0.9");

    private NewsSitemap() {}

    static ParsedFeed parse(Document document, WebAddress address) throws BrokenFeed {
        var root = document.getRootElement();
        var entries = root.getChildren("url", root.getNamespace()).stream()
                .filter(url -> url.getChild("news", NEWS) != null)
                .map(url -> item(url, address));
        var items = FeedParser.distinct(entries);
        if (items.isEmpty() && !root.getChildren().isEmpty()) {
            throw new BrokenFeed("The sitemap lists pages, but no news.");
        }
        var language = root.getChildren("url", root.getNamespace()).stream()
                .map(url -> url.getChild("news", NEWS))
                .filter(news -> news != null && news.getChild("publication", NEWS) != null)
                .map(news -> news.getChild("publication", NEWS).getChildTextTrim("language", NEWS))
                .filter(tag -> tag != null && !tag.isEmpty())
                .findFirst();
        return new ParsedFeed(FeedType.NEWS_SITEMAP, "", language, Optional.empty(), items);
    }

    private static FeedItem item(Element url, WebAddress address) {
        var news = url.getChild("news", NEWS);
        var location = FeedParser.text(url.getChildText("loc", url.getNamespace()));
        return new FeedItem(
                location,
                Optional.of(location)
                        .filter(loc -> !loc.isEmpty())
                        .flatMap(address::resolve)
                        .map(WebAddress::text),
                FeedParser.text(news.getChildText("title", NEWS)),
                moment(news.getChildText("publication_date", NEWS)),
                moment(url.getChildText("lastmod", url.getNamespace())),
                Optional.empty(),
                "");
    }

    /** A moment or a day in the formats of W3C; a day is its beginning in UTC. */
    private static Optional<Instant> moment(String written) {
        if (written == null) {
            return Optional.empty();
        }
        return JsonFeed.moment(written).or(() -> {
            try {
                return Optional.of(LocalDate.parse(written.strip())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}
