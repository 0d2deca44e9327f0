package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.aws.Clients;
import dev.parley.aws.S3CommitStore;
import dev.parley.json.Json;
import dev.parley.lucene.commits.MirroredSnapshots;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.search.Search;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search index follows the archive. */
class FollowIT {
    @TempDir
    private Path data;

    @TempDir
    private Path reader;

    @Test
    void anArchivedArticleIsSearchableOnceItIsIndexed() throws Exception {
        try (var stack = Stacks.start(data, Stacks.FEBRUARY_12)) {
            var first =
                    post(stack, "harbour-wire", "President Trump spoke by phone with President Putin on Wednesday.");
            var second = post(stack, "lantern", "A harbour was painted green.");
            stack.awaitIdle();
            assertEquals(Set.of(first, second), articles(stack));
            var facts = facts(stack);
            assertEquals(1, facts.size());
            // A new version replaces the one before, and its fact remains.
            assertEquals(first, post(stack, "harbour-wire", "President Trump spoke by phone with President Putin."));
            stack.awaitIdle();
            assertEquals(Set.of(first, second), articles(stack));
            assertTrue(facts(stack).containsAll(facts));
            assertEquals(java.util.List.of(), stack.messages("FollowFailures"));
        }
    }

    private static String post(LocalStack stack, String name, String text) throws Exception {
        var answer = Stacks.json(Stacks.post(stack.api(), Stacks.article(name, "2025-02-12", text)));
        return Json.MAPPER.treeToValue(answer.path("id"), String.class);
    }

    private Set<String> articles(LocalStack stack) {
        var ids = new TreeSet<String>();
        search(stack)
                .allArticles(Search.everything())
                .found()
                .forEachRemaining(found -> ids.add(found.article().id()));
        return ids;
    }

    private Set<String> facts(LocalStack stack) {
        var ids = new TreeSet<String>();
        search(stack).allFacts(Search.everything()).found().forEachRemaining(ids::add);
        return ids;
    }

    private LuceneSearchIndex search(LocalStack stack) {
        return new LuceneSearchIndex(new MirroredSnapshots(
                new S3CommitStore(
                        new Clients(stack.environment("FollowFunction")).s3(), LocalStack.bucketName("ArchiveBucket")),
                reader,
                Duration.ZERO,
                Clock.systemUTC()));
    }
}
