package dev.parley.search;

import java.util.Iterator;

/**
 * Port: finds facts and versions of articles. The index is some seconds behind the archive. All pages of one cursor show
 * the state of the index at the first page, as long as that state is kept, so no result is skipped or repeated while
 * articles arrive.
 *
 * <p>Every method throws {@link RefusedSearch} for words that cannot be read and for a cursor of another search.
 */
public interface SearchIndex {
    /** The number of values that are counted for each facet. */
    int FACET_VALUES = 20;

    /** A page of facts, by id. */
    PageOf<String> facts(Search search, PageRequest page);

    /**
     * A page of versions of articles. Those that are copies of one text follow the first of them in the search's order, and
     * name it; they are on no later page, but where they fill the rest of this one.
     */
    PageOf<FoundArticle> articles(Search search, PageRequest page);

    /** The ids of all facts that a search finds, in its order, from one state of the index. */
    Listing<String> allFacts(Search search);

    /** All versions of articles that a search finds, in its order, from one state of the index. */
    Listing<FoundArticle> allArticles(Search search);

    /** @param total exact number of results in the iterator */
    record Listing<T>(long total, Iterator<T> found) {}
}
