/**
 * Measures which fingerprint recognises copies of a text best ({@link dev.parley.copies.CompareFingerprints}).
 * {@code ./parley bench copies FILE...} calls it.
 */
package dev.parley.copies;
