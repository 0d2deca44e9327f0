/**
 * Differences between two versions of an article, citations of a version, and Memento links between versions (RFC 7089).
 * The API calls it. Start with {@link dev.parley.versions.CompareVersions}, {@link dev.parley.versions.Citation} and
 * {@link dev.parley.versions.Timeline}.
 *
 * <p>A comparison does not notice participants that change places (A called B, B called A) unless the mentions differ, nor
 * a change between two similar words that {@code different-words.txt} does not list. One letter in an unknown name of six
 * letters or more counts as a misspelling (Hansen, Hanson). The word lists are resources of this package.
 */
@NullMarked
package dev.parley.versions;

import org.jspecify.annotations.NullMarked;
