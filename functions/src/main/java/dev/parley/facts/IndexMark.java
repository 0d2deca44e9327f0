package dev.parley.facts;

import static java.util.Objects.requireNonNull;

/**
 * Marks a version as indexed. It is written in the transaction of the last fact that the version reports.
 *
 * @param first whether the index had no version of the article when the version was read
 */
public record IndexMark(IndexedArticle article, boolean first) {
    public IndexMark {
        requireNonNull(article, "article");
    }
}
