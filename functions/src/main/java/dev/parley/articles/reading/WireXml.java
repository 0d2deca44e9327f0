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
import org.jspecify.annotations.Nullable;

/**
 * Reads XML from agencies and publishers: NITF and NewsML-G2 items are articles, feeds are refused. The jsoup parser
 * ignores document types and custom entities, so external entities and entity expansion are harmless.
 */
final class WireXml {
    /** The root element begins within this many characters; a declaration, document type and comments may precede it. */
    private static final int ROOT_WITHIN = 16 * 1024;

    private static final Pattern PROLOGUE = Pattern.compile(
            "\\G\\s*(?:<\\?[^>]{0,4000}>|<!--.*?-->|<!DOCTYPE[^<>\\[]{0,4000}(?:\\[[^]]*]\\s*)?>)", Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("\\G\\s*<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)");
    private static final List<String> HTML = List.of("html", "body", "article", "div", "p", "section", "main", "span");

    private static final String WANTED = " Send one article as NITF, NewsML-G2, HTML, JSON or plain text.";

    private WireXml() {}

    /** Whether the root element is that of a wire format or a feed. */
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

    /** The name of the root element, without its prefix; empty when there is no element. */
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
            case "NewsML" -> new NoArticle("The body is NewsML 1, which is not supported." + WANTED);
            case "packageItem", "planningItem", "conceptItem", "knowledgeItem" ->
                new NoArticle("The body is a " + root.get() + " of NewsML-G2, which has no article text." + WANTED);
            default ->
                HTML.contains(root.get().toLowerCase(Locale.ROOT))
                        ? HtmlArticles.read(text)
                        : new NoArticle("The XML's root element is " + Notes.quote(root.get())
                                + ", which is not a supported format." + WANTED);
        };
    }

    private static NoArticle feed(String kind) {
        return new NoArticle("The body is " + kind
                + ", which lists articles but is not one. To add a feed, send each article separately: fetch"
                + " the page that an item links to, and send it as HTML.");
    }

    /** Parses a document and removes the prefixes of its elements. */
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

    /** Renames an element and resets its namespace, which the document may have declared as empty. */
    static void rename(Element element, String name) {
        element.tagName(name, Parser.NamespaceXml);
    }

    /** The elements with a name below an element, at any depth. */
    static Stream<Element> all(Element root, String name) {
        return root.getElementsByTag(name).stream();
    }

    static Optional<Element> first(Element root, String name) {
        return all(root, name).findFirst();
    }

    /** The text, on one line, of the first element with this name that is not blank; null when there is none. */
    static @Nullable String text(Element root, String name) {
        return all(root, name)
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The first value of an attribute of the elements with this name that is not blank; null when there is none. */
    static @Nullable String attribute(Element root, String name, String attribute) {
        return all(root, name)
                .map(element -> element.attr(attribute))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The reference if it is an http or https address, else null. */
    static @Nullable String webAddress(@Nullable String reference) {
        return reference != null && reference.regionMatches(true, 0, "http", 0, 4) ? reference : null;
    }

    /**
     * Prepends a dateline from the metadata to the text, unless the text has one or the result could not be parsed as a
     * dateline.
     */
    static String withDateline(@Nullable String dateline, String text) {
        if (dateline == null || Dateline.read(text).isPresent()) {
            return text;
        }
        var place = dateline.strip().replaceAll("[\\s:–—-]+$", "");
        var withDateline = place + " — " + text.stripLeading();
        return Dateline.read(Paragraphs.of(withDateline).getFirst()).isPresent() ? withDateline : text;
    }
}
