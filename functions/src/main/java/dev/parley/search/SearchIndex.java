package dev.parley.search;

import java.util.Iterator;

/**
 * Port: finds facts and versions of articles. It follows the archive by some seconds. All pages of a walk by cursor show
 * the index as it was at the first page, as long as that state is kept, so that nothing is skipped or repeated while
 * articles arrive.
 *
 * <p>Every method throws {@link RefusedSearch} for words that cannot be read and for a cursor that is not of this search.
 */
public interface SearchIndex {
    /** More values than these are not counted. */
    int FACET_VALUES = 20;

    /** A page of facts, by id. */
    PageOf<String> facts(Search search, PageRequest page);

    /** A page of versions of articles. */
    PageOf<FoundArticle> articles(Search search, PageRequest page);

    /** All facts that a search finds, by id, in its order, from one state of the index. */
    Listing<String> allFacts(Search search);

    /** All versions of articles that a search finds, in its order, from one state of the index. */
    Listing<FoundArticle> allArticles(Search search);

    /** @param total how many the iterator gives, exactly */
    record Listing<T>(long total, Iterator<T> found) {}
}
