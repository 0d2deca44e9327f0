package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.DeleteArticle.Plan;
import dev.parley.application.HoldArticle.RefusedHold;
import dev.parley.application.ports.ArticleRemoval;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.articles.HeldArticle;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldArticleTest {
    private final FakeArchive archive = new FakeArchive();
    private final FakeHolds holds = new FakeHolds();
    private final FakeClock clock = new FakeClock();
    private final HoldArticle hold = new HoldArticle(archive, holds, clock);
    private final String article;

    /** What happens while the tombstone is written. */
    private Runnable meanwhile = () -> {};

    HoldArticleTest() throws RefusedSubmission {
        article = archived();
    }

    private String archived() throws RefusedSubmission {
        var body = "{\"title\":\"A call\",\"text\":\"They spoke.\",\"url\":\"https://outlet.example/1\"}";
        return new ArchiveArticle(new ArticleReader(), archive, IntakeIndex.NONE)
                .archive(new Submission(
                        body.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant()))
                .article()
                .id();
    }

    @Test
    void aHeldArticleIsNotDeletedUntilItIsReleased() {
        hold.hold(article, "Legal desk", "Case 12");
        var refused = assertThrows(HeldArticle.class, this::delete);
        assertTrue(String.valueOf(refused.getMessage()).contains("placed by Legal desk: Case 12"), refused::getMessage);
        assertEquals(1, archive.versions(article).size());
        assertTrue(archive.tombstone(article).isEmpty());
        hold.release(article, "Legal desk", "Closed");
        delete();
        assertEquals(List.of(), archive.versions(article));
    }

    @Test
    void aHoldThatIsPlacedWhileTheTombstoneIsWrittenSavesTheArticle() {
        meanwhile = () -> hold.hold(article, "Legal desk", "Case 12");
        assertThrows(HeldArticle.class, this::delete);
        assertEquals(1, archive.versions(article).size());
        assertTrue(archive.tombstone(article).isEmpty(), "readers would be told that it is gone");
    }

    @Test
    void aDeletedArticleCannotBeHeld() {
        delete();
        assertThrows(RefusedHold.class, () -> hold.hold(article, "Legal desk", "Too late"));
        assertEquals(List.of(), hold.held());
    }

    @Test
    void aHoldOfTwoOperatorsAtOnceIsPlacedOnce() {
        var before = holds.of(article);
        var placed = hold.hold(article, "One", "Case 12");
        assertEquals(List.of(placed), holds.of(article).acts());
        assertTrue(!holds.add(before, placed), "the second act would hide the first");
        assertThrows(RefusedHold.class, () -> hold.hold(article, "Another", "Case 13"));
    }

    private void delete() {
        var removal = new ArticleRemoval() {
            @Override
            public boolean bury(Tombstone tombstone) {
                meanwhile.run();
                archive.delete(tombstone.articleId());
                return true;
            }

            @Override
            public void exhume(String articleId) {
                archive.restore(articleId);
            }

            @Override
            public void remove(VersionKey key) {
                archive.remove(key);
            }
        };
        var index = new FakeIndex(new FakeOutbox());
        var delete = new DeleteArticle(archive, removal, holds, index, index, gone -> {}, new FakeArrivals(), clock);
        Plan plan = delete.plan(article).orElseThrow();
        delete.delete(plan, "A request");
    }
}
