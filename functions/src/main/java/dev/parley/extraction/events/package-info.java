/** Finds the events that one parsed sentence reports, with their parties and details. Start with {@code SentenceReader}. */
@NullMarked
package dev.parley.extraction.events;

import org.jspecify.annotations.NullMarked;
