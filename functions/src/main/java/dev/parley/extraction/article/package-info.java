/** Reads an article: which sentences report which facts, and how sure each report is. Start with {@code Extractor}. */
@NullMarked
package dev.parley.extraction.article;

import org.jspecify.annotations.NullMarked;
