package dev.parley.pipeline;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.articles.Article;
import dev.parley.extraction.Mention;
import dev.parley.facts.Claim;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Correction;
import dev.parley.facts.Fact;
import dev.parley.facts.FactIndex;
import dev.parley.facts.FactIndex.Attached;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Identity;
import dev.parley.facts.Outlet;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import dev.parley.messages.AlertWriter;
import dev.parley.messages.Announcement;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Writes what one version of an article reports: each mention as a new fact or as one more sighting, what it corrects
 * of the article's earlier versions, and what it no longer reports.
 *
 * <p>Whatever is written is written once: doing it again changes nothing.
 */
final class VersionReport {
    /** Races that one write may lose before the message goes back to its queue. */
    private static final int ATTEMPTS = 8;

    private final FactIndex index;
    private final AlertWriter alerts;
    private final Article article;
    private final List<Mention> mentions;
    private final Freshness freshness;
    private final ConfidenceThreshold threshold;
    private final Instant now;

    /** Ids of the facts that an earlier version of the article reports and this one does not, with how it did. */
    private final Map<String, Sighting> unreported = new LinkedHashMap<>();

    VersionReport(
            FactIndex index,
            AlertWriter alerts,
            Article article,
            List<Mention> mentions,
            Freshness freshness,
            ConfidenceThreshold threshold,
            Instant now) {
        this.index = requireNonNull(index, "index");
        this.alerts = requireNonNull(alerts, "alerts");
        this.article = requireNonNull(article, "article");
        this.mentions = List.copyOf(mentions);
        this.freshness = requireNonNull(freshness, "freshness");
        this.threshold = requireNonNull(threshold, "threshold");
        this.now = requireNonNull(now, "now");
    }

    /** @param retracts whether this version, not reporting what an earlier one did, takes that back */
    void write(Predicate<Sighting> retracts) {
        findUnreported();
        for (var mention : mentions) {
            untilWritten(mention.key(), () -> written(mention));
        }
        unreported.forEach((factId, sighting) -> {
            if (retracts.test(sighting)) {
                untilWritten(factId, () -> withdrawn(factId, sighting));
            }
        });
    }

    /** Tries until no other writer comes between reading and writing. */
    private static void untilWritten(String what, BooleanSupplier attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (attempt.getAsBoolean()) {
                return;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for " + what);
    }

    private void findUnreported() {
        var earlier = index.sightingsIn(article.id());
        if (freshness.isOvertaken()
                || earlier.values().stream().flatMap(List::stream).allMatch(this::isOfThisVersion)) {
            return;
        }
        var reported = new LinkedHashSet<String>();
        for (var mention : mentions) {
            known(mention, index.holders(lookups(mention))).ifPresent(fact -> reported.add(fact.id()));
        }
        earlier.forEach((factId, sightings) -> {
            if (!reported.contains(factId) && sightings.stream().noneMatch(this::isOfThisVersion)) {
                unreported.put(
                        factId,
                        sightings.stream()
                                .max(Comparator.comparing(Sighting::arrived))
                                .orElseThrow());
            }
        });
    }

    private boolean isOfThisVersion(Sighting sighting) {
        return sighting.version().equals(article.key());
    }

    private boolean written(Mention mention) {
        var sighting = new Sighting(
                article.key(),
                Outlet.of(article),
                Outlet.origin(article),
                mention,
                now,
                article.arrived(),
                article.published());
        var wanted = Identity.claims(mention, article.published());
        var holders = index.holders(lookups(mention));
        var free = new LinkedHashSet<>(wanted);
        free.removeAll(holders.keySet());
        var fact = known(mention, holders).or(() -> restated(mention));
        return fact.isPresent() ? attached(sighting, fact.get(), free) : founded(sighting, free);
    }

    private Set<Claim> lookups(Mention mention) {
        var lookups = new LinkedHashSet<>(Identity.lookups(mention, article.published()));
        lookups.addAll(Identity.claims(mention, article.published()));
        return lookups;
    }

    private Optional<Fact> known(Mention mention, Map<Claim, Fact> holders) {
        return Identity.lookups(mention, article.published()).stream()
                .filter(claim -> holders.containsKey(claim) && Identity.same(claim, holders.get(claim), mention))
                .map(holders::get)
                .findFirst();
    }

    /** The one fact that an earlier version reported and that this mention can only be a correction of. */
    private Optional<Fact> restated(Mention mention) {
        var candidates = unreported.entrySet().stream()
                .filter(entry -> Correction.restates(entry.getValue().mention(), mention))
                .toList();
        return candidates.size() == 1 ? index.fact(candidates.getFirst().getKey()) : Optional.empty();
    }

    private boolean founded(Sighting sighting, Set<Claim> free) {
        // The id comes from what founds the fact, so that an index rebuilt in the same order has the same ids.
        var id = Id.of(sighting.mention().key() + "|" + article.id() + "|" + article.version(), Fact.ID_LENGTH);
        var update = FactUpdate.founded(id, sighting, freshness.of(sighting.mention()), threshold);
        // A fact whose every claim another fact holds is found again by its id alone.
        return index.record(update.after(), free, sighting, alert(update, sighting))
                || index.fact(id).isPresent();
    }

    private boolean attached(Sighting sighting, Fact fact, Set<Claim> free) {
        var again = index.sightingsIn(article.id()).containsKey(fact.id());
        // Only a later version of an article, or a doubtful report, needs to know who else reports the fact.
        var sightings = again || FactUpdate.needsSightings(fact, sighting, threshold)
                ? index.sightings(fact.id())
                : List.<Sighting>of();
        // What this article reported before may be corrected, however long ago it is said to have happened.
        var timing = again ? freshness.ofArticle() : freshness.of(sighting.mention());
        var update = FactUpdate.sighted(fact, sighting, sightings, timing, threshold);
        var outcome = index.attach(fact, update.after(), free, sighting, update.revision(), alert(update, sighting));
        if (outcome != Attached.CHANGED_MEANWHILE) {
            unreported.remove(fact.id());
        }
        return outcome != Attached.CHANGED_MEANWHILE;
    }

    private boolean withdrawn(String factId, Sighting sighting) {
        var fact = index.fact(factId).orElseThrow();
        if (fact.withdrawnBy().contains(article.id())) {
            return true;
        }
        var update = FactUpdate.withdrawn(fact, index.sightings(factId), article.key(), now, freshness.ofArticle());
        return index.withdraw(fact, update.after(), article.key(), update.revision(), alert(update, sighting))
                != Attached.CHANGED_MEANWHILE;
    }

    private Optional<Alert> alert(FactUpdate update, Sighting sighting) {
        var sure = mentions.stream().filter(threshold::isReachedBy).toList();
        return Announcement.of(update, article, sighting, sure).map(alerts::write);
    }
}
