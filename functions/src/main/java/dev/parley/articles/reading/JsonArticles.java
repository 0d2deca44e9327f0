package dev.parley.articles.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.articles.DateSource;
import dev.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads this project's own JSON: {@code url, identifier, title, source, byline, published, language} and {@code text} or
 * {@code html}. Only text or html is required. Other fields of the wrong type are ignored with a note.
 */
final class JsonArticles {
    static final String WANTED =
            "Send an object with \"text\" or \"html\", and if known \"url\", \"title\", \"source\","
                    + " \"published\" and \"language\", or IPTC ninjs.";
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonArticles() {}

    static ParsedContent read(String json) {
        final JsonNode root;
        try {
            root = READER.readValue(json);
        } catch (JsonProcessingException e) {
            var at = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            return new NoArticle("The body is not valid JSON" + at + ". " + WANTED);
        }
        if (root == null || !root.isObject()) {
            return new NoArticle("The body is " + kind(root) + ", not one article. " + WANTED);
        }
        return Ninjs.looksLike(root) ? Ninjs.read(root) : own(root);
    }

    private static ParsedContent own(JsonNode root) {
        var draft = new Draft();
        draft.url(optional(root, "url", draft)).identifier(optional(root, "identifier", draft));
        draft.title(optional(root, "title", draft));
        draft.source(optional(root, "source", draft)).language(optional(root, "language", draft));
        draft.byline(optional(root, "byline", draft));
        var published = root.path("published");
        draft.published(
                DateSource.SUBMISSION, published.isNumber() ? published.asText() : optional(root, "published", draft));
        for (var field : List.of("text", "html")) {
            var body = root.path(field);
            if (!body.isMissingNode() && !body.isNull() && !body.isTextual()) {
                return noArticle(draft, "\"" + field + "\" is " + kind(body) + "; send it as one string.");
            }
        }
        var text = root.path("text").asText("");
        if (!text.isBlank()) {
            return readText(text, draft);
        }
        var html = root.path("html").asText("");
        if (!html.isBlank()) {
            return HtmlArticles.into(draft, html, true);
        }
        // A feed item may consist of a headline. The sender must say so with an empty text.
        if (root.path("text").isTextual() && !root.path("title").asText("").isBlank()) {
            return draft.headlineAlone();
        }
        return noArticle(draft, "The article has no text. " + WANTED);
    }

    /** Reads the text field, which may contain a mail or HTML. */
    private static ParsedContent readText(String text, Draft draft) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (MimeMessage.isMessage(bytes, Optional.empty())) {
            return MimeMessage.into(draft, bytes);
        }
        return HtmlText.isMarkup(text) ? HtmlArticles.into(draft, text, true) : TextHeader.read(text, draft);
    }

    /** The result without an article, with the addresses, dates and notes of the draft. */
    static NoArticle noArticle(Draft draft, String whatToChange) {
        var notes = new ArrayList<>(draft.notes());
        notes.add(whatToChange);
        return new NoArticle(draft.urls(), draft.dates(), notes);
    }

    /** The value of a string field; null when it is absent or of another type, which is noted. */
    static @Nullable String optional(JsonNode node, String field, Draft draft) {
        var value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            draft.note("\"" + field + "\" is " + kind(value) + ", not a string, and was ignored.");
            return null;
        }
        return value.asText();
    }

    private static String kind(@Nullable JsonNode node) {
        if (node == null || node.isMissingNode()) {
            return "nothing";
        }
        var name = node.getNodeType().name().toLowerCase(Locale.ROOT);
        return switch (name.charAt(0)) {
            case 'a', 'o' -> "an " + name;
            default -> name.equals("null") ? name : "a " + name;
        };
    }
}
