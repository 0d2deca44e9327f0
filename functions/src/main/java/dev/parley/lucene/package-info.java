/**
 * The search index: one Apache Lucene index of facts and versions of articles. It can be rebuilt from the archive and the
 * index table at any time.
 *
 * <ul>
 *   <li>{@code query} answers searches from a snapshot of the index ({@link
 *       dev.parley.lucene.query.LuceneSearchIndex}).
 *   <li>{@code index} converts facts and articles to documents and applies changes to a writer ({@link
 *       dev.parley.lucene.index.LuceneChanges}).
 *   <li>{@code commits} stores commits as immutable objects and mirrors them to local folders ({@link
 *       dev.parley.lucene.commits.MirroredWriter}, {@link dev.parley.lucene.commits.MirroredSnapshots}).
 * </ul>
 *
 * <p>Only {@code aws}, {@code lambda} and the local tools may call these packages, and only these packages may use Lucene.
 * Everything else uses the interfaces of {@code dev.parley.search}. Start with {@link
 * dev.parley.lucene.query.LuceneSearchIndex} for reading and {@link dev.parley.lucene.commits.MirroredWriter} for writing.
 *
 * <h2>Capacity</h2>
 *
 * <p>Measured at 100,000 articles of 2,750 characters ({@code ./parley bench WordSearch}): 2,960 bytes of index per
 * article, half of it stored text; a page of results takes 9 to 49 ms of CPU time. The following limits are derived from
 * this, not measured:
 *
 * <ul>
 *   <li>Disk: a function has 4 GB of {@code /tmp} for the newest commit and the next one while it is downloaded. With a
 *       quarter reserved for the latter, 3 GB hold about a million articles.
 *   <li>Cold start: a cold function downloads the whole index before it answers, and an HTTP API times out after 30
 *       seconds. At an assumed 50 MB/s, this is 1.5 GB or about 500,000 articles; 100,000 articles take 6 seconds.
 *   <li>Time: a search visits every match to count the total, so its time grows with the archive for common words.
 * </ul>
 *
 * <p>So the index serves archives of up to about 500,000 articles. For larger ones, search the exported tables with
 * Athena.
 */
package dev.parley.lucene;
