package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;

import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The partition of an article, {@code ARTICLE#id}.
 *
 * <p>The row {@code HEAD} is the version that was indexed first, or the tombstone. They share a key, so that the first
 * version is written by one conditional put, without a check of a second row. A later version is a row
 * {@code INDEXED#version}; its transaction also updates a counter in the head and fails when the head is a tombstone.
 */
final class ArticleRows {
    static final String HEAD = "HEAD";
    static final String INDEXED = "INDEXED#";
    static final String SIGHTING = "SIGHTING#";
    static final String WITHDRAWN = "WITHDRAWN#";
    static final String TOMBSTONE = "tombstone";

    /** Condition on the head: the article is not deleted. Its values are {@link #notDeleted}. */
    static final String NOT_DELETED = "attribute_not_exists(pk) OR #entity <> :tombstone";

    static final String VERSION = "version";
    private static final String FACTS = "facts";
    private static final String LATER = "later";

    private ArticleRows() {}

    static String pk(String articleId) {
        return "ARTICLE#" + articleId;
    }

    static Map<String, AttributeValue> head(String articleId) {
        return key(pk(articleId), HEAD);
    }

    static Map<String, AttributeValue> notDeleted() {
        return Map.of(":tombstone", text(TOMBSTONE));
    }

    /** @param facts ids of the facts that the version reports */
    static Map<String, AttributeValue> version(IndexedArticle article, boolean first, Collection<String> facts) {
        var item = item(pk(article.id()), first ? HEAD : INDEXED + article.version(), VERSION, article);
        item.put(DynamoTable.LIST, text(content(article.originalSha256())));
        item.put(DynamoTable.PLACE, text(article.id() + "#" + article.version()));
        if (!facts.isEmpty()) {
            item.put(FACTS, Items.texts(facts));
        }
        return item;
    }

    /** The list of versions with the same original bytes. */
    static String content(String sha256) {
        return "CONTENT#" + sha256;
    }

    /** Adds the row of a version, on condition that it is new and the article is not deleted. */
    static void mark(Transaction transaction, IndexedArticle article, boolean first, Collection<String> facts) {
        transaction.putIfAbsent(version(article, first, facts));
        if (!first) {
            transaction.update(
                    head(article.id()),
                    "ADD #later :one",
                    "attribute_exists(pk) AND #entity <> :tombstone",
                    Map.of(":one", Items.number(1), ":tombstone", text(TOMBSTONE)));
        }
    }

    /** A row that says that a version reports a fact, until the version is marked. */
    static Map<String, AttributeValue> pointer(VersionKey version, String factId) {
        return item(pk(version.articleId()), SIGHTING + version.version() + "#" + factId, "pointer");
    }

    /** Turns the head into the tombstone; an existing tombstone stays. */
    static void bury(DynamoTable table, Tombstone tombstone) {
        table.update(
                head(tombstone.articleId()),
                "SET #entity = :tombstone, #tombstone = :content REMOVE #list",
                NOT_DELETED,
                Map.of(":tombstone", text(TOMBSTONE), ":content", text(Items.write(tombstone))));
    }

    static boolean isTombstone(Map<String, AttributeValue> row) {
        return Items.required(row, Items.ENTITY).s().equals(TOMBSTONE);
    }

    static boolean isVersion(Map<String, AttributeValue> row) {
        return Items.required(row, Items.ENTITY).s().equals(VERSION);
    }

    /** Whether the article has no version besides the head. */
    static boolean isAlone(Map<String, AttributeValue> head) {
        return !head.containsKey(LATER);
    }

    /** Whether a row is that of this version. */
    static boolean isOf(Map<String, AttributeValue> row, String version) {
        return isVersion(row) && Items.required(row, DynamoTable.PLACE).s().endsWith("#" + version);
    }

    /** An article from the rows of its partition, without its withdrawals. */
    static KnownArticle known(String articleId, List<Map<String, AttributeValue>> rows) {
        if (rows.stream().anyMatch(ArticleRows::isTombstone)) {
            return new KnownArticle(articleId, true, List.of(), new LinkedHashMap<>());
        }
        var versions = rows.stream()
                .filter(ArticleRows::isVersion)
                .map(row -> Items.read(row, IndexedArticle.class))
                .sorted(Comparator.comparing(IndexedArticle::arrived).thenComparing(IndexedArticle::version))
                .toList();
        return new KnownArticle(articleId, false, versions, reported(rows));
    }

    /** Ids of the facts that each version reports, by version. A tombstone lists those that are still to be removed. */
    static SequencedMap<String, List<String>> reported(List<Map<String, AttributeValue>> rows) {
        var reported = new LinkedHashMap<String, LinkedHashSet<String>>();
        for (var row : rows) {
            var sk = Items.required(row, Items.SK).s();
            if (row.containsKey(FACTS)) {
                var version = Items.required(row, DynamoTable.PLACE).s().split("#")[1];
                reported.computeIfAbsent(version, v -> new LinkedHashSet<>()).addAll(Items.texts(row, FACTS));
            } else if (sk.startsWith(SIGHTING)) {
                var parts = sk.substring(SIGHTING.length()).split("#");
                reported.computeIfAbsent(parts[0], v -> new LinkedHashSet<>()).add(parts[1]);
            }
        }
        var lists = new LinkedHashMap<String, List<String>>();
        reported.forEach((version, facts) -> lists.put(version, List.copyOf(facts)));
        return lists;
    }
}
