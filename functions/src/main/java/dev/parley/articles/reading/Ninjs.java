package dev.parley.articles.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.articles.DateSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Reads IPTC ninjs 1.x, where the body is {@code body_text} or {@code body_xhtml} and the headline is a string, and 2.x
 * and 3.x, where both are lists with roles. Property names are compared in lower case, because 3.0 uses camel case:
 * {@code versionCreated}.
 *
 * @see <a href="https://www.iptc.org/std/ninjs/userguide/">ninjs user guide</a>
 */
final class Ninjs {
    /** Properties that distinguish ninjs from this project's own format ({@link JsonArticles}). */
    private static final Set<String> MARKS = Set.of(
            "headline",
            "headlines",
            "bodies",
            "versioncreated",
            "firstcreated",
            "contentcreated",
            "usageterms",
            "standard",
            "profile",
            "pubstatus");

    private static final List<String> MAIN_ROLES = List.of("main", "body", "");

    private Ninjs() {}

    static boolean looksLike(JsonNode root) {
        if (root.path("text").isTextual() || root.path("html").isTextual()) {
            return false;
        }
        return fields(root).keySet().stream().anyMatch(name -> MARKS.contains(name) || name.startsWith("body_"));
    }

    static ParsedContent read(JsonNode root) {
        var fields = fields(root);
        var draft = new Draft();
        draft.identifier(text(fields, "uri")).language(text(fields, "language"));
        draft.status(text(fields, "pubstatus")).embargoed(text(fields, "embargoed"));
        draft.title(text(fields, "headline"));
        main(fields, "headlines", item -> true).ifPresent(draft::title);
        draft.title(text(fields, "title")).title(withoutMarkup(text(fields, "headline_xhtml")));
        draft.byline(text(fields, "byline")).byline(text(fields, "by"));
        // The first publication dates an article: the version may be a later correction.
        for (var date : List.of("firstcreated", "contentcreated", "versioncreated")) {
            draft.published(DateSource.SUBMISSION, text(fields, date));
        }
        var sources = fields.getOrDefault("infosources", root.path("infosources"));
        draft.source(sources.path(0).path("name").asText(null));
        draft.source(text(fields, "source")).source(text(fields, "copyrightholder"));
        var plain = Optional.ofNullable(text(fields, "body_text")).or(() -> main(fields, "bodies", Ninjs::isPlain));
        if (plain.isPresent()) {
            return draft.text(plain.get());
        }
        var markup = Optional.ofNullable(text(fields, "body_xhtml"))
                .or(() -> Optional.ofNullable(text(fields, "body_html")))
                .or(() -> main(fields, "bodies", Ninjs::isMarkup));
        if (markup.isPresent()) {
            return Markup.into(draft, markup.get());
        }
        var unnamed = main(fields, "bodies", item -> true);
        if (unnamed.isPresent()) {
            return HtmlText.isMarkup(unnamed.get()) ? Markup.into(draft, unnamed.get()) : draft.text(unnamed.get());
        }
        return draft.isCanceled()
                ? draft.headlineAlone()
                : JsonArticles.noArticle(
                        draft, "The ninjs item has no text. Send its \"body_text\", \"body_xhtml\" or \"bodies\".");
    }

    private static @Nullable String withoutMarkup(@Nullable String markup) {
        return markup == null ? null : Jsoup.parse(markup).text();
    }

    private static boolean isMarkup(JsonNode item) {
        var type = fields(item).get("contenttype");
        return type != null && type.asText("").contains("html");
    }

    private static boolean isPlain(JsonNode item) {
        var type = fields(item).get("contenttype");
        return type != null && type.asText("").startsWith("text/plain");
    }

    /** The value of the most prominent item in a list, by its role. */
    private static Optional<String> main(Map<String, JsonNode> fields, String list, Predicate<JsonNode> which) {
        var items = new ArrayList<JsonNode>();
        fields.getOrDefault(list, MissingNode.getInstance()).forEach(items::add);
        items.removeIf(
                item -> !which.test(item) || item.path("value").asText("").isBlank());
        return items.stream().min((a, b) -> rank(a) - rank(b)).map(item -> item.path("value")
                .asText());
    }

    private static int rank(JsonNode item) {
        var role = item.path("role").asText("").toLowerCase(Locale.ROOT);
        int rank = MAIN_ROLES.indexOf(role);
        return rank < 0 ? MAIN_ROLES.size() : rank;
    }

    private static @Nullable String text(Map<String, JsonNode> fields, String name) {
        var value = fields.get(name);
        return value == null || !value.isTextual() || value.asText().isBlank() ? null : value.asText();
    }

    private static Map<String, JsonNode> fields(JsonNode node) {
        var fields = new HashMap<String, JsonNode>();
        node.properties().forEach(e -> fields.putIfAbsent(e.getKey().toLowerCase(Locale.ROOT), e.getValue()));
        return fields;
    }
}
