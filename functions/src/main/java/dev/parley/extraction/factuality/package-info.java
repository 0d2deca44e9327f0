/**
 * Whether an event happened, is planned, proposed or denied: the value that each governing predicate passes on, composed
 * from the trigger up to the top of the sentence. Start with {@link dev.parley.extraction.factuality.Factuality}.
 */
@NullMarked
package dev.parley.extraction.factuality;

import org.jspecify.annotations.NullMarked;
