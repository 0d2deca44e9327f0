package dev.parley.articles.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.DayPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * The schema.org article that a page describes in JSON-LD: alone, in a list, in a {@code @graph}, or as the main entity
 * of a page. A page often describes other stories too, so an article counts only when it is the page's own: when its
 * address is the page's, or, where it gives none, when it does not say another title than the page.
 *
 * @see <a href="https://schema.org/NewsArticle">NewsArticle and its subtypes</a>
 */
final class JsonLd {
    private static final int DEEPEST = 8;
    /** A page that describes more articles than this is a list of them. */
    private static final int MOST_ARTICLES = 200;

    private static final Set<String> ALSO = Set.of("BlogPosting", "LiveBlogPosting", "Report");

    private JsonLd() {}

    /**
     * The page's own article; a block that is not JSON is noted. Where the page describes one article alone, and
     * neither its address nor its title says whose it is, that one is taken for its day, but see {@link #isCertain}.
     */
    static Optional<JsonNode> article(Document page, PageFacts facts, Draft draft) {
        var found = new ArrayList<JsonNode>();
        for (var script : page.select("script[type~=(?i)^\\s*application/ld\\+json]")) {
            var nodes = LenientJson.read(script.data());
            if (nodes.isEmpty() && !script.data().isBlank()) {
                draft.note("A block of JSON-LD in the page is not JSON and was passed over.");
            }
            nodes.forEach(node -> find(node, 0, found));
        }
        return found.stream()
                .filter(article -> hasAddress(article, facts))
                .findFirst()
                .or(() -> found.stream()
                        .filter(article -> isCertain(article, facts))
                        .findFirst())
                .or(() -> found.stream()
                        .filter(article ->
                                found.size() == 1 && addresses(article).noneMatch(facts::isOther))
                        .findFirst());
    }

    /** Whether the address or the title of an article shows that it is the page's own, not another story's. */
    static boolean isCertain(JsonNode article, PageFacts facts) {
        return hasAddress(article, facts) || !title(article).isEmpty() && facts.isTitle(title(article));
    }

    private static boolean hasAddress(JsonNode article, PageFacts facts) {
        return addresses(article).anyMatch(facts::isOwn);
    }

    /** The article's headline or name; empty when it has none. */
    static String title(JsonNode article) {
        return Stream.of(text(article, "headline"), text(article, "name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> addresses(JsonNode article) {
        return Stream.of(address(article.path("mainEntityOfPage")), address(article.path("url")), text(article, "@id"))
                .filter(Objects::nonNull);
    }

    /** Fills what the article says into the draft, except its title and its body. */
    static void describe(JsonNode article, PageFacts facts, Draft draft) {
        Stream.of(address(article.path("mainEntityOfPage")), address(article.path("url")))
                .filter(address -> address != null && !facts.isOther(address))
                .forEach(draft::url);
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
        if (node == null || depth > DEEPEST || found.size() >= MOST_ARTICLES) {
            return;
        }
        if (node.isObject() && isArticle(node.path("@type"))) {
            found.add(node);
        }
        if (node.isArray()) {
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
