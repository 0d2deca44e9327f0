package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.extraction.Mention;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * What is to be told, and from what.
 *
 * @param before the fact's state before; the same as {@code fact} when it was just founded
 * @param article the version of an article that makes it news
 * @param sighting where that version reports it; for a withdrawn report, where the version before did
 * @param mentions everything that the article reports
 */
public record Announcement(
        AlertReason news, Fact before, Fact fact, Article article, Sighting sighting, List<Mention> mentions) {
    public Announcement {
        requireNonNull(news, "news");
        requireNonNull(before, "before");
        requireNonNull(fact, "fact");
        requireNonNull(article, "article");
        requireNonNull(sighting, "sighting");
        mentions = List.copyOf(mentions);
    }

    /** What an update tells; empty when subscribers hear nothing of it. */
    public static Optional<Announcement> of(
            FactUpdate update, Article article, Sighting sighting, List<Mention> mentions) {
        return update.news()
                .map(news -> new Announcement(news, update.before(), update.after(), article, sighting, mentions));
    }

    /** Whether it tells that nobody reports the fact any longer. */
    boolean withdrawn() {
        return fact.withdrawn();
    }

    /** Whether it tells that a fact is reported again after all. */
    boolean reinstated() {
        return !fact.withdrawn()
                && before.told().filter(told -> told.withdrawn()).isPresent();
    }

    /** Another occasion that the same article reports as news. */
    Optional<Mention> alsoReported() {
        return mentions.stream()
                .filter(mention -> mention.mayAlert() && !mention.type().isOfOneOccasionWith(fact.type()))
                .findFirst();
    }
}
