/**
 * Facts: which reports are about the same real-world event, and what each report changes.
 *
 * <p>Pure code without input and output. {@code dev.parley.application} applies it and stores the results; pages,
 * search, exports and alerts read facts. The package itself uses only mentions ({@code dev.parley.extraction}) and
 * articles.
 *
 * <p>Start with {@link dev.parley.facts.Identity}, which decides whether two mentions are one fact, and
 * {@link dev.parley.facts.FactUpdate}, which decides what a report changes and whether it alerts. {@code docs/facts.md}
 * explains the rules to readers.
 */
@NullMarked
package dev.parley.facts;

import org.jspecify.annotations.NullMarked;
