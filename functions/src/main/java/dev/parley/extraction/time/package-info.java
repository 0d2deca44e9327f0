/** Days that a sentence names. */
@NullMarked
package dev.parley.extraction.time;

import org.jspecify.annotations.NullMarked;
