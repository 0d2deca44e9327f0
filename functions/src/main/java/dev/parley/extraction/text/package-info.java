/**
 * Tokens, sentences and the word lists of {@code lexicon.tsv}. All other steps of the extraction may use it. Start with
 * {@link dev.parley.extraction.text.Tokenizer}.
 */
@NullMarked
package dev.parley.extraction.text;

import org.jspecify.annotations.NullMarked;
