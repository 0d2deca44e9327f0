package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.ArchiveInventory.Holding;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoIndexedVersions;
import dev.parley.aws.S3ArchiveInventory;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3FixityArchive;
import dev.parley.facts.IndexedArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** The promises of the ports that list the whole archive and the whole index, tested on a backend. */
abstract class HoldingsContract {
    /** More than one page of a listing. */
    private static final int MANY = 1005;

    abstract Clients clients();

    abstract String bucket();

    abstract String table();

    private S3ArchiveInventory holdings() {
        return new S3ArchiveInventory(clients().s3(), bucket());
    }

    @Test
    void versionsAreListedInOrderOfKeysAndTheListCanContinueAfterAnyKey() {
        var archive = new S3ArticleArchive(clients().s3(), bucket());
        var stored = new ArrayList<VersionKey>();
        IntStream.range(0, MANY).forEach(i -> stored.add(Samples.version()));
        stored.parallelStream().forEach(key -> archive.putIfAbsent(key, Samples.bytes(key.version())));
        stored.sort(Comparator.comparing(VersionKey::objectKey));
        var mine = Set.copyOf(stored);
        var listed = listed(Optional.empty());
        assertEquals(stored, listed.stream().filter(mine::contains).toList());
        var middle = stored.get(MANY / 2);
        assertEquals(
                stored.subList(MANY / 2 + 1, MANY),
                listed(Optional.of(middle.objectKey())).stream()
                        .filter(mine::contains)
                        .toList());
    }

    private List<VersionKey> listed(Optional<String> after) {
        return holdings()
                .list(after)
                .flatMap(holding -> holding.version().stream())
                .toList();
    }

    @Test
    void otherObjectsAreListedWithoutAVersion() {
        var key = "articles/" + Samples.name() + ".txt";
        clients().s3().putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromString("note"));
        var found = holdings()
                .list(Optional.empty())
                .filter(holding -> holding.objectKey().equals(key))
                .toList();
        assertEquals(1, found.size());
        assertEquals(Optional.empty(), found.getFirst().version());
        assertTrue(found.getFirst().bytes() > 0);
        assertEquals(Optional.empty(), new Holding("articles/x/y/z.warc.gz", 1, Instant.EPOCH).version());
    }

    @Test
    void oneObjectIsFoundByItsKey() {
        var key = Samples.version();
        assertEquals(Optional.empty(), holdings().holding(key.objectKey()));
        new S3ArticleArchive(clients().s3(), bucket()).putIfAbsent(key, Samples.bytes("a version"));
        var found = holdings().holding(key.objectKey()).orElseThrow();
        assertEquals(Optional.of(key), found.version());
        assertEquals(Samples.bytes("a version").length, found.bytes());
    }

    @Test
    void theIndexIsReadInPartsAndTheVersionsWithoutAnObjectAreThoseThatAreReported() {
        var index = new DynamoFactIndex(clients().dynamo(), table());
        var archive = new S3ArticleArchive(clients().s3(), bucket());
        var absent = new HashSet<VersionKey>();
        var present = new HashSet<VersionKey>();
        for (int i = 0; i < 20; i++) {
            var key = Samples.version();
            index.markIndexed(article(key, i));
            (i % 2 == 0 ? absent : present).add(key);
            if (i % 2 != 0) {
                archive.putIfAbsent(key, Samples.bytes(key.version()));
            }
        }
        var fixity = new S3FixityArchive(archive, holdings(), index, clients().dynamo(), table());
        var found = new ArrayList<VersionKey>();
        for (int part = 0; part < 3; part++) {
            var next = Optional.<String>empty();
            do {
                var page = fixity.indexed(part, 3, next);
                found.addAll(page.absent());
                next = page.next();
            } while (next.isPresent());
        }
        assertEquals(found.size(), Set.copyOf(found).size(), "some came twice");
        assertTrue(found.containsAll(absent));
        assertTrue(found.stream().noneMatch(present::contains));
    }

    @Test
    void anArticleIsDeletedWhenItHasATombstone() {
        var deleted = Samples.version().articleId();
        clients()
                .s3()
                .putObject(
                        put -> put.bucket(bucket()).key("tombstones/" + deleted + ".json"),
                        RequestBody.fromString("{}"));
        assertTrue(holdings().isDeleted(deleted));
        assertFalse(holdings().isDeleted(Samples.version().articleId()));
    }

    @Test
    void everyIndexedVersionIsReturnedOnce() {
        var index = new DynamoFactIndex(clients().dynamo(), table());
        var mine = new HashSet<IndexedArticle>();
        for (int i = 0; i < 30; i++) {
            var article = article(Samples.version(), i);
            index.markIndexed(article);
            mine.add(article);
        }
        var fact = Samples.fact();
        index.record(fact, Samples.keys(2), Samples.sighting(fact), Optional.empty(), Optional.empty());
        var found = new DynamoIndexedVersions(clients().dynamo(), table())
                .all()
                .filter(article -> article.title().startsWith("contract of holdings"))
                .toList();
        assertEquals(found.size(), Set.copyOf(found).size(), "some came twice");
        assertTrue(found.containsAll(mine));
    }

    private static IndexedArticle article(VersionKey key, int number) {
        return new IndexedArticle(
                key.articleId(),
                key.version(),
                Article.State.READABLE,
                Optional.empty(),
                "contract of holdings " + "x".repeat(30_000) + number,
                Optional.empty(),
                Optional.of(LocalDate.EPOCH),
                "en",
                Instant.EPOCH,
                Instant.EPOCH,
                "00",
                Optional.empty());
    }
}
