package dev.parley.facts;

import static java.util.Objects.requireNonNull;

/**
 * That a version is indexed, to be written with the last thing that it reports.
 *
 * @param first whether the index knew no version of the article when it was asked
 */
public record IndexMark(IndexedArticle article, boolean first) {
    public IndexMark {
        requireNonNull(article, "article");
    }
}
