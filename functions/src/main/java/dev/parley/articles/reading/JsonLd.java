package dev.parley.articles.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.DateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Finds the schema.org article that a page describes in JSON-LD: alone, in a list, in a {@code @graph}, or as the main
 * entity of a page. Pages often describe other stories too, so an article is used only when it is the page's own: when
 * it has the page's address, or no address and not another title.
 *
 * @see <a href="https://schema.org/NewsArticle">NewsArticle and its subtypes</a>
 */
final class JsonLd {
    private static final int DEEPEST = 8;
    /** A page that describes more articles than this is a list. */
    private static final int MOST_ARTICLES = 200;

    /** Types that are articles, besides those whose name ends with "Article". */
    private static final Set<String> OTHER_TYPES = Set.of("BlogPosting", "LiveBlogPosting", "Report");

    private JsonLd() {}

    /**
     * The page's own article. If the page describes a single article whose address and title do not show whether it is
     * the page's own, that article is returned as well; see {@link #isCertain}. A block that is not JSON is noted in the
     * draft.
     */
    static Optional<JsonNode> article(Document page, PageMetadata facts, Draft draft) {
        var articles = new ArrayList<JsonNode>();
        for (var script : page.select("script[type~=(?i)^\\s*application/ld\\+json]")) {
            var nodes = LenientJson.read(script.data());
            if (nodes.isEmpty() && !script.data().isBlank()) {
                draft.note("A block of JSON-LD in the page is not JSON and was ignored.");
            }
            nodes.forEach(node -> find(node, 0, articles));
        }
        return articles.stream()
                .filter(article -> hasAddress(article, facts))
                .findFirst()
                .or(() -> articles.stream()
                        .filter(article -> isCertain(article, facts))
                        .findFirst())
                .or(() -> articles.stream()
                        .filter(article ->
                                articles.size() == 1 && addresses(article).noneMatch(facts::isOther))
                        .findFirst());
    }

    /** Whether the address or title of an article shows that it is the page's own. */
    static boolean isCertain(JsonNode article, PageMetadata facts) {
        return hasAddress(article, facts) || !title(article).isEmpty() && facts.isTitle(title(article));
    }

    private static boolean hasAddress(JsonNode article, PageMetadata facts) {
        return addresses(article).anyMatch(facts::isOwn);
    }

    /** The article's headline, else its name, else an empty string. */
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

    /** Adds the article's metadata to the draft, except the title. */
    static void describe(JsonNode article, PageMetadata facts, Draft draft) {
        Stream.of(address(article.path("mainEntityOfPage")), address(article.path("url")))
                .filter(address -> address != null && !facts.isOther(address))
                .forEach(draft::url);
        draft.published(DateSource.JSON_LD, text(article, "datePublished"));
        draft.published(DateSource.JSON_LD, text(article, "dateCreated"));
        draft.published(DateSource.MODIFIED, text(article, "dateModified"));
        draft.source(name(article.path("publisher"))).byline(names(article.path("author")));
        draft.credit(name(article.path("sourceOrganization"))).credit(text(article, "creditText"));
        draft.language(name(article.path("inLanguage")));
    }

    /** The article's body; empty when it has none. */
    static Optional<String> body(JsonNode article) {
        return Optional.ofNullable(text(article, "articleBody")).or(() -> Optional.ofNullable(text(article, "text")));
    }

    /** The article's description; empty when it has none. */
    static Optional<String> summary(JsonNode article) {
        return Optional.ofNullable(text(article, "description"));
    }

    private static void find(@Nullable JsonNode node, int depth, List<JsonNode> articles) {
        if (node == null || depth > DEEPEST || articles.size() >= MOST_ARTICLES) {
            return;
        }
        if (node.isObject() && isArticle(node.path("@type"))) {
            articles.add(node);
        }
        if (node.isArray()) {
            node.forEach(child -> find(child, depth + 1, articles));
        } else if (node.isObject()) {
            for (var field : List.of("@graph", "mainEntity", "mainEntityOfPage")) {
                find(node.get(field), depth + 1, articles);
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
        return name.endsWith("Article") || OTHER_TYPES.contains(name);
    }

    private static @Nullable String address(JsonNode node) {
        return node.isTextual() ? node.asText() : text(node, "@id");
    }

    private static @Nullable String name(JsonNode node) {
        var one = node.isArray() ? node.path(0) : node;
        return one.isTextual() ? one.asText() : text(one, "name");
    }

    private static @Nullable String names(JsonNode node) {
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

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
