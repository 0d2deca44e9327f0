package dev.parley.cli;

import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** What the time was when an article appeared: its publisher's moment, or the evening of its day. */
final class ArticleClock {
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final ArticleReader reader = new ArticleReader();
    private final Clock today = Clock.systemUTC();

    Instant of(ArticleFile file) {
        try {
            var article = reader.read(new Submission(file.body(), file.contentType(), today.instant()));
            return article.publishedAt().orElse(article.day().atTime(EVENING).toInstant(ZoneOffset.UTC));
        } catch (RefusedSubmission e) {
            return today.instant();
        }
    }
}
