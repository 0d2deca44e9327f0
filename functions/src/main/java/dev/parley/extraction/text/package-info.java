/** Sentences, tokens and the word lists. */
@NullMarked
package dev.parley.extraction.text;

import org.jspecify.annotations.NullMarked;
