/** People, countries and organisations by their names, offices and short references. Start with {@code Collapser}. */
@NullMarked
package dev.parley.extraction.names;

import org.jspecify.annotations.NullMarked;
