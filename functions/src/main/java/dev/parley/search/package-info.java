/**
 * Searches, their results, and feeds of facts in Atom, JSON Feed and iCalendar. The ports {@link
 * dev.parley.search.SearchIndex} and {@link dev.parley.search.SearchWriter} are implemented by {@code dev.parley.lucene};
 * the application and the API call this package. Start with {@link dev.parley.search.Search}, {@link
 * dev.parley.search.SearchReader} and {@link dev.parley.search.Feed}.
 *
 * <p>Feeds are written without a library: ROME and biweekly would add some 600 KB each to the functions' archive, and
 * neither drops characters that XML forbids or folds lines at 75 octets. The tests parse every feed with both.
 */
@NullMarked
package dev.parley.search;

import org.jspecify.annotations.NullMarked;
