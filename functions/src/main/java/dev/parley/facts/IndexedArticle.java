package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import dev.parley.articles.Article;
import dev.parley.articles.TextFingerprint;
import dev.parley.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The metadata of one version of an article in the index, which has no text.
 *
 * @param url the article's address
 * @param source the outlet, as the submission names it
 * @param published the day on which the article was published; absent where nothing says it
 * @param language ISO 639-1 code
 * @param arrived when the version was archived
 * @param indexed when it was indexed
 * @param originalSha256 SHA-256 of the submitted bytes, in hexadecimal digits
 * @param fingerprint of the text; absent when it has no words, and for versions that earlier releases indexed
 */
public record IndexedArticle(
        String id,
        String version,
        Article.State state,
        Optional<String> url,
        String title,
        Optional<String> source,
        Optional<LocalDate> published,
        String language,
        Instant arrived,
        Instant indexed,
        String originalSha256,

        @JsonView(Json.Stored.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<TextFingerprint> fingerprint) {
    public IndexedArticle {
        requireNonNull(id, "id");
        requireNonNull(version, "version");
        requireNonNull(state, "state");
        requireNonNull(url, "url");
        requireNonNull(title, "title");
        requireNonNull(source, "source");
        requireNonNull(published, "published");
        requireNonNull(language, "language");
        requireNonNull(arrived, "arrived");
        requireNonNull(indexed, "indexed");
        requireNonNull(originalSha256, "originalSha256");
        requireNonNull(fingerprint, "fingerprint");
    }

    /** @param originalSha256 of the bytes that were sent, in lower-case hexadecimal */
    public static IndexedArticle of(Article article, String originalSha256, Instant indexed) {
        return new IndexedArticle(
                article.id(),
                article.version(),
                article.state(),
                article.url(),
                article.title(),
                article.source(),
                article.published(),
                article.language(),
                article.arrived(),
                indexed,
                originalSha256,
                TextFingerprint.of(article.text()));
    }
}
