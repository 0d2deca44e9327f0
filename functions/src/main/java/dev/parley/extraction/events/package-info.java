/**
 * The events of one parsed sentence: triggers by their grammatical conditions, participants by grammatical function, and
 * the day, place, duration and source that belong to the event. Start with
 * {@link dev.parley.extraction.events.SentenceReader}.
 */
@NullMarked
package dev.parley.extraction.events;

import org.jspecify.annotations.NullMarked;
