/**
 * Articles and their archive files: a {@link dev.parley.articles.Submission} is what was received, an
 * {@link dev.parley.articles.Article} is one normalised version of a news text, and a
 * {@link dev.parley.articles.WarcFile} keeps both. {@link dev.parley.articles.VersionKey} derives the ids.
 *
 * <p>Every other package may call it; it depends only on ids, JSON and resources. Start with
 * {@link dev.parley.articles.Article}, then see {@code reading} for how a submission becomes one.
 */
@NullMarked
package dev.parley.articles;

import org.jspecify.annotations.NullMarked;
