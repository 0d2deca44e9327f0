package dev.parley.exports;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.articles.Article;
import dev.parley.facts.IndexedArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of the daily table of articles: a version with its normalised text. Column names are in snake case, because SQL
 * ignores case; moments and days are texts in ISO 8601.
 *
 * @param sha256 of the original bytes, lower-case hexadecimal
 * @param facts ids of the facts that it reports
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ArticleRow(
        String articleId,
        String version,
        Article.State state,
        Optional<String> url,
        String title,
        String text,
        Optional<String> source,
        Optional<String> agency,
        Optional<String> byline,
        Optional<String> datelinePlace,
        Optional<LocalDate> published,
        Optional<Instant> publishedAt,
        String language,
        Instant arrived,
        Instant indexed,
        String sha256,
        List<String> facts,
        List<String> notes) {
    static ArticleRow of(Article article, IndexedArticle indexed, List<String> facts) {
        return new ArticleRow(
                article.id(),
                article.version(),
                article.state(),
                article.url(),
                article.title(),
                article.text(),
                article.source(),
                article.agency(),
                article.byline(),
                article.datelinePlace(),
                article.published(),
                article.publishedAt(),
                article.language(),
                article.arrived(),
                indexed.indexed(),
                indexed.originalSha256(),
                facts,
                article.notes());
    }
}
