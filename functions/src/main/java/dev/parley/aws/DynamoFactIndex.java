package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Claim;
import dev.parley.facts.Fact;
import dev.parley.facts.FactIndex;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import dev.parley.ids.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The index in one DynamoDB table. Every list is one query:
 *
 * <table>
 *   <caption>Items by key</caption>
 *   <tr><th>pk</th><th>sk</th><th>what</th></tr>
 *   <tr><td>ARTICLE#id</td><td>VERSION#arrived#version</td><td>an indexed version</td></tr>
 *   <tr><td>ARTICLE#id</td><td>FACT#factId</td><td>the article reports the fact</td></tr>
 *   <tr><td>ARTICLE#id</td><td>SIGHTING#version#factId</td><td>this version reports the fact, once; with the sighting
 *       and the state of the fact that it led to</td></tr>
 *   <tr><td>ARTICLE#id</td><td>WITHDRAWN#version#factId</td><td>this version no longer reports the fact; with the state
 *       that it led to</td></tr>
 *   <tr><td>ARTICLE#id</td><td>TOMBSTONE</td><td>the article was deleted: see {@link DynamoFactRemoval}</td></tr>
 *   <tr><td>CONTENT#sha256</td><td>articleId#version</td><td>an indexed version by its original bytes</td></tr>
 *   <tr><td>FACT#id</td><td>FACT</td><td>a fact</td></tr>
 *   <tr><td>FACT#id</td><td>SIGHTING#seen#articleId#version</td><td>a sighting of it</td></tr>
 *   <tr><td>FACT#id</td><td>REVISION#number</td><td>a page of its history</td></tr>
 *   <tr><td>FACT#id</td><td>ALERT#alertId</td><td>an alert that was decided for it</td></tr>
 *   <tr><td>FACT#id</td><td>CLAIMS</td><td>the claims that it holds</td></tr>
 *   <tr><td>CLAIM#key</td><td>CLAIM</td><td>which fact holds the claim</td></tr>
 *   <tr><td>FACTS, PERSON#id, COUNTRY#alpha3, TYPE#label</td><td>day#factId</td><td>a copy of a fact, for lists</td></tr>
 *   <tr><td>DAY#2026-11-24</td><td>arrived#articleId#version</td><td>an indexed version, by the day on which it
 *       came: see {@link DynamoArrivals}</td></tr>
 *   <tr><td>DAYS</td><td>2026-11-24</td><td>a day whose tables are to be written</td></tr>
 *   <tr><td>ROLL#id</td><td>MEMBER#, WAITING, DISPATCH</td><td>the outbox: see {@link Rolls}</td></tr>
 *   <tr><td>ROLLS</td><td>STORM, DAY</td><td>which digest is open</td></tr>
 *   <tr><td>QUOTA#what</td><td>QUOTA</td><td>how much of a limit is used: see {@link Quota}</td></tr>
 *   <tr><td>RECEIPTS</td><td>RECALLED</td><td>how far the receipts were read</td></tr>
 *   <tr><td>EMBARGOES</td><td>end#articleId#version</td><td>a version that waits for the end of its embargo: see
 *       {@link DynamoEmbargoes}</td></tr>
 *   <tr><td>NAME#id, UNKNOWN-NAMES</td><td></td><td>names for review: see {@link DynamoUnknownNames}</td></tr>
 * </table>
 */
public final class DynamoFactIndex implements FactIndex {
    private static final int BATCH = 100;
    private static final int PAGE = 100;
    private static final int ATTEMPTS = 8;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Rolls rolls;
    private final FactMemory memory;
    private final DynamoArrivals arrivals;

    public DynamoFactIndex(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
        this.rolls = new Rolls(new Table(dynamo, table));
        this.memory = new FactMemory(new Table(dynamo, table));
        this.arrivals = new DynamoArrivals(dynamo, table);
    }

    @Override
    public SequencedMap<Claim, Fact> holders(Collection<Claim> claims) {
        var ids = new HashMap<String, String>();
        for (var item : batchGet(claims.stream()
                .map(claim -> key("CLAIM#" + claim.key(), "CLAIM"))
                .toList())) {
            ids.put(item.get(Items.PK).s(), item.get("factId").s());
        }
        var facts = byId(ids.values());
        var holders = new LinkedHashMap<Claim, Fact>();
        for (var claim : claims) {
            var fact = facts.get(ids.get("CLAIM#" + claim.key()));
            if (fact != null) {
                holders.put(claim, fact);
            }
        }
        return holders;
    }

