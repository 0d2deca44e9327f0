package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Article;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.importing.ImportRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the records of imported files. Needs no archive; {@link ArchiveRecord} archives what was read.
 *
 * @param mayAlert whether subscribers may be alerted of what the articles report
 */
public record ReadRecord(ArticleReader reader, boolean mayAlert) {
    private static final Optional<String> JSON = Optional.of("application/json");

    /** What became of a record. */
    public enum Outcome {
        /** It was archived as a new version. */
        IMPORTED,
        /** The archive had this version. */
        KNOWN,
        /** An operator deleted the article, so it is not archived again. */
        DELETED,
        /** It holds no article, as expected. */
        SKIPPED,
        /** It cannot be read as an article. */
        REFUSED
    }

    /**
     * The outcome of a record.
     *
     * @param reason why it was refused or is deleted
     */
    public record Result(Outcome outcome, Optional<String> reason) {
        public Result {
            requireNonNull(outcome, "outcome");
            requireNonNull(reason, "reason");
        }

        static Result of(Outcome outcome) {
            return new Result(outcome, Optional.empty());
        }

        static Result because(Outcome outcome, String reason) {
            return new Result(outcome, Optional.of(reason));
        }
    }

    /** A record that was read: a version to archive, or what became of it. */
    public sealed interface Read {}

    /** A version that can be archived. */
    public sealed interface Version extends Read {
        Article article();
    }

    record Submitted(Article article, Submission submission) implements Version {}

    /** @param warc the archive file that is stored as it is */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ArchiveFile(Article article, byte[] warc) implements Version {}

    /** A record without a version. */
    public record Nothing(Result result) implements Read {
        public Nothing {
            requireNonNull(result, "result");
        }
    }

    /**
     * Reads a record.
     *
     * @param arrived when it arrived; later for later records, because an article's versions are ordered by it. Records
     *     that come from an archive of this project keep their own time.
     */
    public Read read(ImportRecord found, Instant arrived) {
        return switch (found) {
            case ImportRecord.Sent sent ->
                read(new Submission(sent.body(), sent.contentType(), arrived, sent.origin(), mayAlert));
            case ImportRecord.Exported exported -> {
                var article = exported.article();
                yield new Submitted(
                        article, new Submission(exported.row(), JSON, article.arrived(), Optional.empty(), mayAlert));
            }
            case ImportRecord.Archived archived ->
                new ArchiveFile(
                        archived.version().article(),
                        mayAlert ? archived.warc() : WarcFile.withoutAlerts(archived.warc(), archived.version()));
            case ImportRecord.Skipped skipped -> new Nothing(Result.of(Outcome.SKIPPED));
            case ImportRecord.Refused refused -> new Nothing(Result.because(Outcome.REFUSED, refused.reason()));
        };
    }

    private Read read(Submission submission) {
        try {
            var article = reader.read(submission);
            return article.state() == Article.State.UNPARSED
                    ? new Nothing(
                            Result.because(Outcome.REFUSED, article.notes().getLast()))
                    : new Submitted(article, submission);
        } catch (RefusedSubmission e) {
            return new Nothing(Result.because(Outcome.REFUSED, String.valueOf(e.getMessage())));
        }
    }
}
