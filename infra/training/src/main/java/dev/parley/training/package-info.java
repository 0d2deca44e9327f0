/** Trains the tagger, the parser and the confidence, and measures them. */
@NullMarked
package dev.parley.training;

import org.jspecify.annotations.NullMarked;
