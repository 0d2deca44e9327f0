package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.aws.Clients;
import dev.parley.aws.S3CommitStore;
import dev.parley.facts.IndexedArticle;
import dev.parley.local.LocalStack;
import dev.parley.local.Stacks;
import dev.parley.lucene.commits.MirroredSnapshots;
import dev.parley.lucene.commits.MirroredWriter;
import dev.parley.lucene.index.LuceneChanges;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.search.ArticleDocument;
import dev.parley.search.Search;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

class RebuildCommandTest {
    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void anUnknownPartIsWrongUsage() {
        assertEquals(2, run("rebuild", "--only", "everything").exit());
    }

    @Test
    void theThresholdOfADeployedStackIsThatOfItsSetting() throws Exception {
        var outputs = Map.of(
                "ArchiveBucketName", "b", "IndexTableName", "t", "ConfidenceThreshold", "7", "ObjectLockDays", "0");
        try (var cloudFormation = new FakeCloudFormation().with(outputs)) {
            var ran = CommandRun.runWith(
                    List.of(cloudFormation.options(Map.of("AWS_REGION", "eu-west-1"))), "rebuild", "--stack", "parley");
            assertEquals(2, ran.exit(), ran.err());
            assertTrue(ran.err().contains("--threshold: "), ran.err());
        }
    }

    @Test
    void aRebuildGivesTheSameIndexesAsTheStack() throws Exception {
        try (var stack = Stacks.start(data, Clock.systemUTC(), Map.of("FreshnessHours", "0"))) {
            RunningStack.write(stack, data);
            var sent = run("add", "../../events/articles", "--endpoint", stack.api() + "");
            // One of the samples is not an article.
            assertEquals(1, sent.err().lines().count(), sent.err());
            stack.awaitIdle();
            var articles = articles(stack);
            var facts = facts(stack);
            assertTrue(articles.size() > 10 && facts.size() > 5, articles + " " + facts);
            var delivered = stack.delivered().size();

            // A document without an article is removed; the others stay.
            addOrphan(stack);
            assertEquals(articles.size() + 1, articles(stack).size());
            var inPlace = rebuild("--only", "search");
            assertTrue(inPlace.contains(", 1 removed that no longer exist"), inPlace);
            assertEquals(articles, articles(stack));
            assertEquals(facts, facts(stack));

            rebuild("--only", "search", "--afresh");
            assertEquals(articles, articles(stack));
            assertEquals(facts, facts(stack));

            // A damaged index cannot be read until it is rebuilt.
            damage(stack);
            rebuild("--only", "search");
            assertEquals(articles, articles(stack));
            assertEquals(facts, facts(stack));

            // The table is lost. The ids of facts stay the same, and nothing is alerted again.
            emptyTheTable(stack);
            var both = rebuild();
            assertTrue(both.contains("index   " + versions(stack) + " versions are in the archive"), both);
            stack.awaitIdle();
            assertEquals(articles, articles(stack));
            assertEquals(delivered, stack.delivered().size());
            assertEquals(List.of(), stack.messages("FollowFailures"));
        }
    }

    private String rebuild(String... more) {
        var arguments = new ArrayList<>(List.of("rebuild", "--data", data.toString()));
        arguments.addAll(List.of(more));
        var ran = run(arguments.toArray(String[]::new));
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }

    private static Clients clients(LocalStack stack) {
        return new Clients(stack.environment("FollowFunction"));
    }

    private static String bucket() {
        return LocalStack.bucketName("ArchiveBucket");
    }

    private void addOrphan(LocalStack stack) {
        var orphan = new IndexedArticle(
                "g7r09fx3dpb4h8q4k",
                "8bqzgq4hp9q1mp58t",
                Article.State.READABLE,
                Optional.empty(),
                "An orphan",
                Optional.empty(),
                Optional.of(LocalDate.EPOCH),
                "en",
                Instant.EPOCH,
                Instant.EPOCH,
                "0".repeat(64),
                Optional.empty());
        new MirroredWriter(
                        new S3CommitStore(clients(stack).s3(), bucket()),
                        folder.resolve("writer"),
                        LuceneChanges::config,
                        LuceneChanges::new,
                        Clock.systemUTC())
                .commit(to ->
                        to.putArticle(orphan.id(), List.of(new ArticleDocument(orphan, true, "Text.", List.of()))));
    }

    private static void damage(LocalStack stack) {
        var s3 = clients(stack).s3();
        for (var file : objects(stack, "search/files/")) {
            s3.putObject(put -> put.bucket(bucket()).key(file), RequestBody.fromString("nonsense"));
        }
    }

    private static long versions(LocalStack stack) {
        return objects(stack, "articles/").size();
    }

    private static List<String> objects(LocalStack stack, String prefix) {
        return clients(stack)
                .s3()
                .listObjectsV2Paginator(list -> list.bucket(bucket()).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static void emptyTheTable(LocalStack stack) {
        var dynamo = clients(stack).dynamo();
        for (var item :
                dynamo.scanPaginator(scan -> scan.tableName("IndexTable")).items()) {
            dynamo.deleteItem(delete -> delete.tableName("IndexTable")
                    .key(Map.of(
                            "pk", AttributeValue.fromS(item.get("pk").s()),
                            "sk", AttributeValue.fromS(item.get("sk").s()))));
        }
    }

    private Set<String> articles(LocalStack stack) {
        var ids = new TreeSet<String>();
        try (var snapshots = snapshots(stack)) {
            new LuceneSearchIndex(snapshots)
                    .allArticles(Search.everything())
                    .found()
                    .forEachRemaining(found ->
                            ids.add(found.article().id() + " " + found.article().version()));
        }
        return ids;
    }

    private Set<String> facts(LocalStack stack) {
        var ids = new TreeSet<String>();
        try (var snapshots = snapshots(stack)) {
            new LuceneSearchIndex(snapshots)
                    .allFacts(Search.everything())
                    .found()
                    .forEachRemaining(ids::add);
        }
        return ids;
    }

    private MirroredSnapshots snapshots(LocalStack stack) {
        return new MirroredSnapshots(
                new S3CommitStore(clients(stack).s3(), bucket()),
                folder.resolve("reader"),
                Duration.ZERO,
                Clock.systemUTC());
    }
}
