/**
 * Reads a submission into an article: character set, format (HTML, JSON, ninjs, NITF, NewsML-G2, mail, plain text), body
 * and metadata, noise, language and day of publication.
 *
 * <p>Each format has a reader that fills a {@code Draft} or gives a {@code NoArticle} with the reason;
 * {@link dev.parley.articles.reading.ArticleReader} normalises the draft. For HTML, {@code HtmlArticles} combines
 * {@code JsonLd}, {@code ArticleBody} (which elements are the article) and {@code PageDates} (its dates). Linguistic and
 * page rules are resources: {@code noise.tsv}, {@code page-noise.tsv}, {@code date-markup.tsv}.
 *
 * <p>Callers outside this package use {@link dev.parley.articles.reading.ArticleReader} only. Start there.
 */
@NullMarked
package dev.parley.articles.reading;

import org.jspecify.annotations.NullMarked;
