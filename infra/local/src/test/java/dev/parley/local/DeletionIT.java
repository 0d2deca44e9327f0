package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.DeleteArticle;
import dev.parley.application.ports.ArticleRemoval;
import dev.parley.articles.Tombstone;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoFactRemoval;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3ArticleRemoval;
import dev.parley.aws.S3LegalHolds;
import dev.parley.ids.Id;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Deletion of an article on the local stack, seen over HTTP. */
class DeletionIT {
    private static final List<String> WRITES = List.of("putItem", "deleteItem", "transactWriteItems", "bury", "remove");
    private static final String BOTH = "U.S. President Donald Trump spoke by telephone with Russian President Vladimir"
            + " Putin on %1$s. U.S. President Donald Trump spoke by telephone with Ukrainian President Volodymyr"
            + " Zelensky on %1$s.";
    private static final String ONE = "President Putin and President Trump spoke by phone on %1$s, the Kremlin said.";

    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Clients clients;
    private static String bucket;
    private static String table;

    @BeforeAll
    static void start() throws Exception {
        stack = Stacks.start(data, Stacks.FEBRUARY_12);
        var environment = stack.environment("IndexFunction");
        clients = new Clients(environment);
        bucket = environment.get("ARCHIVE_BUCKET");
        table = environment.get("INDEX_TABLE");
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    /** Two outlets report a call with Putin. The first also reports one with Zelensky, has two versions, and is deleted. */
    private record Story(String name, String day, String article, String version, String other) {
        static Story archived(String name, String day) throws Exception {
            var first = post(name, BOTH.formatted(day));
            post(name, BOTH.formatted(day) + " Nothing more is known.");
            var second = post(name + "-other", ONE.formatted(day));
            return new Story(name, day, first[0], first[1], second[0]);
        }

        private static String[] post(String name, String text) throws Exception {
            var answer = Stacks.json(Stacks.post(stack.api(), Stacks.article(name, "2025-02-12", text)));
            stack.awaitIdle();
            return new String[] {
                answer.path("id").asText(), answer.path("version").asText()
            };
        }

        void isGone() throws Exception {
            for (var path : List.of(
                    "",
                    "/timemap",
                    "/diff",
                    "/versions/" + version,
                    "/versions/" + version + "/original",
                    "/versions/" + version + "/warc",
                    "/versions/" + version + "/citation")) {
                var answer = Stacks.get(stack.api(), "/articles/" + article + path);
                assertEquals(410, answer.statusCode(), path);
                assertEquals(
                        "application/problem+json",
                        answer.headers().firstValue("content-type").orElseThrow());
                var problem = Stacks.json(answer);
                assertEquals(article, problem.path("articleId").asText());
                assertEquals("A wrong person was named", problem.path("reason").asText());
                assertEquals("2025-02-12T22:00:00Z", problem.path("deleted").asText());
                assertEquals(2, problem.path("versions").size());
                assertTrue(problem.path("detail").asText().contains("A wrong person was named"));
            }
            assertEquals(List.of(), archive().versions(article));
            assertEquals(List.of("HEAD"), rows("ARTICLE#" + article));
            var call = Stacks.json(Stacks.get(
                    stack.api(),
                    "/facts/"
                            + Stacks.json(Stacks.get(stack.api(), "/articles/" + other))
                                    .path("facts")
                                    .path(0)
                                    .path("id")
                                    .asText()));
            assertFalse(call.path("withdrawn").asBoolean());
            assertEquals(3, call.path("mentions").asInt());
            assertEquals(1, call.path("sightings").size());
            assertEquals(other, call.path("sightings").path(0).path("articleId").asText());
            assertFalse(call.path("sightings").toString().contains(article));
        }
    }

    @Test
    void aDeletedArticleIsGoneEverywhereAndTheReportsOfOthersStay() throws Exception {
        var story = Story.archived("deleted", "Feb. 11, 2025");
        var alone = Stacks.json(Stacks.get(stack.api(), "/articles/" + story.article()))
                .path("facts")
                .valueStream()
                .filter(fact -> fact.path("mentions").asInt() == 2)
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        delete(story, clients.dynamo(), new S3ArticleRemoval(clients.s3(), bucket));
        story.isGone();

        var fact = Stacks.json(Stacks.get(stack.api(), "/facts/" + alone));
        assertTrue(fact.path("withdrawn").asBoolean(), fact.toString());
        assertEquals(0, fact.path("sightings").size());
        assertEquals("withdrawn", fact.path("history").path(0).path("cause").asText());

        var again = Stacks.post(
                stack.api(), Stacks.article("deleted", "2025-02-12", "Another text of the same address altogether."));
        assertEquals(410, again.statusCode());
        assertEquals(
                "A wrong person was named", Stacks.json(again).path("reason").asText());

        // As if it had been archived during the deletion: the index ignores it.
        var key = "articles/" + story.article() + "/" + story.version() + ".warc.gz";
        clients.s3()
                .putObject(
                        put -> put.bucket(bucket).key(key),
                        RequestBody.fromBytes("late".getBytes(StandardCharsets.UTF_8)));
        stack.send("IndexQueue", Id.of(key, 10), "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"" + key + "\"}}}]}");
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("IndexFailures"));
        delete(story, clients.dynamo(), new S3ArticleRemoval(clients.s3(), bucket));
        story.isGone();
    }

