package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReindexArchive.FactChange;
import dev.parley.application.ReindexArchive.Kind;
import dev.parley.application.ReindexArchive.Summary;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.FactRewrite;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Correction;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Identity;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Reread;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import dev.parley.facts.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A run of {@link ReindexArchive}: compares versions that were read with what the index has of them, and keeps the facts
 * that change. A dry run remembers them in place of the index.
 */
final class ReindexRun {
    private static final int ATTEMPTS = 8;

    private final FactIndex index;
    private final FactRewrite rewrite;
    private final ConfidenceThreshold threshold;
    private final boolean apply;
    private final Instant when;
    private final Map<String, Planned> planned = new LinkedHashMap<>();
    private final Map<MatchKey, String> plannedKeys = new HashMap<>();
    private final Map<VersionKey, RuntimeException> failed = new LinkedHashMap<>();
    private long differing;

    /** A version that was read, or why it was not; without an article when there is nothing to compare. */
    record Reading(
            VersionKey version,
            Optional<Article> article,
            List<Mention> mentions,
            Optional<RuntimeException> failure) {}

    /** A fact as the run has it. */
    private static final class Planned {
        private final Optional<Fact> before;
        private final Set<VersionKey> versions = new LinkedHashSet<>();
        private Fact now;
        private List<Sighting> sightings;

        Planned(Optional<Fact> before, Fact now, List<Sighting> sightings) {
            this.before = before;
            this.now = now;
            this.sightings = sightings;
        }
    }

    ReindexRun(FactIndex index, FactRewrite rewrite, ConfidenceThreshold threshold, boolean apply, Instant when) {
        this.index = index;
        this.rewrite = rewrite;
        this.threshold = threshold;
        this.apply = apply;
        this.when = when;
    }

    void compare(Reading reading) {
        reading.failure().ifPresent(cause -> failed.put(reading.version(), cause));
        if (reading.article().isEmpty()) {
            return;
        }
        try {
            var known = index.article(reading.version().articleId());
            var indexed = known.version(reading.version().version());
            if (indexed.isPresent()) {
                compare(new RereadVersion(reading.article().get(), reading.mentions(), known, indexed.get()));
            }
        } catch (RuntimeException e) {
            failed.put(reading.version(), e);
        }
    }

