/** A sentence as a dependency tree over units, and queries about it. Start with {@code ParsedSentence}. */
@NullMarked
package dev.parley.extraction.tree;

import org.jspecify.annotations.NullMarked;
