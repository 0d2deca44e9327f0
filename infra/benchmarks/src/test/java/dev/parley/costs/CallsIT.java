package dev.parley.costs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an article costs does not rise unseen: calls of AWS services, and DynamoDB's units. */
class CallsIT {
    @TempDir
    private Path data;

    @Test
    void anArticleCostsNoMoreThanItDid() throws Exception {
        var counts = CountCalls.count(Path.of("../../template.yaml"), data);
        atMost(counts, ArticleCase.WITHOUT_FACTS, 6, 2.1, 3);
        atMost(counts, ArticleCase.NEW_FACT, 16, 30, 10);
        atMost(counts, ArticleCase.REPEAT, 9.1, 9.1, 11);
        atMost(counts, ArticleCase.SENT_AGAIN, 2, 0, 1);
        assertTrue(counts.commit().calls() <= 5, "a commit of the search index: " + counts.commit());
    }

    private static void atMost(CountCalls.Counts counts, ArticleCase kind, double calls, double writes, double reads) {
        var counted = kind.title() + ": " + counts.calls(kind) + " calls, " + counts.writes(kind) + " write units, "
                + counts.reads(kind) + " read units";
        assertTrue(
                counts.calls(kind) <= calls && counts.writes(kind) <= writes && counts.reads(kind) <= reads,
                "an article " + counted);
    }
}
