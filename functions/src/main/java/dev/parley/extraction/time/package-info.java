/**
 * The days and durations that a sentence gives, relative to the day of the article. Start with
 * {@link dev.parley.extraction.time.Dates}.
 */
@NullMarked
package dev.parley.extraction.time;

import org.jspecify.annotations.NullMarked;
