package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ArchiveResult.Novelty;
import dev.parley.application.SubmissionOutcome.Archived;
import dev.parley.application.SubmissionOutcome.Deleted;
import dev.parley.application.SubmissionOutcome.Refused;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.testing.FakeArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArchiveBatchTest {
    private static final ArticleReader READER = new ArticleReader();
    private static final Instant ARRIVED = Instant.parse("2025-02-12T18:30:00Z");

    private final FakeArchive archive = new FakeArchive();

    @Test
    void outcomesAreInTheOrderOfTheSubmissions() {
        archive(article(2));
        archive.delete(key(article(3)).articleId());
        var outcomes = archive(article(1), article(2), article(3), sent(""), article(4));
        assertEquals(Novelty.NEW, novelty(outcomes.get(0)));
        assertEquals(Novelty.KNOWN, novelty(outcomes.get(1)));
        assertEquals(
                key(article(3)).articleId(),
                assertInstanceOf(Deleted.class, outcomes.get(2)).tombstone().articleId());
        assertEquals(
                RefusedSubmission.Reason.EMPTY,
                assertInstanceOf(Refused.class, outcomes.get(3)).refusal().reason());
        assertEquals(Novelty.NEW, novelty(outcomes.get(4)));
        assertEquals(3, archive.versions().size());
    }

    @Test
    void itReturnsOnlyWhenAllOfFiveAreArchived() {
        var five =
                IntStream.rangeClosed(1, 5).mapToObj(ArchiveBatchTest::article).toArray(Submission[]::new);
        var third = key(five[2]);
        archive.failToWrite(third::equals);
        var failure = assertThrows(IllegalStateException.class, () -> archive(five));
        assertEquals("S3 does not answer", failure.getMessage());
        assertEquals(0, failure.getSuppressed().length);
        assertEquals(4, archive.versions().size());

        archive.failToWrite(false);
        var again = archive(five).stream().map(ArchiveBatchTest::novelty).toList();
        assertEquals(List.of(Novelty.KNOWN, Novelty.KNOWN, Novelty.NEW, Novelty.KNOWN, Novelty.KNOWN), again);
        assertEquals(5, archive.versions().size());
    }

    @Test
    void theFirstFailureHasTheOthersAsSuppressed() {
        var failing = List.of(key(article(2)), key(article(4)));
        archive.failToWrite(failing::contains);
        var failure = assertThrows(
                IllegalStateException.class, () -> archive(article(1), article(2), article(3), article(4)));
        assertEquals(1, failure.getSuppressed().length);
        assertInstanceOf(IllegalStateException.class, failure.getSuppressed()[0]);
        assertEquals(2, archive.versions().size());
    }

    @Test
    void versionsOfOneArticleAreArchivedInTheirOrder() {
        var versions = IntStream.rangeClosed(1, 30)
                .mapToObj(
                        i -> sent("{\"url\": \"https://a.example/1\", \"text\": \"They met %d times.\"}".formatted(i)))
                .toArray(Submission[]::new);
        archive(versions);
        assertEquals(Arrays.stream(versions).map(ArchiveBatchTest::key).toList(), archive.versions());
    }

    @Test
    void aVersionIsNotArchivedBeforeAnEarlierOneThatFailed() {
        var first = sent("{\"url\": \"https://a.example/1\", \"text\": \"They met.\"}");
        var second = sent("{\"url\": \"https://a.example/1\", \"text\": \"They met twice.\"}");
        archive.failToWrite(key(first)::equals);
        var failure = assertThrows(IllegalStateException.class, () -> archive(first, second, article(2)));
        assertEquals(0, failure.getSuppressed().length, "the second version failed by itself");
        assertEquals(List.of(key(article(2))), archive.versions());

        archive.failToWrite(false);
        archive(first, second);
        assertEquals(List.of(key(article(2)), key(first), key(second)), archive.versions());
    }

    @Test
    void theSameArticleTwiceIsNewAndThenKnown() {
        var outcomes = archive(article(1), article(1));
        assertEquals(
                List.of(Novelty.NEW, Novelty.KNOWN),
                outcomes.stream().map(ArchiveBatchTest::novelty).toList());
    }

    @Test
    void sixteenAreArchivedAtOnceAndNoMore() {
        var slow = new SlowArchive(archive);
        var many = IntStream.range(0, 40).mapToObj(ArchiveBatchTest::article).toList();
        var outcomes = new ArchiveBatch(new ArchiveArticle(READER, slow, IntakeIndex.NONE)).archive(many);
        assertEquals(40, outcomes.size());
        assertEquals(40, archive.versions().size());
        assertTrue(slow.allCame, "16 writes never ran at the same time");
        assertEquals(16, slow.most.get());
    }

    @Test
    void anErrorIsThrownAsItIs() {
        var error = new StackOverflowError();
        archive.failToWrite(key -> {
            throw error;
        });
        assertSame(error, assertThrows(StackOverflowError.class, () -> archive(article(1))));
    }

    private List<SubmissionOutcome> archive(Submission... submissions) {
        return new ArchiveBatch(new ArchiveArticle(READER, archive, archive::known)).archive(List.of(submissions));
    }

    private static Submission article(int number) {
        return sent("{\"url\": \"https://outlet.example/%d\", \"text\": \"They met on day %d.\"}"
                .formatted(number, number));
    }

    private static Submission sent(String json) {
        return new Submission(json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), ARRIVED);
    }

    private static VersionKey key(Submission submission) {
        return READER.read(submission).key();
    }

    private static Novelty novelty(SubmissionOutcome outcome) {
        return assertInstanceOf(Archived.class, outcome).result().outcome();
    }

    /** Its first writes end when sixteen have begun. */
    private static final class SlowArchive implements ArticleArchive {
        private final ArticleArchive archive;
        private final CountDownLatch sixteen = new CountDownLatch(16);
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private volatile boolean allCame = true;

        SlowArchive(ArticleArchive archive) {
            this.archive = archive;
        }

        @Override
        public boolean putIfAbsent(VersionKey key, byte[] warc) {
            int writing = now.incrementAndGet();
            most.accumulateAndGet(writing, Math::max);
            sixteen.countDown();
            try {
                allCame &= sixteen.await(20, TimeUnit.SECONDS);
                return archive.putIfAbsent(key, warc);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                now.decrementAndGet();
            }
        }

        @Override
        public Optional<byte[]> get(VersionKey key) {
            return archive.get(key);
        }

        @Override
        public List<VersionKey> versions(String articleId) {
            return archive.versions(articleId);
        }

        @Override
        public Optional<Tombstone> tombstone(String articleId) {
            return archive.tombstone(articleId);
        }
    }
}
