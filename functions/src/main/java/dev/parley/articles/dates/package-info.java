/**
 * Finds and parses dates in datelines, text, addresses and metadata, in many languages and formats. It only says what is
 * printed; {@code reading} decides which date is the day of publication.
 *
 * <p>Called by {@code articles.reading}. A {@link dev.parley.articles.dates.RawDate} is a date as printed, a
 * {@link dev.parley.articles.dates.ParsedDate} its meaning, and a {@link dev.parley.articles.dates.ScannedDate} a date
 * found in a line of text. Start with {@link dev.parley.articles.dates.ParsedDate} and
 * {@link dev.parley.articles.dates.DateScanner}.
 */
@NullMarked
package dev.parley.articles.dates;

import org.jspecify.annotations.NullMarked;
