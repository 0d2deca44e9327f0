package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.alerts.AlertWriter;
import dev.parley.alerts.Announcement;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.FactIndex.Attached;
import dev.parley.application.ports.Metric;
import dev.parley.application.ports.Metrics;
import dev.parley.articles.Article;
import dev.parley.extraction.Mention;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Correction;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Identity;
import dev.parley.facts.IndexMark;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Outlet;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Writes what one version of an article reports: each mention as a new fact or as a further sighting, its corrections of
 * earlier versions of the article, and the withdrawal of what it no longer reports.
 *
 * <p>Every write happens once: repeating it changes nothing.
 */
final class VersionReport {
    /** Attempts of one write before the message returns to its queue. */
    private static final int ATTEMPTS = 8;

    private final FactIndex index;
    private final AlertWriter alerts;
    private final Article article;
    private final List<Mention> mentions;
    private final Freshness freshness;
    private final ConfidenceThreshold threshold;
    private final IndexedArticle indexed;
    private final Instant now;
    private final Metrics metrics;
    private KnownArticle known;

    /** Facts that an earlier version of the article reports and this one does not: ids, with the latest sighting. */
    private final Map<String, Sighting> unreported = new LinkedHashMap<>();

    /** Ids of the facts of which this version was written as a sighting. */
    private final Set<String> reportedNow = new HashSet<>();

    VersionReport(
            FactIndex index,
            AlertWriter alerts,
            Article article,
            List<Mention> mentions,
            Freshness freshness,
            ConfidenceThreshold threshold,
            KnownArticle known,
            IndexedArticle indexed,
            Metrics metrics) {
        this.index = requireNonNull(index, "index");
        this.alerts = requireNonNull(alerts, "alerts");
        this.article = requireNonNull(article, "article");
        this.mentions = List.copyOf(mentions);
        this.freshness = requireNonNull(freshness, "freshness");
        this.threshold = requireNonNull(threshold, "threshold");
        this.known = requireNonNull(known, "known");
        this.indexed = requireNonNull(indexed, "indexed");
        this.now = indexed.indexed();
        this.metrics = requireNonNull(metrics, "metrics");
    }

    /**
     * Writes what the version reports and marks it as indexed.
     *
     * @param retracts whether the absence of an earlier version's sighting is a withdrawal
     */
    void write(Predicate<Sighting> retracts) {
        findUnreported();
        if (isOneWrite()) {
            var mention = mentions.getFirst();
            untilWritten(mention.key(), () -> {
                var written = written(mention, Optional.of(new IndexMark(indexed, isFirst())));
                if (!written) {
                    // Another version may have become the article's first since.
                    known = index.article(article.id());
                }
                return written;
            });
            return;
        }
        for (var mention : mentions) {
            untilWritten(mention.key(), () -> written(mention, Optional.empty()));
        }
        unreported.forEach((factId, sighting) -> {
            if (retracts.test(sighting)) {
                untilWritten(factId, () -> withdrawn(factId, sighting));
            }
        });
        if (mentions.isEmpty() && !wasInterrupted() && unreported.isEmpty()) {
            index.markWithoutAlerts(new IndexMark(indexed, isFirst()));
        } else {
            index.markIndexed(indexed);
        }
    }

    /**
     * Whether the version changes only one fact and no earlier attempt was interrupted. Then the change and the mark are
     * one transaction.
     */
    private boolean isOneWrite() {
        return mentions.size() == 1 && unreported.isEmpty() && !wasInterrupted();
    }

    private boolean wasInterrupted() {
        return !known.factsOf(article.version()).isEmpty();
    }

    private boolean isFirst() {
        return known.versions().isEmpty();
    }

    /** Repeats an attempt until no other writer interferes. */
    private static void untilWritten(String what, BooleanSupplier attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (attempt.getAsBoolean()) {
                return;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for " + what);
    }

    private void findUnreported() {
        var others = known.reported().keySet().stream().anyMatch(version -> !version.equals(article.version()));
        if (freshness.isOvertaken() || !others) {
            return;
        }
        var earlier = index.sightingsIn(article.id());
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

    private boolean written(Mention mention, Optional<IndexMark> mark) {
        var sighting = new Sighting(
                article.key(),
                Outlet.of(article),
                Outlet.origin(article),
                mention,
                now,
                article.arrived(),
                article.day(),
                indexed.fingerprint());
        var wanted = Identity.matchKeys(mention, article.day());
        var holders = index.holders(lookups(mention));
        var free = new LinkedHashSet<>(wanted);
        free.removeAll(holders.keySet());
        var fact = known(mention, holders).or(() -> restated(mention));
        return fact.isPresent() ? attached(sighting, fact.get(), free, mark) : founded(sighting, free, mark);
    }

    private Set<MatchKey> lookups(Mention mention) {
        var lookups = new LinkedHashSet<>(Identity.lookups(mention, article.day()));
        lookups.addAll(Identity.matchKeys(mention, article.day()));
        return lookups;
    }

    private Optional<Fact> known(Mention mention, Map<MatchKey, Fact> holders) {
        return Identity.lookups(mention, article.day()).stream()
                .filter(key -> holders.containsKey(key) && Identity.same(key, holders.get(key), mention))
                .map(holders::get)
                .findFirst();
    }

    /** The fact of an earlier version that this mention corrects, when there is exactly one candidate. */
    private Optional<Fact> restated(Mention mention) {
        var candidates = unreported.entrySet().stream()
                .filter(entry -> Correction.restates(entry.getValue().mention(), mention))
                .toList();
        return candidates.size() == 1 ? index.fact(candidates.getFirst().getKey()) : Optional.empty();
    }

    private boolean founded(Sighting sighting, Set<MatchKey> free, Optional<IndexMark> mark) {
        // The id is derived from the first report, so that an index rebuilt in the same order has the same ids.
        var id = Id.of(sighting.mention().key() + "|" + article.id() + "|" + article.version(), Fact.ID_LENGTH);
        var update = FactUpdate.founded(id, sighting, freshness.of(sighting.mention()), threshold);
        reportedNow.add(id);
        // A fact without any free match key can only be found by its id.
        if (!index.record(update.after(), free, sighting, alert(update, sighting), mark)) {
            return index.fact(id).isPresent();
        }
        metrics.count(Metric.FACTS);
        metrics.count(Metric.SIGHTINGS);
        if (!update.after().confirmed()) {
            metrics.count(Metric.UNCONFIRMED);
        }
        return true;
    }

    private boolean attached(Sighting sighting, Fact fact, Set<MatchKey> free, Optional<IndexMark> mark) {
        var again = known.facts().contains(fact.id()) || reportedNow.contains(fact.id());
        // Only a later version of an article or a doubtful report needs the other sightings.
        var sightings = again || FactUpdate.needsSightings(fact, sighting, threshold)
                ? index.sightings(fact.id())
                : List.<Sighting>of();
        // A correction of the article's own report may concern an event of any date.
        var timing = again ? freshness.ofArticle() : freshness.of(sighting.mention());
        var update = FactUpdate.sighted(fact, sighting, sightings, timing, threshold);
        var outcome =
                index.attach(fact, update.after(), free, sighting, update.revision(), alert(update, sighting), mark);
        if (outcome == Attached.ADDED) {
            metrics.count(Metric.SIGHTINGS);
        }
        if (outcome != Attached.CHANGED_MEANWHILE) {
            unreported.remove(fact.id());
            reportedNow.add(fact.id());
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