    @Override
    public boolean record(Fact fact, Set<Claim> claims, Sighting sighting, Optional<Alert> alert) {
        var transaction = new Transaction(dynamo, table).putIfAbsent(FactRows.fact(fact));
        sighted(transaction, fact, sighting);
        FactLists.items(fact).forEach(transaction::put);
        alert.ifPresent(a -> rolls.decide(transaction, a, memory.of(fact, claims)));
        transaction.unlessThere(DynamoFactRemoval.key(sighting.version().articleId()));
        memory.claim(transaction, claims, fact);
        return transaction.run().isEmpty();
    }

    @Override
    public Attached attach(
            Fact before,
            Fact after,
            Set<Claim> claims,
            Sighting sighting,
            Optional<Revision> revision,
            Optional<Alert> alert) {
        var transaction = new Transaction(dynamo, table);
        // First, so that its position tells it apart from the other conditions.
        transaction.putIfAbsent(FactRows.marker(after, sighting));
        transaction.put(FactRows.sighting(after, sighting)).put(FactRows.articleFact(after, sighting));
        replace(transaction, before, after, revision, alert, claims);
        transaction.unlessThere(DynamoFactRemoval.key(sighting.version().articleId()));
        memory.claim(transaction, claims, after);
        return attached(transaction.run());
    }

