/**
 * Reads a whole article: consolidates what its sentences report into one mention per fact, separates news from background,
 * and gives each mention a confidence. The application calls
 * {@link dev.parley.extraction.article.CurrentExtractor}; start reading at
 * {@link dev.parley.extraction.article.Extractor}.
 */
@NullMarked
package dev.parley.extraction.article;

import org.jspecify.annotations.NullMarked;
