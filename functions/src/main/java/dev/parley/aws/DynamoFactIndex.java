package dev.parley.aws;

import static dev.parley.aws.Items.key;

import dev.parley.alerts.Alert;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.KnownArticles;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Articles, facts and sightings in the index table. {@code docs/architecture.md} lists the rows of the table. */
public final class DynamoFactIndex implements FactIndex, FactReader, KnownArticles {
    private static final int ATTEMPTS = 8;

    /** The writes of a report that are added after its match keys: the fact, its revision, and up to three of an alert. */
    private static final int WRITES_AFTER_KEYS = 5;

    private final DynamoTable table;
    private final OutboxRows outbox;
    private final MatchKeyRows keys;
    private final FactsByDay byDay;

    public DynamoFactIndex(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
        this.outbox = new OutboxRows(this.table);
        this.keys = new MatchKeyRows(this.table);
        this.byDay = new FactsByDay(this.table);
    }

    @Override
    public SequencedMap<MatchKey, Fact> holders(Collection<MatchKey> wanted) {
        var ids = keys.holders(wanted);
        var facts = byId(ids.values());
        var holders = new LinkedHashMap<MatchKey, Fact>();
        for (var key : wanted) {
            var fact = facts.get(ids.get(key));
            if (fact != null) {
                holders.put(key, fact);
            }
        }
        return holders;
    }

    @Override
    public KnownArticle article(String articleId) {
        return ArticleRows.known(
                articleId, table.query(ArticleRows.pk(articleId)).toList());
    }

    @Override
    public Map<String, KnownArticle> articles(Collection<String> articleIds) {
        var known = new HashMap<String, KnownArticle>();
        for (var head : table.all(articleIds.stream().map(ArticleRows::head).toList())) {
            var id = Items.required(head, Items.PK)
                    .s()
                    .substring(ArticleRows.pk("").length());
            known.put(id, ArticleRows.isAlone(head) ? ArticleRows.known(id, List.of(head)) : article(id));
        }
        articleIds.forEach(id -> known.computeIfAbsent(id, KnownArticle::unknown));
        return known;
    }

    @Override
    public boolean record(
            Fact fact, Set<MatchKey> free, Sighting sighting, Optional<Alert> alert, Optional<IndexMark> mark) {
        var transaction = table.transaction();
        sight(transaction, fact, sighting, mark);
        var taken = MatchKeyRows.fitting(free, transaction.size() + WRITES_AFTER_KEYS);
        transaction.putIfAbsent(
                FactRows.fact(fact, taken.stream().map(MatchKey::key).toList()));
        alert.ifPresent(one -> decide(transaction, one, MatchKeyRows.snapshot(fact, taken), mark));
        MatchKeyRows.take(transaction, taken, fact);
        return transaction.run().isEmpty();
    }

    /** Adds a sighting as the first write, and either the mark of its version or a pointer that the mark replaces. */
    private static void sight(Transaction transaction, Fact state, Sighting sighting, Optional<IndexMark> mark) {
        transaction.putIfAbsent(FactRows.sighting(state, sighting));
        mark.ifPresentOrElse(
                one -> ArticleRows.mark(transaction, one.article(), one.first(), List.of(state.id())), () -> {
                    transaction.put(ArticleRows.pointer(sighting.version(), state.id()));
                    checkNotDeleted(transaction, sighting.version().articleId());
                });
    }

    private static void checkNotDeleted(Transaction transaction, String articleId) {
        transaction.check(ArticleRows.head(articleId), ArticleRows.NOT_DELETED, ArticleRows.notDeleted());
    }

    private void decide(Transaction transaction, Alert alert, String memory, Optional<IndexMark> mark) {
        mark.ifPresentOrElse(
                one -> OutboxRows.decideAndClose(
                        transaction, alert, memory, one.article().indexed()),
                () -> outbox.decide(transaction, alert, memory));
    }

    @Override
    public Attached attach(
            Fact before,
            Fact after,
            Set<MatchKey> free,
            Sighting sighting,
            Optional<Revision> revision,
            Optional<Alert> alert,
            Optional<IndexMark> mark) {
        var transaction = table.transaction();
        sight(transaction, after, sighting, mark);
        var taken = MatchKeyRows.fitting(free, transaction.size() + WRITES_AFTER_KEYS);
        replace(transaction, before, after, revision, alert, taken, mark);
        MatchKeyRows.take(transaction, taken, after);
        return attached(transaction.run());
    }

    @Override
    public Attached withdraw(
            Fact before, Fact after, VersionKey version, Optional<Revision> revision, Optional<Alert> alert) {
        var transaction = table.transaction();
        transaction.putIfAbsent(FactRows.withdrawal(after, version));
        replace(transaction, before, after, revision, alert, List.of(), Optional.empty());
        checkNotDeleted(transaction, version.articleId());
        return attached(transaction.run());
    }

    private static Attached attached(List<Integer> failed) {
        if (failed.isEmpty()) {
            return Attached.ADDED;
        }
        return failed.contains(0) ? Attached.ALREADY_THERE : Attached.CHANGED_MEANWHILE;
    }

