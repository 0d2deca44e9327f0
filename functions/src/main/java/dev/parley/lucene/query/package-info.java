/**
 * Answers searches from a snapshot of the index. {@code docs/search.md} describes the query language and the guarantees of
 * paging.
 *
 * <p>Called through {@link dev.parley.search.SearchIndex}. Start with {@link
 * dev.parley.lucene.query.LuceneSearchIndex}: {@code Criteria} translates the search to a Lucene query, {@code
 * WordQueryParser} parses its words, {@code Results} runs it, {@code CountCollector} counts facets and {@code Highlights}
 * selects passages.
 */
@NullMarked
package dev.parley.lucene.query;

import org.jspecify.annotations.NullMarked;
