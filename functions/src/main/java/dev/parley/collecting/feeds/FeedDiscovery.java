package dev.parley.collecting.feeds;

import dev.parley.articles.reading.CharsetDetection;
import dev.parley.collecting.fetching.WebAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Finds the feeds of a page. */
public final class FeedDiscovery {
    private static final Set<String> TYPES =
            Set.of("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json");
    /** Where content management systems have their feeds. */
    private static final List<String> USUAL = List.of("/feed/", "/rss.xml", "/atom.xml", "/feed.json");
    /** Links that are tried at most. */
    private static final int MOST = 8;

    private FeedDiscovery() {}

    /**
     * The addresses where a page's feed may be, likeliest first: what the page declares, what it links to and calls a
     * feed, and where feeds usually are on its host.
     */
    public static List<WebAddress> candidates(byte[] page, Optional<String> contentType, WebAddress address) {
        var document = Jsoup.parse(CharsetDetection.decode(page, contentType).text(), address.text());
        var declared = document.select("link[rel~=(?i)\\balternate\\b][href]").stream()
                .filter(link -> TYPES.contains(link.attr("type").strip().toLowerCase(Locale.ROOT)));
        var linked = document.select("a[href]").stream().filter(FeedDiscovery::looksLikeAFeed);
        var found = new LinkedHashSet<WebAddress>();
        Stream.concat(declared, linked)
                .flatMap(link -> WebAddress.of(link.absUrl("href")).stream())
                .limit(MOST)
                .forEach(found::add);
        USUAL.stream().flatMap(path -> address.resolve(path).stream()).forEach(found::add);
        found.remove(address);
        return List.copyOf(found);
    }

    private static boolean looksLikeAFeed(Element link) {
        var path = link.attr("href").toLowerCase(Locale.ROOT);
        var words = link.text().toLowerCase(Locale.ROOT);
        return words.equals("rss")
                || words.equals("atom")
                || words.equals("rss feed")
                || path.endsWith(".rss")
                || path.endsWith("/rss")
                || path.endsWith("rss.xml")
                || path.endsWith("atom.xml")
                || path.endsWith("/feed/")
                || path.endsWith("/feed");
    }
}
