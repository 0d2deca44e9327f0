/** How a sentence presents an event: as happened, planned, proposed, denied or unknown. */
@NullMarked
package dev.parley.extraction.factuality;

import org.jspecify.annotations.NullMarked;
