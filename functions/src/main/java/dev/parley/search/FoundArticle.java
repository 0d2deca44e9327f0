package dev.parley.search;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.facts.IndexedArticle;
import java.util.List;
import java.util.Optional;

/**
 * A version of an article, as a search result.
 *
 * @param latest whether it is the article's newest version
 * @param facts ids of the facts that this version reports
 * @param copyOf id of the article of which this is a copy, and which comes before it in a page or on an earlier page;
 *     absent in listings, which do not group copies
 */
public record FoundArticle(
        @JsonUnwrapped IndexedArticle article, boolean latest, List<String> facts, Optional<String> copyOf) {
    public FoundArticle {
        requireNonNull(article, "article");
        facts = List.copyOf(facts);
        requireNonNull(copyOf, "copyOf");
    }

    public FoundArticle(IndexedArticle article, boolean latest, List<String> facts) {
        this(article, latest, facts, Optional.empty());
    }

    public FoundArticle asCopyOf(Optional<String> first) {
        return new FoundArticle(article, latest, facts, first);
    }
}
