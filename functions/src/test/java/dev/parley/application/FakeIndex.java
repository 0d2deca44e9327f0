package dev.parley.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.FactRewrite;
import dev.parley.application.ports.IndexRestore;
import dev.parley.application.ports.KnownArticles;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.facts.IndexMark;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import dev.parley.json.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** The index in memory, with its outbox. Every method is one transaction. */
final class FakeIndex implements FactIndex, FactReader, KnownArticles, IndexRestore, FactRewrite {
    private final FakeOutbox outbox;
    private final Map<String, Fact> facts = new HashMap<>();
    private final Map<MatchKey, String> keys = new HashMap<>();
    private final Map<VersionKey, IndexedArticle> indexed = new HashMap<>();
    private final Set<String> withdrawals = new HashSet<>();
    private final Map<String, Map.Entry<String, Sighting>> sightings = new LinkedHashMap<>();

    FakeIndex(FakeOutbox outbox) {
        this.outbox = outbox;
    }

    synchronized List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    private record Memory(Fact fact, Set<String> keys) {}

    @Override
    public synchronized SequencedMap<MatchKey, Fact> holders(Collection<MatchKey> wanted) {
        var holders = new LinkedHashMap<MatchKey, Fact>();
        for (var key : wanted) {
            if (keys.containsKey(key)) {
                holders.put(key, facts.get(keys.get(key)));
            }
        }
        return holders;
    }

    @Override
    public synchronized boolean record(
            Fact fact, Set<MatchKey> taken, Sighting sighting, Optional<Alert> alert, Optional<IndexMark> mark) {
        if (facts.containsKey(fact.id()) || taken.stream().anyMatch(keys::containsKey) || !fits(mark)) {
            return false;
        }
        write(fact, taken, sighting, alert);
        mark.ifPresent(one -> markIndexed(one.article()));
        return true;
    }

    private boolean fits(Optional<IndexMark> mark) {
        return mark.filter(one -> indexed(key(one)).isPresent()
                        || one.first() != versions(one.article().id()).isEmpty())
                .isEmpty();
    }

    private static VersionKey key(IndexMark mark) {
        return new VersionKey(mark.article().id(), mark.article().version());
    }

    @Override
    public synchronized Attached attach(
            Fact before,
            Fact after,
            Set<MatchKey> taken,
            Sighting sighting,
            Optional<Revision> revision,
            Optional<Alert> alert,
            Optional<IndexMark> mark) {
        if (sightings.containsKey(sighting(after, sighting))) {
            return Attached.ALREADY_THERE;
        }
        if (facts.get(before.id()).revision() != before.revision()
                || taken.stream().anyMatch(keys::containsKey)
                || !fits(mark)) {
            return Attached.CHANGED_MEANWHILE;
        }
        write(after, taken, sighting, alert);
        mark.ifPresent(one -> markIndexed(one.article()));
        return Attached.ADDED;
    }

    private void write(Fact fact, Set<MatchKey> taken, Sighting sighting, Optional<Alert> alert) {
        facts.put(fact.id(), fact);
        taken.forEach(key -> keys.put(key, fact.id()));
        sightings.put(sighting(fact, sighting), Map.entry(fact.id(), sighting));
        alert.ifPresent(one -> outbox.decide(new Decision(one, memory(fact))));
    }

    @Override
    public synchronized Attached withdraw(
            Fact before, Fact after, VersionKey version, Optional<Revision> revision, Optional<Alert> alert) {
        if (!withdrawals.add(after.id() + version)) {
            return Attached.ALREADY_THERE;
        }
        if (facts.get(before.id()).revision() != before.revision()) {
            withdrawals.remove(after.id() + version);
            return Attached.CHANGED_MEANWHILE;
        }
        facts.put(after.id(), after);
        alert.ifPresent(one -> outbox.decide(new Decision(one, memory(after))));
        return Attached.ADDED;
    }

    @Override
    public synchronized boolean rewrite(
            Fact before,
            Fact after,
            VersionKey version,
            Optional<Sighting> sighting,
            Set<MatchKey> taken,
            Optional<Revision> revision) {
        if (facts.get(before.id()).revision() != before.revision()
                || taken.stream().anyMatch(keys::containsKey)) {
            return false;
        }
        sightings
                .values()
                .removeIf(one -> one.getKey().equals(after.id())
                        && one.getValue().version().equals(version));
        facts.put(after.id(), after);
        taken.forEach(key -> keys.put(key, after.id()));
        sighting.ifPresent(one -> sightings.put(sighting(after, one), Map.entry(after.id(), one)));
        return true;
    }

    @Override
    public void report(VersionKey version, Collection<String> reported) {
        // Taken from the sightings here.
    }

