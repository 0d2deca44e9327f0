/**
 * The search index: one Apache Lucene index of facts and versions of articles. It can be rebuilt from the archive and the
 * index table at any time. {@code docs/search.md} describes the query language, the documents and the capacity.
 *
 * <ul>
 *   <li>{@code query} answers searches from a snapshot of the index.
 *   <li>{@code index} converts facts and articles to documents and applies changes to a writer.
 *   <li>{@code commits} stores commits as immutable objects and mirrors them to local folders.
 * </ul>
 *
 * <p>Only {@code aws}, {@code lambda} and the local tools may call these packages, and only these packages may use Lucene.
 * Everything else uses the interfaces of {@code dev.parley.search}. Start with {@link
 * dev.parley.lucene.query.LuceneSearchIndex} for reading and {@link dev.parley.lucene.commits.MirroredWriter} for writing.
 */
@NullMarked
package dev.parley.lucene;

import org.jspecify.annotations.NullMarked;
