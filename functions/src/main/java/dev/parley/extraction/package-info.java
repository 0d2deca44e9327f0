/** Events in news text: their types, and who takes part in them, when and where. {@code article} reads an article. */
@NullMarked
package dev.parley.extraction;

import org.jspecify.annotations.NullMarked;
