package dev.parley.pipeline;

import dev.parley.alerts.Alert;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Claim;
import dev.parley.facts.Fact;
import dev.parley.facts.FactIndex;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The index in memory, for one writer at a time. */
final class FakeFactIndex implements FactIndex {
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<Claim, String> claimed = new HashMap<>();
    private final Map<String, List<Sighting>> sightings = new HashMap<>();
    private final Map<VersionKey, IndexedArticle> indexed = new LinkedHashMap<>();

    List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    @Override
    public SequencedMap<Claim, Fact> holders(Collection<Claim> claims) {
        var holders = new LinkedHashMap<Claim, Fact>();
        claims.stream()
                .filter(claimed::containsKey)
                .forEach(claim -> holders.put(claim, facts.get(claimed.get(claim))));
        return holders;
    }

    @Override
    public boolean record(Fact fact, Set<Claim> claims, Sighting sighting, Optional<Alert> alert) {
        if (facts.containsKey(fact.id()) || claims.stream().anyMatch(claimed::containsKey)) {
            return false;
        }
        keep(fact, claims, sighting);
        return true;
    }

    @Override
    public Attached attach(Fact before, Fact after, Set<Claim> claims, Sighting sighting, Optional<Alert> alert) {
        if (sightings.get(before.id()).stream().anyMatch(s -> s.version().equals(sighting.version()))) {
            return Attached.ALREADY_THERE;
        }
        if (facts.get(before.id()).mentions() != before.mentions()
                || claims.stream().anyMatch(claimed::containsKey)) {
            return Attached.CHANGED_MEANWHILE;
        }
        keep(after, claims, sighting);
        return Attached.ADDED;
    }

    private void keep(Fact fact, Set<Claim> claims, Sighting sighting) {
        facts.put(fact.id(), fact);
        claims.forEach(claim -> claimed.put(claim, fact.id()));
        sightings.computeIfAbsent(fact.id(), id -> new ArrayList<>()).add(sighting);
    }

    @Override
    public boolean markIndexed(IndexedArticle article) {
        return indexed.putIfAbsent(new VersionKey(article.id(), article.version()), article) == null;
    }

    @Override
    public Optional<IndexedArticle> indexed(VersionKey version) {
        return Optional.ofNullable(indexed.get(version));
    }

    @Override
    public List<IndexedArticle> versionsOf(String articleId) {
        return indexed.values().stream().filter(a -> a.id().equals(articleId)).toList();
    }

    @Override
    public List<IndexedArticle> byContent(String sha256) {
        return indexed.values().stream()
                .filter(a -> a.originalSha256().equals(sha256))
                .toList();
    }

    @Override
    public List<IndexedArticle> byUrl(String canonicalUrl) {
        return indexed.values().stream()
                .filter(a -> a.url().equals(Optional.of(canonicalUrl)))
                .toList();
    }

    @Override
    public Optional<Fact> fact(String factId) {
        return Optional.ofNullable(facts.get(factId));
    }

    @Override
    public List<Sighting> sightings(String factId) {
        return List.copyOf(sightings.getOrDefault(factId, List.of()));
    }

    @Override
    public List<Fact> factsOf(String articleId) {
        return facts.values().stream()
                .filter(fact -> sightings.get(fact.id()).stream()
                        .anyMatch(s -> s.version().articleId().equals(articleId)))
                .toList();
    }

    @Override
    public FactPage find(FactQuery query) {
        return new FactPage(facts().stream().limit(query.limit()).toList(), Optional.empty());
    }
}
