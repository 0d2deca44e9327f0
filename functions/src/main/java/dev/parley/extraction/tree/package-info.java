/**
 * A sentence as a dependency tree over words and joined names, with the repairs of known parser errors, and the trigger
 * table that decides which sentences are parsed. Start with {@link dev.parley.extraction.tree.ParsedSentence}, which
 * answers questions about subjects, objects and clauses.
 */
@NullMarked
package dev.parley.extraction.tree;

import org.jspecify.annotations.NullMarked;
