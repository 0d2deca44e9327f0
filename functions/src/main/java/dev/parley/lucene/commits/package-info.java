/**
 * Stores the index as objects that never change, and mirrors it to a local folder of every reader and writer. {@code
 * docs/architecture.md} ("How the search index is committed") describes the protocol and its guarantees.
 *
 * <p>{@link dev.parley.lucene.commits.CommitStore} is the port to the object store. Called by the wiring of functions and
 * by the local tools. Start with {@link dev.parley.lucene.commits.MirroredWriter} for writing, {@link
 * dev.parley.lucene.commits.MirroredSnapshots} for reading, and {@code Retention} for removal.
 */
@NullMarked
package dev.parley.lucene.commits;

import org.jspecify.annotations.NullMarked;
