package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.application.ports.FactIndex;
import dev.parley.articles.Article;
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
import dev.parley.ids.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The index in one DynamoDB table. What is read together is in one partition, and read by one query:
 *
 * <table>
 *   <caption>Items by key</caption>
 *   <tr><th>pk</th><th>sk</th><th>what</th></tr>
 *   <tr><td>ARTICLE#id</td><td>HEAD</td><td>the version that was indexed first, or the tombstone: see
 *       {@link ArticleRows}</td></tr>
 *   <tr><td>ARTICLE#id</td><td>INDEXED#version</td><td>a later version</td></tr>
 *   <tr><td>ARTICLE#id</td><td>SIGHTING#version#factId</td><td>a version that is not marked yet reports the fact; one
 *       that is lists its facts in its own row</td></tr>
 *   <tr><td>ARTICLE#id</td><td>WITHDRAWN#version#factId</td><td>this version no longer reports the fact; with the state
 *       that it led to</td></tr>
 *   <tr><td>FACT#id</td><td>FACT</td><td>a fact, with the claims that it holds</td></tr>
 *   <tr><td>FACT#id</td><td>SIGHTING#articleId#version</td><td>a version reports the fact, once; with the state of the
 *       fact that it led to</td></tr>
 *   <tr><td>FACT#id</td><td>REVISION#number</td><td>a page of its history</td></tr>
 *   <tr><td>FACT#id</td><td>ALERT#alertId</td><td>an alert that was decided for it: see {@link OutboxRows}</td></tr>
 *   <tr><td>CLAIM#occasion|parties|month</td><td>CLAIMS</td><td>which facts hold the claims of that month: see
 *       {@link MatchKeyRows}</td></tr>
 *   <tr><td>DAY#2026-11-24</td><td>arrived#digest</td><td>versions that came that day, as many as were followed at
 *       once: see {@link DynamoArrivals}</td></tr>
 *   <tr><td>DAYS</td><td>2026-11-24</td><td>a day whose tables are to be written</td></tr>
 *   <tr><td>ROLL#id</td><td>WAITING, DISPATCH, MEMBER#</td><td>the outbox: see {@link OutboxRows}</td></tr>
 *   <tr><td>ROLLS</td><td>STORM, DAY</td><td>which digest is open, and how far those of a day have told</td></tr>
 *   <tr><td>QUOTA#day</td><td>QUOTA</td><td>how much of the limits is used: see {@link Quota}</td></tr>
 *   <tr><td>RECEIPTS</td><td>RECALLED</td><td>how far the receipts were read</td></tr>
 *   <tr><td>EMBARGOES</td><td>end#articleId#version</td><td>a version that waits for the end of its embargo: see
 *       {@link DynamoEmbargoes}</td></tr>
 *   <tr><td>NAME#id, UNKNOWN-NAMES</td><td></td><td>names for review: see {@link DynamoUnknownNames}</td></tr>
 * </table>
 *
 * <p>The index {@code lists} orders rows by the attributes {@code list} and {@code place}, and holds keys alone:
 * {@code CONTENT#sha256} has the versions with those original bytes, {@code FACTS} all facts by day, {@code DAY} all
 * dispatches by the moment at which they were made.
 */
public final class DynamoFactIndex implements FactIndex {
    private static final int ATTEMPTS = 8;

    private final DynamoDbClient dynamo;
    private final String name;
    private final IndexTable table;
    private final OutboxRows rolls;
    private final MatchKeyRows memory;
    private final FactsByDay lists;

    public DynamoFactIndex(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.name = requireNonNull(table, "table");
        this.table = new IndexTable(dynamo, table);
        this.rolls = new OutboxRows(this.table);
        this.memory = new MatchKeyRows(this.table);
        this.lists = new FactsByDay(this.table);
    }

    @Override
    public SequencedMap<MatchKey, Fact> holders(Collection<MatchKey> claims) {
        var ids = memory.holders(claims);
        var facts = byId(ids.values());
        var holders = new LinkedHashMap<MatchKey, Fact>();
        for (var claim : claims) {
            var fact = facts.get(ids.get(claim));
            if (fact != null) {
                holders.put(claim, fact);
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
            var id = head.get(Items.PK).s().substring(ArticleRows.pk("").length());
            known.put(id, ArticleRows.isAlone(head) ? ArticleRows.known(id, List.of(head)) : article(id));
        }
        articleIds.forEach(id -> known.computeIfAbsent(id, KnownArticle::unknown));
        return known;
    }

    /**
     * Whether the article of a version has others; it may miss one that was indexed within the last second, and those
     * that are not indexed yet.
     */
    public boolean hasOtherVersions(VersionKey version) {
        return table.glance(ArticleRows.pk(version.articleId()), ArticleRows.HEAD)
                .filter(head -> !ArticleRows.isTombstone(head))
                .filter(head -> !ArticleRows.isOf(head, version.version()) || !ArticleRows.isAlone(head))
                .isPresent();
    }

    @Override
    public boolean record(
            Fact fact, Set<MatchKey> claims, Sighting sighting, Optional<Alert> alert, Optional<IndexMark> mark) {
        var transaction = new Transaction(dynamo, name);
        seen(transaction, fact, sighting, mark);
        var taken = MatchKeyRows.fitting(claims, transaction.size() + MOST_BESIDE_CLAIMS);
        transaction.putIfAbsent(
                FactRows.fact(fact, taken.stream().map(MatchKey::key).toList()));
        alert.ifPresent(one -> decide(transaction, one, MatchKeyRows.ofNew(fact, taken), mark));
        MatchKeyRows.claim(transaction, taken, fact);
        return transaction.run().isEmpty();
    }

    /** A fact, a page of its history, and what is decided: those writes of a report that are added after its claims. */
    private static final int MOST_BESIDE_CLAIMS = 5;

    /** Adds a sighting, as the first write; and that its version is indexed, or else that it is about to be. */
    private static void seen(Transaction transaction, Fact state, Sighting sighting, Optional<IndexMark> mark) {
        transaction.putIfAbsent(FactRows.sighting(state, sighting));
        mark.ifPresentOrElse(
                one -> ArticleRows.mark(transaction, one.article(), one.first(), List.of(state.id())), () -> {
                    transaction.put(ArticleRows.pointer(sighting.version(), state.id()));
                    alive(transaction, sighting.version().articleId());
                });
    }

    private static void alive(Transaction transaction, String articleId) {
        transaction.check(ArticleRows.head(articleId), ArticleRows.ALIVE, ArticleRows.alive());
    }

    private void decide(Transaction transaction, Alert alert, String memory, Optional<IndexMark> mark) {
        mark.ifPresentOrElse(
                one -> OutboxRows.dispatch(
                        transaction, alert, memory, one.article().indexed()),
                () -> rolls.decide(transaction, alert, memory));
    }

    @Override
    public Attached attach(
            Fact before,
            Fact after,
            Set<MatchKey> claims,
            Sighting sighting,
            Optional<Revision> revision,
            Optional<Alert> alert,
            Optional<IndexMark> mark) {
        var transaction = new Transaction(dynamo, name);
        seen(transaction, after, sighting, mark);
        var taken = MatchKeyRows.fitting(claims, transaction.size() + MOST_BESIDE_CLAIMS);
        replace(transaction, before, after, revision, alert, taken, mark);
        MatchKeyRows.claim(transaction, taken, after);
        return attached(transaction.run());
    }

    @Override
    public Attached withdraw(
            Fact before, Fact after, VersionKey version, Optional<Revision> revision, Optional<Alert> alert) {
        var transaction = new Transaction(dynamo, name);
        transaction.putIfAbsent(FactRows.withdrawal(after, version));
        replace(transaction, before, after, revision, alert, List.of(), Optional.empty());
        alive(transaction, version.articleId());
        return attached(transaction.run());
    }

    private static Attached attached(List<Integer> failed) {
        if (failed.isEmpty()) {
            return Attached.ADDED;
        }
        return failed.contains(0) ? Attached.ALREADY_THERE : Attached.CHANGED_MEANWHILE;
    }

    @Override
    public void restore(String memory, Instant told) {
        this.memory.restore(memory, told);
    }

    /** Writes a fact's next state, the page of its history, and what is to be told. */
    private void replace(
            Transaction transaction,
            Fact before,
            Fact after,
            Optional<Revision> revision,
            Optional<Alert> alert,
            List<MatchKey> claims,
            Optional<IndexMark> mark) {
        FactRows.replace(transaction, before, after, claims);
        revision.ifPresent(page -> transaction.put(FactRows.revision(after, page)));
        alert.ifPresent(one -> decide(transaction, one, memory.of(after, claims), mark));
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
            var transaction = new Transaction(dynamo, name);
            ArticleRows.mark(transaction, article, first, facts);
            rolls.close(transaction, version, article.indexed());
            if (transaction.run().isEmpty()) {
                return true;
            }
            // Another version was marked, or a decision was added, in between; or the article was deleted.
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
    public Optional<IndexedArticle> indexed(VersionKey version) {
        return article(version.articleId()).version(version.version());
    }

    @Override
    public List<IndexedArticle> versionsOf(String articleId) {
        return article(articleId).versions();
    }

    @Override
    public List<IndexedArticle> byContent(String sha256) {
        return table
                .all(table.listed(ArticleRows.content(sha256), "0", "~")
                        .map(row -> Map.of(Items.PK, row.get(Items.PK), Items.SK, row.get(Items.SK)))
                        .toList())
                .stream()
                .filter(ArticleRows::isVersion)
                .map(row -> Items.read(row, IndexedArticle.class))
                .sorted(Comparator.comparing(IndexedArticle::id).thenComparing(IndexedArticle::version))
                .toList();
    }

    @Override
    public List<IndexedArticle> byUrl(String canonicalUrl) {
        return versionsOf(Id.of("url:" + canonicalUrl, Article.ID_LENGTH));
    }

    @Override
    public Optional<Fact> fact(String factId) {
        return table.get(FactRows.pk(factId), FactRows.FACT).map(item -> Items.read(item, Fact.class));
    }

    @Override
    public List<Fact> facts(Collection<String> factIds) {
        var facts = byId(factIds);
        return factIds.stream().map(facts::get).filter(fact -> fact != null).toList();
    }

    @Override
    public List<Sighting> sightings(String factId) {
        return sightings(table.query(FactRows.pk(factId), FactRows.SIGHTING).toList());
    }

    private static List<Sighting> sightings(List<Map<String, AttributeValue>> rows) {
        return rows.stream()
                .filter(row -> row.get(Items.SK).s().startsWith(FactRows.SIGHTING))
                .map(row -> FactRows.seen(row).sighting())
                .sorted(Comparator.comparing(Sighting::seen)
                        .thenComparing(one -> one.version().articleId())
                        .thenComparing(one -> one.version().version()))
                .toList();
    }

    @Override
    public Optional<ReportedFact> reported(String factId) {
        // The alerts lie before that range, and are not read.
        var rows = table.range(FactRows.pk(factId), FactRows.FACT, FactRows.SIGHTING + "~")
                .toList();
        return rows.stream()
                .filter(row -> row.get(Items.SK).s().equals(FactRows.FACT))
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
        var keys = new ArrayList<Map<String, AttributeValue>>();
        article(articleId)
                .reported()
                .forEach((version, facts) -> facts.forEach(
                        fact -> keys.add(FactRows.sightingKey(new VersionKey(articleId, version), fact))));
        var sightings = new LinkedHashMap<String, List<Sighting>>();
        table.all(keys).stream()
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
    public List<Fact> factsOf(String articleId) {
        return facts(article(articleId).facts());
    }

    @Override
    public FactPage find(FactQuery query) {
        return lists.find(query);
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
