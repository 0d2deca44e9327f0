package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.DeletedArticle;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Tombstone;
import java.util.function.Supplier;

/** What became of a submission. */
public sealed interface SubmissionOutcome {
    /** The archive has it. */
    record Archived(ArchiveResult result) implements SubmissionOutcome {
        public Archived {
            requireNonNull(result, "result");
        }
    }

    /** An operator deleted its article, so it is not archived again. */
    record Deleted(Tombstone tombstone) implements SubmissionOutcome {
        public Deleted {
            requireNonNull(tombstone, "tombstone");
        }
    }

    /** It is empty or too large. */
    record Refused(RefusedSubmission refusal) implements SubmissionOutcome {
        public Refused {
            requireNonNull(refusal, "refusal");
        }
    }

    /** The outcome of archiving. What keeps a submission from being archived, but is not the sender's, stays an exception. */
    static SubmissionOutcome of(Supplier<ArchiveResult> archiving) {
        try {
            return new Archived(archiving.get());
        } catch (DeletedArticle deleted) {
            return new Deleted(deleted.tombstone());
        } catch (RefusedSubmission refused) {
            return new Refused(refused);
        }
    }
}