    @Override
    public Attached withdraw(
            Fact before, Fact after, VersionKey version, Optional<Revision> revision, Optional<Alert> alert) {
        var transaction = new Transaction(dynamo, table);
        transaction.putIfAbsent(FactRows.withdrawal(after, version));
        replace(transaction, before, after, revision, alert, Set.of());
        transaction.unlessThere(DynamoFactRemoval.key(version.articleId()));
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

    /** Writes a fact's next state wherever it stands, the page of its history, and what is to be told. */
    private void replace(
            Transaction transaction,
            Fact before,
            Fact after,
            Optional<Revision> revision,
            Optional<Alert> alert,
            Set<Claim> claims) {
        FactLists.replace(transaction, before, after);
        revision.ifPresent(page -> transaction.put(FactRows.revision(after, page)));
        alert.ifPresent(a -> rolls.decide(transaction, a, memory.of(after, claims)));
    }

    private static void sighted(Transaction transaction, Fact fact, Sighting sighting) {
        transaction
                .putIfAbsent(FactRows.marker(fact, sighting))
                .put(FactRows.sighting(fact, sighting))
                .put(FactRows.articleFact(fact, sighting));
    }

    @Override
    public boolean markIndexed(IndexedArticle article) {
        var version = article.id() + "#" + article.version();
        // Before the version can be seen, so that no crash in between loses its day.
        arrivals.touch(DynamoArrivals.day(article), article.indexed());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var transaction = new Transaction(dynamo, table)
                    .putIfAbsent(item("ARTICLE#" + article.id(), "INDEXED#" + article.version(), "marker", article))
                    .put(item(
                            "ARTICLE#" + article.id(),
                            "VERSION#" + SortableInstant.of(article.arrived()) + "#" + article.version(),
                            "version",
                            article))
                    .put(item("CONTENT#" + article.originalSha256(), version, "version", article))
                    .put(DynamoArrivals.arrival(article));
            rolls.close(transaction, new VersionKey(article.id(), article.version()), article.indexed());
            transaction.unlessThere(DynamoFactRemoval.key(article.id()));
            var failed = transaction.run();
            if (failed.isEmpty() || failed.contains(0)) {
                return failed.isEmpty();
            }
            // A decision was added, or a digest closed, in between.
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for " + version);
    }

    @Override
    public Optional<IndexedArticle> indexed(VersionKey version) {
        return get("ARTICLE#" + version.articleId(), "INDEXED#" + version.version())
                .map(item -> Items.read(item, IndexedArticle.class));
    }

    @Override
    public List<IndexedArticle> versionsOf(String articleId) {
        return query("ARTICLE#" + articleId, "VERSION#").stream()
                .map(item -> Items.read(item, IndexedArticle.class))
                .toList();
    }

    @Override
    public List<IndexedArticle> byContent(String sha256) {
        return query("CONTENT#" + sha256, "").stream()
                .map(item -> Items.read(item, IndexedArticle.class))
                .toList();
    }

    @Override
    public List<IndexedArticle> byUrl(String canonicalUrl) {
        return versionsOf(Id.of("url:" + canonicalUrl, Article.ID_LENGTH));
    }

    @Override
    public Optional<Fact> fact(String factId) {
        return get("FACT#" + factId, "FACT").map(item -> Items.read(item, Fact.class));
    }

    @Override
    public List<Fact> facts(Collection<String> factIds) {
        var facts = byId(factIds);
        return factIds.stream().map(facts::get).filter(fact -> fact != null).toList();
    }

    @Override
    public List<Sighting> sightings(String factId) {
        return query("FACT#" + factId, "SIGHTING#").stream()
                .map(item -> Items.read(item, Sighting.class))
                .toList();
    }

    @Override
    public List<Revision> history(String factId) {
        return query("FACT#" + factId, "REVISION#").stream()
                .map(item -> Items.read(item, Revision.class))
                .toList();
    }

    @Override
    public SequencedMap<String, List<Sighting>> sightingsIn(String articleId) {
        var sightings = new LinkedHashMap<String, List<Sighting>>();
        for (var item : query("ARTICLE#" + articleId, "SIGHTING#")) {
            sightings
                    .computeIfAbsent(item.get("factId").s(), id -> new ArrayList<>())
                    .add(Items.read(item, Sighting.class));
        }
        return sightings;
    }

    @Override
    public List<Fact> factsOf(String articleId) {
        var ids = query("ARTICLE#" + articleId, "FACT#").stream()
                .map(item -> item.get("factId").s())
                .toList();
        return facts(ids);
    }

    @Override
    public FactPage find(FactQuery query) {
        var request = FactLists.request(table, query);
        var start = Cursor.sortKey(query)
                .map(sk -> key(FactLists.partition(query), sk))
                .orElse(null);
        var found = new ArrayList<Fact>();
        do {
            var page = dynamo.query(
                    request.toBuilder().exclusiveStartKey(start).limit(PAGE).build());
            for (var item : page.items()) {
                found.add(Items.read(item, Fact.class));
                if (found.size() > query.limit()) {
                    found.removeLast();
                    return new FactPage(found, Optional.of(Cursor.of(query, FactLists.sortKey(found.getLast()))));
                }
            }
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (start != null);
        return new FactPage(found, Optional.empty());
    }

    private Optional<Map<String, AttributeValue>> get(String pk, String sk) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(key(pk, sk)).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    private List<Map<String, AttributeValue>> query(String pk, String skPrefix) {
        var names = new HashMap<>(Map.of("#pk", Items.PK));
        var values = new HashMap<>(Map.of(":pk", text(pk)));
        var condition = "#pk = :pk";
        if (!skPrefix.isEmpty()) {
            names.put("#sk", Items.SK);
            values.put(":sk", text(skPrefix));
            condition += " AND begins_with(#sk, :sk)";
        }
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .consistentRead(true)
                .build();
        return dynamo.queryPaginator(request).items().stream().toList();
    }

    private Map<String, Fact> byId(Collection<String> ids) {
        var facts = new HashMap<String, Fact>();
        for (var item : batchGet(new LinkedHashSet<>(ids)
                .stream().map(id -> key("FACT#" + id, "FACT")).toList())) {
            var fact = Items.read(item, Fact.class);
            facts.put(fact.id(), fact);
        }
        return facts;
    }

    private List<Map<String, AttributeValue>> batchGet(List<Map<String, AttributeValue>> keys) {
        var found = new ArrayList<Map<String, AttributeValue>>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            var wanted = keys.subList(from, Math.min(keys.size(), from + BATCH));
            var asked = Map.of(
                    table,
                    KeysAndAttributes.builder()
                            .keys(wanted)
                            .consistentRead(true)
                            .build());
            while (!asked.isEmpty()) {
                var request = asked;
                var answer = dynamo.batchGetItem(b -> b.requestItems(request));
                found.addAll(answer.responses().getOrDefault(table, List.of()));
                asked = answer.unprocessedKeys();
            }
        }
        return found;
    }
}
