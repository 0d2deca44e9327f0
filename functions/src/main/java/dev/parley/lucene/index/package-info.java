/**
 * Converts facts and versions of articles to Lucene documents, analyses their text, and applies changes to a writer. A
 * table in {@code docs/search.md} describes the contents of each field.
 *
 * <p>Called by {@code query}, which shares the fields and the analyzer, and by the writers of the index. Start with {@link
 * dev.parley.lucene.index.Documents} and {@link dev.parley.lucene.index.NewsAnalyzer}.
 */
@NullMarked
package dev.parley.lucene.index;

import org.jspecify.annotations.NullMarked;
