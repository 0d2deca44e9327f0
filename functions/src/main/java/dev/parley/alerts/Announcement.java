package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.extraction.Mention;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.LastNotified;
import dev.parley.facts.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an alert reports, and from which article.
 *
 * @param before the fact's state before; the same as {@code fact} when it was just created
 * @param article the version of the article that causes the alert
 * @param sighting where that version reports the fact; for a withdrawn report, where the version before did
 * @param mentions everything that the article reports
 */
public record Announcement(
        AlertReason reason, Fact before, Fact fact, Article article, Sighting sighting, List<Mention> mentions) {
    public Announcement {
        requireNonNull(reason, "reason");
        requireNonNull(before, "before");
        requireNonNull(fact, "fact");
        requireNonNull(article, "article");
        requireNonNull(sighting, "sighting");
        mentions = List.copyOf(mentions);
    }

    /** The announcement of an update; empty when the update alerts nobody. */
    public static Optional<Announcement> of(
            FactUpdate update, Article article, Sighting sighting, List<Mention> mentions) {
        return update.reason()
                .map(reason -> new Announcement(reason, update.before(), update.after(), article, sighting, mentions));
    }

    /** Whether it reports that nobody reports the fact any longer. */
    boolean withdrawn() {
        return fact.withdrawn();
    }

    /** Whether it reports that a withdrawn fact is reported again. */
    boolean reinstated() {
        return !fact.withdrawn()
                && before.lastNotified().filter(LastNotified::withdrawn).isPresent();
    }

    /** When the alert was decided. */
    Instant decided() {
        return fact.lastNotified().map(LastNotified::when).orElse(sighting.seen());
    }

    /** Another occasion that the same article reports as news. */
    Optional<Mention> alsoReported() {
        return mentions.stream()
                .filter(mention -> mention.mayAlert() && !mention.type().isOfOneOccasionWith(fact.type()))
                .findFirst();
    }
}
