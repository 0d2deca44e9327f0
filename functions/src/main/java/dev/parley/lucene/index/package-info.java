/**
 * Converts facts and versions of articles to Lucene documents, analyses their text, and applies changes to a writer.
 *
 * <p>Called by {@code query}, which shares the fields and the analyzer, and by the writers of the index. Start with {@code
 * Documents}.
 *
 * <h2>Documents</h2>
 *
 * <p>A fact is one document. Each version of an article is one document; all versions of an article are replaced
 * together.
 *
 * <table>
 *   <caption>Fields</caption>
 *   <tr><th>field<th>indexed as<th>of a fact<th>of a version
 *   <tr><td>{@code kind}<td>term<td>{@code fact}<td>{@code version}, and {@code latest} for the newest
 *   <tr><td>{@code fact}, {@code article}<td>term, for replacement<td>its id<td>its article's id
 *   <tr><td>{@code key}<td>doc value, to break ties<td>its id<td>{@code {article}/{version}}
 *   <tr><td>{@code order}<td>number<td>its day, days since 1970<td>its arrival, milliseconds since 1970
 *   <tr><td>{@code person}<td>term, doc values<td>participating people and bodies; only people are counted<td>those of
 *       its facts
 *   <tr><td>{@code country}<td>term, doc values<td>of the participants, ISO 3166 alpha-3<td>those of its facts
 *   <tr><td>{@code type}, {@code status}, {@code confirmed}<td>term, doc values<td>its own<td>those of its facts
 *   <tr><td>{@code source}<td>term regardless of case; doc values as written<td>outlets of its sightings, and its
 *       sources<td>its outlet, and its source as given
 *   <tr><td>{@code language}<td>term, doc values<td>of the articles that report it<td>its own
 *   <tr><td>{@code year}<td>term, doc values<td>of its day<td>of its publication
 *   <tr><td>{@code happened}<td>ranges of days<td>its day; all days of its month or year when no more is known; the day
 *       when it was first seen when it has no date<td>those of its facts
 *   <tr><td>{@code published}, {@code archived}<td>numbers, days since 1970 in UTC<td>of its sightings<td>its own; {@code
 *       published} only when the day is known
 *   <tr><td>{@code title}<td>text<td>headlines of the articles that report it<td>headline
 *   <tr><td>{@code words}<td>text, stored<td>evidence and headlines; names of participants and places, not
 *       stored<td>headline and text
 *   <tr><td>{@code found}<td>stored<td><td>its metadata and the ids of its facts, as JSON
 * </table>
 *
 * <p>Facets are counted in separate fields ({@code person-counted}), because some searchable values are not counted.
 * Terms are truncated to 200 characters. Pages of facts are read from doc values, pages of articles from {@code found},
 * and passages from {@code words}.
 *
 * <h2>Analysis</h2>
 *
 * <p>Text and queries are analysed in the same way: words are split by Unicode (UAX #29); possessives, case, accents and
 * the points of acronyms are removed ({@code U.S.} is {@code US}); all spellings of a name are one word ({@code
 * extraction/gazetteer/spellings.txt}: Zelenskyy matches Zelensky); all forms of an English word are one word (Krovetz's
 * stemmer: {@code negotiating} matches {@code negotiated}). There are no stop words, so phrases match as written in any
 * language. Chinese and Japanese text is matched by sequences of characters.
 */
package dev.parley.lucene.index;
