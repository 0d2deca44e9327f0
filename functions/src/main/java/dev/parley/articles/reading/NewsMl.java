package dev.parley.articles.reading;

import dev.parley.articles.DateSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text item of NewsML-G2 (IPTC), alone or in a news message. Its content may be NITF, XHTML or plain text.
 *
 * @see <a href="https://iptc.org/std/NewsML-G2/guidelines/">NewsML-G2 guidelines</a>
 */
final class NewsMl {
    private static final List<String> NAMES = List.of("literal", "name", "uri", "qcode");

    private NewsMl() {}

    static ParsedContent read(Element document) {
        var items = WireXml.all(document, "newsItem").toList();
        var texts = items.stream().filter(NewsMl::hasText).toList();
        if (texts.size() > 1) {
            return new NoArticle("The message has " + texts.size() + " articles. Send each newsItem separately.");
        }
        var item = texts.isEmpty() ? items.stream().findFirst() : Optional.of(texts.getFirst());
        return item.map(NewsMl::item)
                .orElseGet(() ->
                        new NoArticle("The message has no newsItem. Send a newsItem with its text in \"contentSet\"."));
    }

    private static boolean hasText(Element item) {
        return WireXml.all(item, "inlineXML").findFirst().isPresent()
                || WireXml.all(item, "inlineData").anyMatch(NewsMl::isText);
    }

    private static ParsedContent item(Element item) {
        var draft = new Draft();
        draft.identifier(item.attr("guid"));
        WireXml.all(item, "link")
                .filter(link -> link.attr("rel").contains("canonical"))
                .map(link -> link.attr("href"))
                .forEach(draft::url);
        var management = WireXml.first(item, "itemMeta").orElse(item);
        var content = WireXml.first(item, "contentMeta").orElse(item);
        release(management, draft);
        draft.title(WireXml.text(content, "headline")).title(WireXml.text(management, "title"));
        draft.byline(WireXml.text(content, "by"));
        WireXml.first(content, "creator").flatMap(NewsMl::name).ifPresent(draft::byline);
        // The first publication dates an article: the version may be a later correction.
        for (var date : List.of("firstCreated", "contentCreated", "versionCreated")) {
            draft.published(DateSource.SUBMISSION, WireXml.text(item, date));
        }
        for (var source : List.of("infoSource", "provider", "copyrightHolder")) {
            WireXml.first(item, source).flatMap(NewsMl::name).ifPresent(draft::source);
        }
        draft.credit(WireXml.text(content, "creditline"));
        draft.language(WireXml.attribute(content, "language", "tag")).language(item.attr("xml:lang"));
        var dateline = Optional.ofNullable(WireXml.text(content, "dateline"))
                .or(() -> WireXml.first(content, "located").flatMap(NewsMl::name));
        return body(item, dateline.orElse(null), draft);
    }

    private static void release(Element management, Draft draft) {
        draft.status(WireXml.attribute(management, "pubStatus", "qcode"));
        draft.status(WireXml.attribute(management, "pubStatus", "uri"));
        // An empty element is an embargo without an end date.
        WireXml.first(management, "embargoed").ifPresent(embargo -> draft.embargoed(embargo.text()));
    }

    private static ParsedContent body(Element item, @Nullable String dateline, Draft draft) {
        var inline = WireXml.first(item, "inlineXML");
        if (inline.isPresent()) {
            if (WireXml.first(inline.get(), "body.content").isPresent()) {
                return Nitf.body(inline.get(), draft);
            }
            var content = Markup.into(draft, inline.get().html());
            draft.text().ifPresent(text -> draft.replaceText(WireXml.withDateline(dateline, text)));
            return content;
        }
        var plain = WireXml.all(item, "inlineData").filter(NewsMl::isText).findFirst();
        if (plain.isPresent()) {
            var text = decoded(plain.get());
            return plain.get().attr("contenttype").contains("html")
                    ? Markup.into(draft, text)
                    : draft.text(WireXml.withDateline(dateline, text));
        }
        return draft.isCanceled()
                ? draft.headlineAlone()
                : JsonArticles.noArticle(
                        draft,
                        "The newsItem has no text. Send it in \"inlineXML\" as NITF or XHTML, or in \"inlineData\".");
    }

    private static boolean isText(Element data) {
        var type = data.attr("contenttype");
        return type.isBlank() || type.startsWith("text/") || type.contains("html");
    }

    private static String decoded(Element data) {
        if (!data.attr("encoding").contains("base64")) {
            return data.wholeText();
        }
        try {
            return new String(Base64.getMimeDecoder().decode(data.text()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return data.wholeText();
        }
    }

    /** The name of a party or place: its name element, else its literal, name, or code without prefix, else its text. */
    private static Optional<String> name(Element element) {
        var name = Optional.ofNullable(WireXml.text(element, "name"));
        return name.or(() -> NAMES.stream()
                        .map(element::attr)
                        .filter(value -> !value.isBlank())
                        .findFirst())
                .map(value -> value.substring(Math.max(value.lastIndexOf(':'), value.lastIndexOf('/')) + 1))
                .or(() -> Optional.of(element.ownText()).filter(text -> !text.isBlank()));
    }
}