    @Override
    public synchronized SequencedMap<String, List<Sighting>> sightingsIn(String articleId) {
        var in = new LinkedHashMap<String, List<Sighting>>();
        sightings.values().stream()
                .filter(entry -> entry.getValue().version().articleId().equals(articleId))
                .forEach(entry -> in.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return in;
    }

    @Override
    public synchronized KnownArticle article(String articleId) {
        var reported = new LinkedHashMap<String, List<String>>();
        sightingsIn(articleId)
                .forEach((fact, all) -> all.forEach(
                        one -> reported.computeIfAbsent(one.version().version(), v -> new ArrayList<>())
                                .add(fact)));
        return new KnownArticle(articleId, false, versions(articleId), reported);
    }

    @Override
    public synchronized Map<String, KnownArticle> articles(Collection<String> articleIds) {
        var known = new HashMap<String, KnownArticle>();
        articleIds.forEach(id -> known.put(id, article(id)));
        return known;
    }

    @Override
    public synchronized Optional<ReportedFact> reported(String factId) {
        return fact(factId).map(fact -> new ReportedFact(fact, sightings(factId)));
    }

    @Override
    public List<Revision> history(String factId) {
        throw new UnsupportedOperationException("no test of this package reads this");
    }

    private static String sighting(Fact fact, Sighting sighting) {
        return fact.id() + sighting.version();
    }

    private String memory(Fact fact) {
        var held = new TreeSet<String>();
        keys.forEach((key, holder) -> {
            if (holder.equals(fact.id())) {
                held.add(key.key());
            }
        });
        try {
            return Json.ROWS.writeValueAsString(new Memory(fact, held));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void restoreFact(String memory, Instant decided) {
        try {
            var tree = Json.MAPPER.readTree(memory);
            ((ObjectNode) tree.path("fact")).put("mentions", 0).putArray("sources");
            var restored = Json.MAPPER.treeToValue(tree, Memory.class);
            facts.putIfAbsent(restored.fact().id(), restored.fact());
            restored.keys()
                    .forEach(key ->
                            keys.putIfAbsent(new MatchKey(key), restored.fact().id()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean markWithoutAlerts(IndexMark mark) {
        return markIndexed(mark.article());
    }

    @Override
    public synchronized boolean markIndexed(IndexedArticle article) {
        var version = new VersionKey(article.id(), article.version());
        if (indexed.putIfAbsent(version, article) != null) {
            return false;
        }
        outbox.close(version, article.indexed());
        return true;
    }

    synchronized Optional<IndexedArticle> indexed(VersionKey version) {
        return Optional.ofNullable(indexed.get(version));
    }

    @Override
    public synchronized Optional<Fact> fact(String factId) {
        return Optional.ofNullable(facts.get(factId));
    }

    @Override
    public synchronized List<Fact> facts(Collection<String> factIds) {
        return factIds.stream().map(facts::get).filter(fact -> fact != null).toList();
    }

    private List<IndexedArticle> versions(String articleId) {
        return indexed.values().stream()
                .filter(version -> version.id().equals(articleId))
                .sorted(Comparator.comparing(IndexedArticle::arrived))
                .toList();
    }

    @Override
    public List<IndexedArticle> byContent(String sha256) {
        throw new UnsupportedOperationException("no test of this package reads this");
    }

    @Override
    public void restoreTombstone(Tombstone tombstone) {
        throw new UnsupportedOperationException("no test of this package restores this");
    }

    @Override
    public synchronized List<Sighting> sightings(String factId) {
        return sightings.values().stream()
                .filter(entry -> entry.getKey().equals(factId))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All facts by id, whatever the query; the cursor is the index of the next page. */
    @Override
    public synchronized FactPage find(FactQuery query) {
        var from = query.cursor().map(Integer::parseInt).orElse(0);
        var to = from + query.limit();
        var all = facts.values().stream().sorted(Comparator.comparing(Fact::id)).toList();
        return new FactPage(
                all.subList(from, Math.min(to, all.size())),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public void restoreNotification(Restorable restorable) {
        outbox.restore(restorable);
    }

    @Override
    public Progress progress() {
        return outbox.progress();
    }

    @Override
    public void save(Progress progress) {
        outbox.save(progress);
    }

    /** Removes a version with its sightings, and the facts that no other version reports. */
    synchronized void remove(VersionKey version) {
        indexed.remove(version);
        sightings.values().removeIf(entry -> entry.getValue().version().equals(version));
        facts.keySet().removeIf(id -> sightings(id).isEmpty());
    }

    synchronized void clear() {
        indexed.clear();
        facts.clear();
        sightings.clear();
        keys.clear();
    }
}
