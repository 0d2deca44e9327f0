package dev.parley.search;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.facts.IndexedArticle;
import java.util.List;

/**
 * A version of an article, as a search result.
 *
 * @param latest whether it is the article's newest version
 * @param facts ids of the facts that this version reports
 */
public record FoundArticle(@JsonUnwrapped IndexedArticle article, boolean latest, List<String> facts) {
    public FoundArticle {
        requireNonNull(article, "article");
        facts = List.copyOf(facts);
    }
}