    @Test
    void aDeletionKilledWhileItRemovesVersionsLetsNoneIn() throws Exception {
        var story = Story.archived("half-deleted", "Feb. 3, 2025");
        assertThrows(
                Killed.class,
                () -> delete(
                        story,
                        clients.dynamo(),
                        // Its second write is the removal of the first version.
                        removal(new AtomicInteger(), 2, false)));
        var another = Stacks.article("half-deleted", "2025-02-12", "Another text of the same address altogether.");
        assertEquals(410, Stacks.post(stack.api(), another).statusCode());
    }

    /** Until a new table has the tombstones, intake asks the archive; then it asks the table. */
    @Test
    void aDeletedArticleStaysDeletedWhenTheTableIsLost(@TempDir Path own) throws Exception {
        var article = Stacks.article("lost", "2025-02-12", "A text.");
        String id;
        try (var before = Stacks.start(own, Stacks.FEBRUARY_12)) {
            id = Stacks.json(Stacks.post(before.api(), article)).path("id").asText();
            before.awaitIdle();
            var environment = before.environment("IndexFunction");
            new S3ArticleRemoval(new Clients(environment).s3(), environment.get("ARCHIVE_BUCKET"))
                    .bury(new Tombstone(id, Stacks.FEBRUARY_12.instant(), "A reason", List.of()));
            lose(new Clients(environment).dynamo(), environment.get("INDEX_TABLE"));
        }
        try (var after = Stacks.start(own, Stacks.FEBRUARY_12)) {
            assertEquals(410, Stacks.post(after.api(), article).statusCode());
            Stacks.post(after.api(), Stacks.article("other", "2025-02-12", "Another text."));
            after.awaitIdle();
            var environment = after.environment("IndexFunction");
            assertTrue(new DynamoFactIndex(new Clients(environment).dynamo(), environment.get("INDEX_TABLE"))
                    .article(id)
                    .deleted());
            assertEquals(410, Stacks.post(after.api(), article).statusCode());
        }
    }

    private static void lose(DynamoDbClient dynamo, String name) {
        dynamo.scanPaginator(scan -> scan.tableName(name))
                .items()
                .forEach(row -> dynamo.deleteItem(
                        delete -> delete.tableName(name).key(Map.of("pk", row.get("pk"), "sk", row.get("sk")))));
    }

    @Test
    void aDeletionKilledAtAnyWriteIsFinishedByRunningItAgain() throws Exception {
        var writes = new AtomicInteger();
        var undisturbed = Story.archived("undisturbed", "Jan. 2, 2025");
        delete(
                undisturbed,
                dying(DynamoDbClient.class, clients.dynamo(), writes, -1, false),
                removal(writes, -1, false));
        assertTrue(writes.get() >= 12, writes.get() + " writes");
        int day = 0;
        for (int at = 1; at <= writes.get(); at += 2) {
            for (var effect : List.of(false, true)) {
                var story = Story.archived("killed-" + at + effect, day(day++));
                var count = new AtomicInteger();
                var from = at;
                assertThrows(
                        Killed.class,
                        () -> delete(
                                story,
                                dying(DynamoDbClient.class, clients.dynamo(), count, from, effect),
                                removal(count, from, effect)));
                delete(story, clients.dynamo(), new S3ArticleRemoval(clients.s3(), bucket));
                story.isGone();
            }
        }
    }

    /** Days that are far apart, so that the reports of two stories never match. */
    private static String day(int number) {
        return (number % 2 == 0 ? "Jan. %d, 2025" : "Dec. %d, 2024").formatted(5 + number / 2 * 3);
    }

    private static void delete(Story story, DynamoDbClient dynamo, ArticleRemoval removal) {
        var index = new DynamoFactIndex(dynamo, table);
        var delete = new DeleteArticle(
                archive(),
                removal,
                new S3LegalHolds(clients.s3(), bucket),
                index,
                index,
                new DynamoFactRemoval(dynamo, table),
                new DynamoArrivals(dynamo, table),
                Stacks.FEBRUARY_12);
        delete.delete(delete.plan(story.article()).orElseThrow(), "A wrong person was named");
    }

    private static S3ArticleArchive archive() {
        return new S3ArticleArchive(clients.s3(), bucket);
    }

    private static ArticleRemoval removal(AtomicInteger writes, int at, boolean effect) {
        return dying(ArticleRemoval.class, new S3ArticleRemoval(clients.s3(), bucket), writes, at, effect);
    }

    /** Counts writes, and fails at one of them, before or after it takes effect. */
    private static <T> T dying(Class<T> type, T real, AtomicInteger writes, int at, boolean effect) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var dies = WRITES.contains(method.getName()) && writes.incrementAndGet() == at;
                    if (dies && !effect) {
                        throw new Killed();
                    }
                    try {
                        var answer = method.invoke(real, arguments);
                        if (dies) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static List<String> rows(String partition) {
        return clients
                .dynamo()
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
                .items()
                .stream()
                .map(row -> row.get("sk").s())
                .toList();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
