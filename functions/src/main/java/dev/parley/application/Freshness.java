package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.extraction.Mention;
import dev.parley.facts.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Whether a version of an article can still be news.
 *
 * @param window the maximum age of news; zero for no maximum
 * @param isOvertaken whether a later version of the article is known
 */
record Freshness(Article article, Duration window, Instant now, boolean isOvertaken) {
    Freshness {
        requireNonNull(article, "article");
        requireNonNull(window, "window");
        requireNonNull(now, "now");
    }

    /** Whether the article appeared within the window. An article of unknown day did not. */
    Timing ofArticle() {
        if (isOvertaken) {
            return Timing.OVERTAKEN;
        }
        // A cancellation is news when it arrives, whatever the age of the item that it cancels.
        if (article.standing() == Article.Standing.CANCELED) {
            return timing(article.arrived());
        }
        if (!window.isZero() && article.published().isEmpty()) {
            // An undated article may be of any age.
            return Timing.LATE;
        }
        return timing(
                article.publishedAt().orElse(article.day().atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC)));
    }

    private Timing timing(Instant appeared) {
        return window.isZero() || !appeared.plus(window).isBefore(now) ? Timing.TIMELY : Timing.LATE;
    }

    /** Whether the article appeared within the window and the mention is dated within it. */
    Timing of(Mention mention) {
        if (window.isZero() || ofArticle() != Timing.TIMELY) {
            return ofArticle();
        }
        var oldest = article.day().minusDays(window.toDays());
        var recent = mention.date().map(date -> !date.last().isBefore(oldest)).orElse(true);
        return recent ? Timing.TIMELY : Timing.LATE;
    }
}