    private void compare(RereadVersion version) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isCompared(version)) {
                return;
            }
        }
        throw new IllegalStateException(
                "lost " + ATTEMPTS + " races for " + version.key().objectKey());
    }

    /** False when another writer interfered; what was written so far stays. */
    private boolean isCompared(RereadVersion version) {
        var old = new LinkedHashMap<String, Sighting>();
        index.sightingsIn(version.key().articleId()).forEach((fact, sightings) -> sightings.stream()
                .filter(sighting -> sighting.version().equals(version.key()))
                .forEach(sighting -> old.put(fact, sighting)));
        var now = assigned(version, old);
        boolean differs = false;
        for (var fact : old.keySet()) {
            if (!now.containsKey(fact)) {
                differs = true;
                if (!changed(fact, version, Optional.empty())) {
                    return false;
                }
            }
        }
        for (var report : now.entrySet()) {
            var before = Optional.ofNullable(old.get(report.getKey()));
            if (before.filter(one -> one.mention().equals(report.getValue())).isEmpty()) {
                differs = true;
                var sighting = version.sighting(
                        report.getValue(),
                        before.map(Sighting::seen).orElse(version.indexed().indexed()));
                if (!changed(report.getKey(), version, Optional.of(sighting))) {
                    return false;
                }
            }
        }
        differing += differs ? 1 : 0;
        var listed = version.known().factsOf(version.key().version());
        if (apply && !Set.copyOf(listed).equals(now.keySet())) {
            rewrite.report(version.key(), now.keySet());
        }
        return true;
    }

    /** The mentions of a version by the id of the fact that each reports; ids of new facts included. */
    private SequencedMap<String, Mention> assigned(RereadVersion version, Map<String, Sighting> old) {
        var assigned = new LinkedHashMap<String, Mention>();
        var open = new ArrayList<Mention>();
        for (var mention : version.mentions()) {
            var same = old.entrySet().stream()
                    .filter(one -> one.getValue().mention().equals(mention) && !assigned.containsKey(one.getKey()))
                    .findFirst();
            same.ifPresentOrElse(one -> assigned.put(one.getKey(), mention), () -> open.add(mention));
        }
        for (var mention : open) {
            assigned.putIfAbsent(factOf(mention, version, old, assigned), mention);
        }
        return assigned;
    }

    private String factOf(
            Mention mention, RereadVersion version, Map<String, Sighting> old, Map<String, Mention> assigned) {
        var holders = holders(version.lookups(mention));
        var known = Identity.lookups(mention, version.article().day()).stream()
                .filter(key ->
                        holders.containsKey(key) && Identity.same(key, requireNonNull(holders.get(key)), mention))
                .map(key -> requireNonNull(holders.get(key)).id())
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        var restated = old.entrySet().stream()
                .filter(one -> !assigned.containsKey(one.getKey())
                        && Correction.restates(one.getValue().mention(), mention))
                .map(Map.Entry::getKey)
                .toList();
        return restated.size() == 1 ? restated.getFirst() : version.newId(mention);
    }

    private Map<MatchKey, Fact> holders(Set<MatchKey> keys) {
        var holders = new HashMap<MatchKey, Fact>(index.holders(keys));
        for (var key : keys) {
            var fact = plannedKeys.get(key);
            if (fact != null) {
                holders.putIfAbsent(key, requireNonNull(planned.get(fact)).now);
            }
        }
        return holders;
    }

    private boolean changed(String factId, RereadVersion version, Optional<Sighting> sighting) {
        var state = state(factId);
        if (state.isEmpty()) {
            return sighting.isEmpty() || founded(factId, version, sighting.get());
        }
        var fact = state.get();
        var now = new ArrayList<>(fact.sightings);
        now.removeIf(one -> one.version().equals(version.key()));
        sighting.ifPresent(now::add);
        var reread = Reread.of(fact.now, fact.sightings, now, version.key(), version.isNewest(), when, threshold);
        var free = sighting.map(one -> free(one.mention(), version)).orElse(Set.of());
        if (apply && !rewrite.rewrite(fact.now, reread.after(), version.key(), sighting, free, reread.revision())) {
            return false;
        }
        keep(fact, reread.after(), now, version);
        free.forEach(key -> plannedKeys.put(key, factId));
        return true;
    }

    private boolean founded(String factId, RereadVersion version, Sighting sighting) {
        var free = free(sighting.mention(), version);
        var fact = FactUpdate.founded(factId, sighting, Timing.LATE, threshold).after();
        if (apply && !index.record(fact, free, sighting, Optional.empty(), Optional.empty())) {
            return false;
        }
        keep(new Planned(Optional.empty(), fact, List.of()), fact, List.of(sighting), version);
        free.forEach(key -> plannedKeys.put(key, factId));
        return true;
    }

    /** What a run that writes reads again each time, and a dry run remembers. */
    private Optional<Planned> state(String factId) {
        var kept = Optional.ofNullable(planned.get(factId));
        if (kept.isPresent() && !apply) {
            return kept;
        }
        return index.fact(factId).map(fact -> {
            var sightings = index.sightings(factId);
            if (kept.isEmpty()) {
                return new Planned(Optional.of(fact), fact, sightings);
            }
            kept.get().now = fact;
            kept.get().sightings = sightings;
            return kept.get();
        });
    }

    private void keep(Planned fact, Fact now, List<Sighting> sightings, RereadVersion version) {
        fact.now = now;
        fact.sightings = List.copyOf(sightings);
        fact.versions.add(version.key());
        planned.put(now.id(), fact);
    }

    private Set<MatchKey> free(Mention mention, RereadVersion version) {
        var free = new LinkedHashSet<>(
                Identity.matchKeys(mention, version.article().day()));
        free.removeAll(holders(free).keySet());
        return free;
    }

    Summary summary(long versions) {
        var changes =
                planned.values().stream().flatMap(one -> change(one).stream()).toList();
        return new Summary(versions, differing, changes, failed);
    }

    private static Optional<FactChange> change(Planned one) {
        var versions = List.copyOf(one.versions);
        if (one.before.isEmpty()) {
            return one.now.withdrawn()
                    ? Optional.empty()
                    : Optional.of(new FactChange(Kind.ADDED, one.now, List.of(), versions));
        }
        var before = one.before.get();
        var changes = Revision.changes(before, one.now);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        var kind =
                before.withdrawn() == one.now.withdrawn() ? Kind.CHANGED : one.now.withdrawn() ? Kind.LOST : Kind.ADDED;
        return Optional.of(new FactChange(kind, one.now, changes, versions));
    }
}
