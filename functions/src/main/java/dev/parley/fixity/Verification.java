package dev.parley.fixity;

import dev.parley.articles.VersionKey;
import dev.parley.fixity.ArchiveSource.Copy;
import dev.parley.fixity.ArchiveSource.Entry;
import dev.parley.fixity.Report.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads every version and compares it with what was archived, several at a time, and reports in order. Failures of the
 * network never count as damage: reads are retried, and a version that looks damaged is read a second time and must have
 * the same bytes.
 *
 * @param inFlight number of versions that are read at a time
 */
public record Verification(ArchiveSource source, Retries retries, int inFlight, Clock clock) {
    /** Consecutive unread versions after which the check stops, because the archive does not answer any more. */
    private static final int UNREAD_LIMIT = 20;

    /** Time within which a new version is indexed; later it counts as unindexed. */
    private static final Duration INDEXING_TIME = Duration.ofHours(1);

    /** Retries reads. The last failure is an {@link ArchiveSource.Unreachable}. */
    public interface Retries {
        <T> T run(Read<T> read) throws IOException;
    }

    /** A read that may fail with {@link ArchiveSource.Unreachable}. */
    public interface Read<T> {
        T run() throws IOException;
    }

    /** Called after every entry. */
    public interface Listener {
        /**
         * @param report the report so far
         * @param findings those of this entry
         * @param total number of entries, if it is known
         */
        void checked(Report report, List<Finding> findings, Optional<Long> total) throws IOException;
    }

    private record Reading(Entry entry, Future<Verdict> outcome) {}

    /** The entries of the source, up to a failure. */
    private static final class Listing {
        private Iterator<Entry> entries = Collections.emptyIterator();
        private Optional<String> failure = Optional.empty();

        Listing(ArchiveSource source, Optional<String> after) throws IOException {
            try {
                entries = source.entries(after);
            } catch (ArchiveSource.Unreachable e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
            }
        }

        Optional<Entry> next() throws IOException {
            try {
                return failure.isEmpty() && entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof ArchiveSource.Unreachable)) {
                    throw e.getCause();
                }
                failure = Optional.of(String.valueOf(e.getCause().getMessage()));
                return Optional.empty();
            }
        }
    }

    /**
     * Checks the archive.
     *
     * @param begun report of an interrupted check of the same plan, which continues
     */
    public Report run(VerificationPlan plan, Optional<Report> begun, Listener listener) throws IOException {
        var report = begun.orElseGet(() -> Report.start(plan));
        var pending = new ArrayDeque<Reading>();
        int unread = 0;
        var readers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var listing = new Listing(source, report.after());
            while (true) {
                for (var next = listing.next(); next.isPresent(); next = listing.next()) {
                    var entry = next.get();
                    pending.add(new Reading(entry, readers.submit(() -> outcome(plan, entry))));
                    if (pending.size() == inFlight) {
                        break;
                    }
                }
                if (pending.isEmpty()) {
                    return listing.failure.map(report::stopped).orElse(report);
                }
                var reading = pending.remove();
                var outcome = reading.outcome().get();
                report = report.with(outcome, reading.entry().position());
                listener.checked(report, outcome.findings(), source.total());
                boolean isUnread = outcome.findings().stream().anyMatch(f -> f.kind() == Finding.Kind.UNREAD);
                unread = isUnread ? unread + 1 : 0;
                if (unread == UNREAD_LIMIT) {
                    return report.stopped(UNREAD_LIMIT + " versions in a row could not be read");
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return report.stopped("it was interrupted");
        } finally {
            readers.shutdownNow();
        }
    }

    private Verdict outcome(VerificationPlan plan, Entry entry) throws IOException {
        if (entry.version().isEmpty()) {
            return Verdict.of(new Finding(
                    Finding.Kind.STRAY,
                    entry.objectKey(),
                    "The object is among the versions of articles, but is none."));
        }
        var outcome = entry.stored().isEmpty() || plan.includes(entry.objectKey()) ? checked(entry) : Verdict.OMITTED;
        if (!entry.indexed() && outcome.deleted() == 0) {
            outcome = outcome.and(unindexed(entry));
        }
        try {
            for (var other : retries.run(() -> source.unindexed(entry))) {
                outcome = outcome.and(outcome(plan, other));
            }
        } catch (ArchiveSource.Unreachable e) {
            outcome = outcome.and(unread(entry, e));
        }
        return outcome;
    }

    private static Verdict unread(Entry entry, ArchiveSource.Unreachable e) {
        return Verdict.of(new Finding(Finding.Kind.UNREAD, entry.objectKey(), String.valueOf(e.getMessage())));
    }

    private Verdict unindexed(Entry entry) {
        var isRecent = entry.stored()
                .filter(stored -> stored.isAfter(clock.instant().minus(INDEXING_TIME)))
                .isPresent();
        return isRecent
                ? new Verdict(0, 0, 0, 1, List.of())
                : Verdict.of(new Finding(Finding.Kind.UNINDEXED, entry.objectKey(), "The index lacks this version."));
    }

    private Verdict checked(Entry entry) throws IOException {
        try {
            return retries.run(() -> readOnce(entry.version().orElseThrow(), entry.sha256()));
        } catch (ArchiveSource.Unreachable e) {
            return unread(entry, e);
        }
    }

    private Verdict readOnce(VersionKey key, Optional<String> sha256) throws IOException {
        return switch (source.read(key)) {
            case Copy.Present first -> compared(key, sha256, first.warc());
            case Copy.Absent absent ->
                Verdict.of(new Finding(
                        Finding.Kind.MISSING, key.objectKey(), "The index has this version, but there is no object."));
            case Copy.Deleted deleted -> new Verdict(0, 0, 1, 0, List.of());
        };
    }

    private Verdict compared(VersionKey key, Optional<String> sha256, byte[] warc) throws IOException {
        var damage = Fixity.damage(key, warc, sha256);
        if (damage.isPresent()
                && !(source.read(key) instanceof Copy.Present again && Arrays.equals(warc, again.warc()))) {
            throw new ArchiveSource.Unreachable("Two reads gave different bytes.", null);
        }
        return new Verdict(
                1,
                warc.length,
                0,
                0,
                damage.map(why -> new Finding(Finding.Kind.DAMAGED, key.objectKey(), why)).stream()
                        .toList());
    }
}
