package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.application.ArchiveResult.Novelty;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.application.ports.IntakeIndex.Answer;
import dev.parley.articles.DeletedArticle;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.testing.FakeArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What intake asks before it archives an article. */
class ArchiveArticleTest {
    private final FakeArchive archive = new FakeArchive();

    @Test
    void aDeletedArticleIsRefusedWhetherTheIndexAnswersOrNot() throws RefusedSubmission {
        var id = archive("One text.", IntakeIndex.NONE).article().id();
        archive.delete(id);
        for (var answer : List.of(Answer.DELETED, Answer.NO_ANSWER)) {
            assertThrows(DeletedArticle.class, () -> archive("Another text.", version -> answer));
        }
        assertEquals(1, archive.versions().size());
    }

    @Test
    void theBucketDecidesWhenTheIndexWronglySaysDeleted() throws RefusedSubmission {
        assertEquals(
                Novelty.NEW, archive("One text.", version -> Answer.DELETED).outcome());
    }

    @Test
    void theIndexSaysWhetherThereAreOtherVersions() throws RefusedSubmission {
        assertEquals(
                Novelty.NEW,
                archive("One text.", version -> Answer.NO_OTHER_VERSIONS).outcome());
        assertEquals(
                Novelty.NEW_VERSION,
                archive("Another text.", version -> Answer.OTHER_VERSIONS).outcome());
        assertEquals(
                Novelty.KNOWN,
                archive("Another text.", version -> Answer.OTHER_VERSIONS).outcome());
    }

    private ArchiveResult archive(String text, IntakeIndex index) throws RefusedSubmission {
        var json = "{\"url\": \"https://wire.example/1\", \"text\": \"" + text + "\"}";
        return new ArchiveArticle(new ArticleReader(), archive, index)
                .archive(new Submission(
                        json.getBytes(StandardCharsets.UTF_8),
                        Optional.of("application/json"),
                        Instant.parse("2026-11-30T12:00:00Z")));
    }
}