    /** Adds a fact's next state, its revision and the decision to alert. */
    private void replace(
            Transaction transaction,
            Fact before,
            Fact after,
            Optional<Revision> revision,
            Optional<Alert> alert,
            List<MatchKey> taken,
            Optional<IndexMark> mark) {
        FactRows.replace(transaction, before, after, taken);
        revision.ifPresent(page -> transaction.put(FactRows.revision(after, page)));
        alert.ifPresent(one -> decide(transaction, one, keys.snapshotWithHeld(after, taken), mark));
    }

    @Override
    public boolean markIndexed(IndexedArticle article) {
        var version = new VersionKey(article.id(), article.version());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var rows = table.query(ArticleRows.pk(article.id())).toList();
            if (rows.stream().anyMatch(row -> ArticleRows.isOf(row, article.version()))) {
                return false;
            }
            var first = rows.stream().noneMatch(ArticleRows::isVersion);
            var facts = ArticleRows.reported(rows).getOrDefault(article.version(), List.of());
            var transaction = table.transaction();
            ArticleRows.mark(transaction, article, first, facts);
            outbox.close(transaction, version, article.indexed());
            if (transaction.run().isEmpty()) {
                return true;
            }
            // Another version was marked or a decision was added since the read, or the article was deleted.
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for " + version.objectKey());
    }

    @Override
    public boolean markWithoutAlerts(IndexMark mark) {
        if (mark.first() && table.putIfAbsent(ArticleRows.version(mark.article(), true, List.of()))) {
            return true;
        }
        return markIndexed(mark.article());
    }

    @Override
    public List<IndexedArticle> byContent(String sha256) {
        return table
                .all(table.listed(ArticleRows.content(sha256), "0", "~")
                        .map(Items::keyOf)
                        .toList())
                .stream()
                .filter(ArticleRows::isVersion)
                .map(row -> Items.read(row, IndexedArticle.class))
                .sorted(Comparator.comparing(IndexedArticle::id).thenComparing(IndexedArticle::version))
                .toList();
    }

    @Override
    public Optional<Fact> fact(String factId) {
        return table.get(FactRows.pk(factId), FactRows.FACT).map(item -> Items.read(item, Fact.class));
    }

    @Override
    public List<Fact> facts(Collection<String> factIds) {
        var facts = byId(factIds);
        return factIds.stream().map(facts::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Sighting> sightings(String factId) {
        return sightings(table.query(FactRows.pk(factId), FactRows.SIGHTING).toList());
    }

    private static List<Sighting> sightings(List<Map<String, AttributeValue>> rows) {
        return rows.stream()
                .filter(row -> Items.required(row, Items.SK).s().startsWith(FactRows.SIGHTING))
                .map(row -> FactRows.seen(row).sighting())
                .sorted(Comparator.comparing(Sighting::seen)
                        .thenComparing(one -> one.version().articleId())
                        .thenComparing(one -> one.version().version()))
                .toList();
    }

    @Override
    public Optional<ReportedFact> reported(String factId) {
        // The alerts sort before this range, so they are not read.
        var rows = table.range(FactRows.pk(factId), FactRows.FACT, FactRows.SIGHTING + "~")
                .toList();
        return rows.stream()
                .filter(row -> Items.required(row, Items.SK).s().equals(FactRows.FACT))
                .findFirst()
                .map(row -> new ReportedFact(Items.read(row, Fact.class), sightings(rows)));
    }

    @Override
    public List<Revision> history(String factId) {
        return table.query(FactRows.pk(factId), FactRows.REVISION)
                .map(item -> Items.read(item, Revision.class))
                .toList();
    }

    @Override
    public SequencedMap<String, List<Sighting>> sightingsIn(String articleId) {
        var rows = new ArrayList<Map<String, AttributeValue>>();
        article(articleId)
                .reported()
                .forEach((version, facts) -> facts.forEach(
                        fact -> rows.add(FactRows.sightingKey(new VersionKey(articleId, version), fact))));
        var sightings = new LinkedHashMap<String, List<Sighting>>();
        table.all(rows).stream()
                .map(FactRows::seen)
                .sorted(Comparator.comparing((FactRows.Seen seen) ->
                                seen.sighting().version().version())
                        .thenComparing(seen -> seen.state().id()))
                .forEach(seen -> sightings
                        .computeIfAbsent(seen.state().id(), id -> new ArrayList<>())
                        .add(seen.sighting()));
        return sightings;
    }

    @Override
    public FactPage find(FactQuery query) {
        return byDay.find(query);
    }

    private Map<String, Fact> byId(Collection<String> ids) {
        var facts = new HashMap<String, Fact>();
        for (var item : table.all(
                ids.stream().map(id -> key(FactRows.pk(id), FactRows.FACT)).toList())) {
            var fact = Items.read(item, Fact.class);
            facts.put(fact.id(), fact);
        }
        return facts;
    }
}
