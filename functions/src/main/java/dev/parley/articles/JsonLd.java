package dev.parley.articles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;

/**
 * The schema.org article that a page describes in JSON-LD: alone, in a list, in a {@code @graph}, or as the main entity
 * of a page.
 *
 * @see <a href="https://schema.org/NewsArticle">NewsArticle and its subtypes</a>
 */
final class JsonLd {
    private static final int DEEPEST = 8;
    private static final Set<String> ALSO = Set.of("BlogPosting", "LiveBlogPosting", "Report");
    /** Publishers print line ends inside strings, which strict JSON forbids. */
    private static final ObjectReader LENIENT = Json.MAPPER
            .readerFor(JsonNode.class)
            .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .with(JsonReadFeature.ALLOW_TRAILING_COMMA);

    private JsonLd() {}

    /** The first article that the page describes; a block that is not JSON is noted. */
    static Optional<JsonNode> article(Document page, Draft draft) {
        for (var script : page.select("script[type~=(?i)^application/ld\\+json]")) {
            try {
                var found = new ArrayList<JsonNode>();
                find(LENIENT.readValue(script.data().strip()), 0, found);
                if (!found.isEmpty()) {
                    return Optional.of(found.getFirst());
                }
            } catch (JsonProcessingException e) {
                draft.note("A block of JSON-LD in the page is not JSON and was passed over.");
            }
        }
        return Optional.empty();
    }

    /** Fills what the article says into the draft, except its body. */
    static void describe(JsonNode article, Draft draft) {
        draft.url(address(article.path("mainEntityOfPage")));
        draft.url(address(article.path("url")));
        draft.title(text(article, "headline")).title(text(article, "name"));
        draft.published(DayPlace.JSON_LD, text(article, "datePublished"));
        draft.published(DayPlace.JSON_LD, text(article, "dateCreated"));
        draft.published(DayPlace.MODIFIED, text(article, "dateModified"));
        draft.source(name(article.path("publisher"))).byline(names(article.path("author")));
        draft.credit(name(article.path("sourceOrganization"))).credit(text(article, "creditText"));
        draft.language(name(article.path("inLanguage")));
    }

    /** The article's body, empty when it is not there. */
    static Optional<String> body(JsonNode article) {
        return Optional.ofNullable(text(article, "articleBody")).or(() -> Optional.ofNullable(text(article, "text")));
    }

    /** The article's summary. */
    static Optional<String> summary(JsonNode article) {
        return Optional.ofNullable(text(article, "description"));
    }

    private static void find(JsonNode node, int depth, List<JsonNode> found) {
        if (node == null || depth > DEEPEST || !found.isEmpty()) {
            return;
        }
        if (node.isObject() && isArticle(node.path("@type"))) {
            found.add(node);
        } else if (node.isArray()) {
            node.forEach(child -> find(child, depth + 1, found));
        } else if (node.isObject()) {
            for (var field : List.of("@graph", "mainEntity", "mainEntityOfPage")) {
                find(node.get(field), depth + 1, found);
            }
        }
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (var one : type) {
                if (one.isTextual() && isArticle(one)) {
                    return true;
                }
            }
            return false;
        }
        var name = type.asText("").replaceFirst("^.*[/:#]", "");
        return name.endsWith("Article") || ALSO.contains(name);
    }

    private static String address(JsonNode node) {
        return node.isTextual() ? node.asText() : text(node, "@id");
    }

    private static String name(JsonNode node) {
        var one = node.isArray() ? node.path(0) : node;
        return one.isTextual() ? one.asText() : text(one, "name");
    }

    private static String names(JsonNode node) {
        if (!node.isArray()) {
            return name(node);
        }
        var names = new ArrayList<String>();
        for (var one : node) {
            var name = name(one);
            if (name != null && names.size() < 10) {
                names.add(name);
            }
        }
        return String.join(", ", names);
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
