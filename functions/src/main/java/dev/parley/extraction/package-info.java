/**
 * What a news text reports: the types of events, and the mention, participant, date and evidence that describe one. The
 * values here have no behaviour of their own and know none of the sub-packages, so that everything may use them.
 *
 * <p>Start reading at {@link dev.parley.extraction.article.Extractor}. {@code docs/extraction.md} follows a sentence
 * through the steps, one sub-package each: {@code text}, {@code names}, {@code grammar}, {@code tree}, {@code events},
 * {@code factuality}, {@code article}, with {@code time} for days and durations.
 */
@NullMarked
package dev.parley.extraction;

import org.jspecify.annotations.NullMarked;
