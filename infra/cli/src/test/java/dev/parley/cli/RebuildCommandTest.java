package dev.parley.cli;

import static dev.parley.cli.CommandLineTest.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.aws.Clients;
import dev.parley.aws.S3CommitStore;
import dev.parley.facts.IndexedArticle;
import dev.parley.local.LocalStack;
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
    void aStackMustBeNamedWhole() {
        var none = run("rebuild");
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("name a stack"), none.err());
        var half = run("rebuild", "--endpoint", "http://127.0.0.1:1");
        assertEquals(2, half.exit());
        assertTrue(half.err().contains("--endpoint and --dynamodb go together"), half.err());
        var part = run("rebuild", "--bucket", "b", "--table", "t", "--only", "everything");
        assertEquals(2, part.exit());
    }

    @Test
    void whereNothingAnswersItSaysSo() {
        var ran = run("rebuild", "--endpoint", "http://127.0.0.1:1", "--dynamodb", "http://127.0.0.1:1");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("is \"./parley up\" running?"), ran.err());
    }

    @Test
    void aRebuildGivesWhatFollowingGave() throws Exception {
        try (var stack = start()) {
            var sent = run("add", "../../events/articles", "--endpoint", stack.api() + "");
            // One of the samples holds no article.
            assertEquals(1, sent.err().lines().count(), sent.err());
            stack.awaitIdle();
            var articles = articles(stack);
            var facts = facts(stack);
            assertTrue(articles.size() > 10 && facts.size() > 5, articles + " " + facts);
            var told = stack.delivered().size();

            // One that is no longer there goes; the rest is as it was.
            ghost(stack);
            assertEquals(articles.size() + 1, articles(stack).size());
            var inPlace = rebuild(stack, "--only", "search");
            assertTrue(inPlace.contains(", 1 removed that are no longer there"), inPlace);
            assertEquals(articles, articles(stack));
            assertEquals(facts, facts(stack));

            rebuild(stack, "--only", "search", "--afresh");
            assertEquals(articles, articles(stack));
            assertEquals(facts, facts(stack));

            // Damaged: nobody can read it until it is rebuilt.
            damage(stack);
            rebuild(stack, "--only", "search");
            assertEquals(articles, articles(stack));
            assertEquals(facts, facts(stack));

            // The table is lost; the links that were given out stay, and nothing is told again.
            forgetTheIndex(stack);
            var both = rebuild(stack);
            assertTrue(both.contains("index   " + versions(stack) + " versions are in the archive"), both);
            stack.awaitIdle();
            assertEquals(articles, articles(stack));
            assertEquals(told, stack.delivered().size());
            assertEquals(List.of(), stack.messages("FollowFailures"));
        }
    }

    private LocalStack start() throws Exception {
        return LocalStack.start(new LocalStack.Options(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of("FreshnessHours", "0"), line -> {}));
    }

    private static String rebuild(LocalStack stack, String... more) {
        var arguments = new ArrayList<>(List.of(
                "rebuild",
                "--endpoint",
                stack.s3().toString(),
                "--dynamodb",
                stack.dynamoDb().toString()));
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

    private void ghost(LocalStack stack) {
        var ghost = new IndexedArticle(
                "g7r09fx3dpb4h8q4k",
                "8bqzgq4hp9q1mp58t",
                Article.State.READABLE,
                Optional.empty(),
                "A ghost",
                Optional.empty(),
                Optional.of(LocalDate.EPOCH),
                "en",
                Instant.EPOCH,
                Instant.EPOCH,
                "0".repeat(64));
        new MirroredWriter(
                        new S3CommitStore(clients(stack).s3(), bucket()),
                        folder.resolve("writer"),
                        LuceneChanges::config,
                        LuceneChanges::new,
                        Clock.systemUTC())
                .commit(to -> to.putArticle(ghost.id(), List.of(new ArticleDocument(ghost, true, "Boo.", List.of()))));
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

    private static void forgetTheIndex(LocalStack stack) {
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
