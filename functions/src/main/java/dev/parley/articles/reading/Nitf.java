package dev.parley.articles.reading;

import dev.parley.articles.DateSource;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads the News Industry Text Format (IPTC), alone or inside NewsML-G2: the metadata in {@code head}, the headline,
 * byline and dateline, and the paragraphs of {@code body.content} without media and notes.
 *
 * @see <a href="https://iptc.org/std/NITF/3.6/documentation/">NITF 3.6</a>
 */
final class Nitf {
    /** Elements that are not prose of the article. */
    private static final List<String> NOT_PROSE =
            List.of("media", "note", "nitf-table", "fn", "tagline", "script", "style");
    /** The HTML element for each NITF block. */
    private static final Map<String, String> AS_HTML = Map.of(
            "block",
            "div",
            "body.content",
            "div",
            "hl1",
            "h2",
            "hl2",
            "h3",
            "bq",
            "blockquote",
            "credit",
            "p",
            "pre",
            "p");

    private Nitf() {}

    static ParsedContent read(Element document) {
        var draft = new Draft();
        describe(document, draft);
        return body(document, draft);
    }

    private static void describe(Element document, Draft draft) {
        draft.url(WireXml.webAddress(WireXml.attribute(document, "pubdata", "ex-ref")));
        draft.identifier(WireXml.attribute(document, "doc-id", "id-string"));
        draft.status(WireXml.attribute(document, "docdata", "management-status"));
        var released = WireXml.attribute(document, "date.release", "norm");
        draft.embargoed(released);
        draft.published(DateSource.SUBMISSION, WireXml.attribute(document, "date.issue", "norm"))
                .published(DateSource.SUBMISSION, released);
        draft.published(DateSource.SUBMISSION, WireXml.attribute(document, "pubdata", "date.publication"));
        draft.published(DateSource.SUBMISSION, WireXml.attribute(document, "story.date", "norm"));
        draft.language(WireXml.attribute(document, "nitf", "xml:lang"));
        draft.language(WireXml.attribute(document, "body", "xml:lang"));
        source(document, draft);
    }

    private static void source(Element document, Draft draft) {
        draft.source(WireXml.attribute(document, "pubdata", "name"));
        draft.source(WireXml.text(document, "distributor"));
        draft.source(WireXml.attribute(document, "doc.copyright", "holder"));
        draft.source(WireXml.attribute(document, "doc-id", "regsrc"));
        draft.credit(WireXml.text(document, "distributor"));
    }

    /** Adds headline, byline and text to a draft. */
    static ParsedContent body(Element document, Draft draft) {
        draft.title(WireXml.text(document, "hl1")).title(WireXml.text(document, "hedline"));
        draft.title(WireXml.text(document, "title"));
        WireXml.first(document, "byline").ifPresent(byline -> {
            WireXml.all(byline, "byttl").toList().forEach(Element::remove);
            draft.byline(byline.text());
        });
        var content = WireXml.first(document, "body.content");
        var prose = content.map(Nitf::prose).orElse("");
        if (!prose.isBlank()) {
            return draft.text(WireXml.withDateline(WireXml.text(document, "dateline"), prose));
        }
        return draft.isCanceled()
                ? draft.headlineAlone()
                : JsonArticles.noArticle(
                        draft, "The NITF document has no text. Send its paragraphs in \"body.content\".");
    }

    private static String prose(Element content) {
        NOT_PROSE.forEach(name -> WireXml.all(content, name).toList().forEach(Element::remove));
        if (WireXml.first(content, "p").isEmpty()) {
            return content.wholeText();
        }
        for (var element : content.getAllElements()) {
            var name = AS_HTML.get(element.tagName());
            if (name != null) {
                WireXml.rename(element, name);
            }
        }
        return HtmlText.of(Jsoup.parseBodyFragment(content.html()).body());
    }
}
