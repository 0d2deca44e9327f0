/**
 * Answers searches from a snapshot of the index.
 *
 * <p>Called through {@link dev.parley.search.SearchIndex}. Start with {@link
 * dev.parley.lucene.query.LuceneSearchIndex}: {@code Criteria} translates the search to a Lucene query, {@code
 * WordQueryParser} parses its words, {@code Results} runs it, {@code CountCollector} counts facets and {@code Highlights}
 * selects passages.
 *
 * <h2>Query language</h2>
 *
 * <table>
 *   <caption>Queries and what they match</caption>
 *   <tr><td>{@code prisoner exchange}<td>both words, anywhere
 *   <tr><td>{@code "prisoner exchange"}<td>the phrase
 *   <tr><td>{@code ceasefire OR truce}<td>either word; AND, which may be omitted, has precedence over OR
 *   <tr><td>{@code ceasefire -talks}, {@code ceasefire NOT talks}<td>the first word without the second
 *   <tr><td>{@code (ceasefire OR truce) AND putin}<td>as grouped
 *   <tr><td>{@code negotiat*}<td>words with this prefix of at least three letters
 *   <tr><td>{@code title:ceasefire}, {@code title:"peace talks"}<td>in headlines
 * </table>
 *
 * <p>A {@code +} before a word is allowed and has no effect. Everything else is refused with its position: regular
 * expressions, wildcards elsewhere, fuzzy words ({@code ~}), weights ({@code ^}), other fields, unclosed quotation marks
 * and parentheses, and more than 1,000 characters, 50 words and phrases, 50 words in a phrase or 20 nested parentheses.
 *
 * <h2>Pages</h2>
 *
 * <p>Results are sorted by {@code order} or by score (BM25, with headlines weighted in addition), then by {@code key}, so
 * every result has a unique position. A cursor holds the generation of the snapshot, the position of the last result, and
 * a digest of both and of the search. The next page is read from the same snapshot. When that is gone, it is read from
 * the newest one at the same position: results added meanwhile may or may not be seen, but no result that kept its
 * position is skipped or repeated. This does not hold for relevance, where positions shift as the index grows.
 *
 * <p>Counts are exact. Passages are up to three sentences with matches between {@code <mark>} and {@code </mark>} and
 * everything else escaped for HTML. They are found by analysing the stored text again, so no offsets are stored; only the
 * first 200,000 characters of a text are analysed.
 */
package dev.parley.lucene.query;
