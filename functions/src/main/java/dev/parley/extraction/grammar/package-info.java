/**
 * Part-of-speech tags and dependency trees of English news sentences: an averaged-perceptron tagger and a
 * transition-based dependency parser, whose weights are trained by {@code infra/training}.
 */
@NullMarked
package dev.parley.extraction.grammar;

import org.jspecify.annotations.NullMarked;
