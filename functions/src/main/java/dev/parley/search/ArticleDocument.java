package dev.parley.search;

import static java.util.Objects.requireNonNull;

import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import java.util.List;

/**
 * A version of an article, as input of the search index.
 *
 * @param latest whether it is the article's newest version
 * @param text the normalised text
 * @param facts the current state of the facts that this version reports
 */
public record ArticleDocument(IndexedArticle article, boolean latest, String text, List<Fact> facts) {
    public ArticleDocument {
        requireNonNull(article, "article");
        requireNonNull(text, "text");
        facts = List.copyOf(facts);
    }
}
