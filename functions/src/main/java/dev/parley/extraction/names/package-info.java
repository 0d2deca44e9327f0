/**
 * People, countries and bodies in a text: by name, by office on a day, and by reference ("he", "the two leaders"). The
 * tables are in {@code gazetteer/}; operators extend them by an overlay. Start with
 * {@link dev.parley.extraction.names.Collapser}.
 */
@NullMarked
package dev.parley.extraction.names;

import org.jspecify.annotations.NullMarked;
