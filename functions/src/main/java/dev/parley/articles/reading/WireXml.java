package dev.parley.articles.reading;

import dev.parley.articles.dates.Dateline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads XML that agencies and publishers send: NITF and NewsML-G2 are articles, feeds are not. The parser is jsoup's: it
 * knows no document types and no entities but XML's own, so that a document can neither fetch nor multiply anything.
 */
final class WireXml {
    /** How much may stand before the first element: a declaration, a document type, comments. */
    private static final int ROOT_WITHIN = 16 * 1024;

    private static final Pattern PROLOGUE = Pattern.compile(
            "\\G\\s*(?:<\\?[^>]{0,4000}>|<!--.*?-->|<!DOCTYPE[^<>\\[]{0,4000}(?:\\[[^]]*]\\s*)?>)", Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("\\G\\s*<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)");
    private static final List<String> HTML = List.of("html", "body", "article", "div", "p", "section", "main", "span");

    private static final String FEED =
            "The body is %s, which lists articles and is none. To add a feed, send each article"
                    + " by itself: fetch the page that an item links to, and send it as HTML.";
    private static final String WANTED = " Send one article as NITF, NewsML-G2, HTML, JSON or plain text.";

    private WireXml() {}

    /** Whether the root element is one that only wire formats and feeds have. */
    static boolean isWire(String text) {
        return root(text).filter(WireXml::isKnown).isPresent();
    }

    private static boolean isKnown(String root) {
        return switch (root) {
            case "nitf",
                    "newsItem",
                    "newsMessage",
                    "packageItem",
                    "planningItem",
                    "conceptItem",
                    "knowledgeItem",
                    "NewsML",
                    "rss",
                    "RDF",
                    "feed",
                    "opml",
                    "urlset",
                    "sitemapindex" -> true;
            default -> false;
        };
    }

    /** The name of the root element, without its prefix; empty where no element begins. */
    private static Optional<String> root(String text) {
        var start = text.substring(0, Math.min(text.length(), ROOT_WITHIN));
        var prologue = PROLOGUE.matcher(start);
        int from = 0;
        while (prologue.find()) {
            from = prologue.end();
        }
        var root = ROOT.matcher(start);
        return root.find(from) ? Optional.of(root.group(1)) : Optional.empty();
    }

    static ParsedContent read(String text) {
        var root = root(text);
        if (root.isEmpty()) {
            return new NoArticle("The body has no XML element." + WANTED);
        }
        return switch (root.get()) {
            case "nitf" -> Nitf.read(parsed(text));
            case "newsItem", "newsMessage" -> NewsMl.read(parsed(text));
            case "rss", "RDF" -> feed("an RSS feed");
            case "feed" -> feed("an Atom feed");
            case "opml" -> feed("a list of feeds (OPML)");
            case "urlset", "sitemapindex" -> feed("a sitemap");
            case "NewsML" -> new NoArticle("The body is NewsML 1, which is not read." + WANTED);
            case "packageItem", "planningItem", "conceptItem", "knowledgeItem" ->
                new NoArticle("The body is a " + root.get() + " of NewsML-G2, which holds no article's text." + WANTED);
            default ->
                HTML.contains(root.get().toLowerCase(Locale.ROOT))
                        ? HtmlArticles.read(text)
                        : new NoArticle("The XML's root element is " + Notes.quote(root.get())
                                + ", which is no format that is read." + WANTED);
        };
    }

    private static NoArticle feed(String kind) {
        return new NoArticle(FEED.formatted(kind));
    }

    /** The document, its elements named without their prefixes. */
    private static Document parsed(String text) {
        var document = Jsoup.parse(text, "", Parser.xmlParser());
        for (var element : document.getAllElements()) {
            int colon = element.tagName().indexOf(':');
            if (colon >= 0 && colon + 1 < element.tagName().length()) {
                rename(element, element.tagName().substring(colon + 1));
            }
        }
        return document;
    }

    /** Names an element, in no namespace of its own: a document may have put it in an empty one. */
    static void rename(Element element, String name) {
        element.tagName(name, Parser.NamespaceXml);
    }

    // ---- what both formats need

    /** The elements of that name below an element, at any depth. */
    static Stream<Element> all(Element root, String name) {
        return root.getElementsByTag(name).stream();
    }

    static Optional<Element> first(Element root, String name) {
        return all(root, name).findFirst();
    }

    /** The text of the first element of that name that has any, on one line. */
    static String text(Element root, String name) {
        return all(root, name)
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** An attribute of the first element of that name that has it. */
    static String attribute(Element root, String name, String attribute) {
        return all(root, name)
                .map(element -> element.attr(attribute))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The reference if it is an address of the web, else null. */
    static String webAddress(String reference) {
        return reference != null && reference.regionMatches(true, 0, "http", 0, 4) ? reference : null;
    }

    /**
     * The text with the dateline that stood beside it put before it, where newspapers print it; only in a form in which
     * it is found there again.
     */
    static String dated(String dateline, String text) {
        if (dateline == null || Dateline.read(text).isPresent()) {
            return text;
        }
        var place = dateline.strip().replaceAll("[\\s:–—-]+$", "");
        var dated = place + " — " + text.stripLeading();
        return Dateline.read(Paragraphs.of(dated).getFirst()).isPresent() ? dated : text;
    }
}
