package dev.parley.cli;

import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The time at which an article was published: its exact time, or 20:00 UTC of its day. */
final class ArticleClock {
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final ArticleReader reader = new ArticleReader();
    private final Clock now = Clock.systemUTC();

    Instant of(ArticleFile file) {
        try {
            var article = reader.read(new Submission(file.body(), file.contentType(), now.instant()));
            return article.publishedAt().orElse(article.day().atTime(EVENING).toInstant(ZoneOffset.UTC));
        } catch (RefusedSubmission e) {
            return now.instant();
        }
    }
}
