package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Archives several submissions at the same time. When it returns, the archive has all of them that are not refused or
 * deleted.
 */
public record ArchiveBatch(ArchiveArticle archive) {
    /** Submissions that are archived at the same time. Each waits for S3 most of the time. */
    static final int AT_ONCE = 16;

    public ArchiveBatch {
        requireNonNull(archive, "archive");
    }

    /**
     * Archives submissions. Those of one article are archived one after the other, in their order; none after one that
     * failed, so that sending all again archives them in the same order.
     *
     * @param submissions in the order of their arrival
     * @return the outcomes in the order of the submissions
     * @throws RuntimeException the first failure, after all other articles are archived; it has the others as suppressed
     */
    public List<SubmissionOutcome> archive(List<Submission> submissions) {
        var outcomes = new ArrayList<CompletableFuture<SubmissionOutcome>>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var last = new HashMap<String, CompletableFuture<SubmissionOutcome>>();
            for (var submission : submissions) {
                outcomes.add(start(submission, last, threads));
            }
            // Closing the threads would refuse the versions that wait for an earlier one.
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                    .handle((done, failure) -> true)
                    .join();
        }
        throwFailures(outcomes);
        return outcomes.stream().map(CompletableFuture::resultNow).toList();
    }

    /** @param last what archives the last submission of each article */
    private CompletableFuture<SubmissionOutcome> start(
            Submission submission, Map<String, CompletableFuture<SubmissionOutcome>> last, Executor threads) {
        Article article;
        try {
            article = archive.reader().read(submission);
        } catch (RefusedSubmission refused) {
            return CompletableFuture.completedFuture(new SubmissionOutcome.Refused(refused));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
        Supplier<SubmissionOutcome> work = () -> SubmissionOutcome.of(() -> archive.archive(article, submission));
        var before = last.get(article.id());
        var outcome = before == null
                ? CompletableFuture.supplyAsync(work, threads)
                : before.thenApplyAsync(archived -> work.get(), threads);
        last.put(article.id(), outcome);
        return outcome;
    }

    private static void throwFailures(List<CompletableFuture<SubmissionOutcome>> outcomes) {
        var failures = outcomes.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(CompletableFuture::exceptionNow)
                .distinct()
                .toList();
        if (failures.isEmpty()) {
            return;
        }
        var first = failures.getFirst();
        failures.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) first;
    }
}
