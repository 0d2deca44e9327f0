package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

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
 * Reads every version again and compares it with what was archived, several at a time and in order. What the network
 * does is never taken for damage: whatever does not arrive is asked for again, and whatever looks damaged is read a
 * second time and must look the same.
 */
public final class Verification {
    /** An archive that does not answer so often in a row does not answer any more. */
    private static final int UNREAD_IN_A_ROW = 20;

    /** How long the index may take to know what came. */
    private static final Duration INDEXING = Duration.ofHours(1);

    private final ArchiveSource shelf;
    private final Retries retries;
    private final int inFlight;
    private final Clock clock;

    /** Tries a read again where that may help; throws {@link ArchiveSource.Unreachable} when it did not. */
    public interface Retries {
        <T> T run(Read<T> read) throws IOException;
    }

    /** A read that may fail on its way. */
    public interface Read<T> {
        T once() throws IOException;
    }

    /** Is told how it goes, after every entry. */
    public interface Watcher {
        /** @param found what is wrong with the entry */
        void passed(Report report, List<Finding> found, Optional<Long> total) throws IOException;
    }

    /** @param inFlight how many versions are read at a time */
    public Verification(ArchiveSource shelf, Retries retries, int inFlight, Clock clock) {
        this.shelf = requireNonNull(shelf, "shelf");
        this.retries = requireNonNull(retries, "retries");
        this.inFlight = inFlight;
        this.clock = requireNonNull(clock, "clock");
    }

    private record Reading(Entry entry, Future<Verdict> outcome) {}

    /** The list of what there is, as far as it can be read. */
    private static final class Listing {
        private Iterator<Entry> entries = Collections.emptyIterator();
        private Optional<String> broken = Optional.empty();

        Listing(ArchiveSource shelf, Optional<String> after) throws IOException {
            try {
                entries = shelf.entries(after);
            } catch (ArchiveSource.Unreachable e) {
                broken = Optional.of(e.getMessage());
            }
        }

        Optional<Entry> next() throws IOException {
            try {
                return broken.isEmpty() && entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof ArchiveSource.Unreachable)) {
                    throw e.getCause();
                }
                broken = Optional.of(e.getCause().getMessage());
                return Optional.empty();
            }
        }
    }

    /** @param begun how far an earlier check of the same plan came */
    public Report run(VerificationPlan plan, Optional<Report> begun, Watcher watcher) throws IOException {
        var report = begun.orElseGet(() -> Report.begin(plan));
        var pending = new ArrayDeque<Reading>();
        int unread = 0;
        var readers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var listing = new Listing(shelf, report.after());
            while (true) {
                for (var next = listing.next(); next.isPresent(); next = listing.next()) {
                    var entry = next.get();
                    pending.add(new Reading(entry, readers.submit(() -> outcome(plan, entry))));
                    if (pending.size() == inFlight) {
                        break;
                    }
                }
                if (pending.isEmpty()) {
                    return listing.broken.map(report::stopped).orElse(report);
                }
                var reading = pending.remove();
                var outcome = reading.outcome().get();
                report = report.with(outcome, reading.entry().position());
                watcher.passed(report, outcome.findings(), shelf.total());
                boolean none = outcome.findings().stream().anyMatch(f -> f.kind() == Finding.Kind.UNREAD);
                unread = none ? unread + 1 : 0;
                if (unread == UNREAD_IN_A_ROW) {
                    return report.stopped(UNREAD_IN_A_ROW + " versions in a row could not be read");
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
                    Finding.Kind.STRAY, entry.objectKey(), "This is no version of an article, and lies among them."));
        }
        var outcome = entry.stored().isEmpty() || plan.takes(entry.objectKey()) ? checked(entry) : Verdict.LEFT_OUT;
        if (!entry.indexed() && outcome.deleted() == 0) {
            outcome = outcome.and(unindexed(entry));
        }
        try {
            for (var other : retries.run(() -> shelf.unindexed(entry))) {
                outcome = outcome.and(outcome(plan, other));
            }
        } catch (ArchiveSource.Unreachable e) {
            outcome = outcome.and(unread(entry, e));
        }
        return outcome;
    }

    private static Verdict unread(Entry entry, ArchiveSource.Unreachable e) {
        return Verdict.of(new Finding(Finding.Kind.UNREAD, entry.objectKey(), e.getMessage()));
    }

    private Verdict unindexed(Entry entry) {
        var young = entry.stored()
                .filter(stored -> stored.isAfter(clock.instant().minus(INDEXING)))
                .isPresent();
        return young
                ? new Verdict(0, 0, 0, 1, List.of())
                : Verdict.of(new Finding(
                        Finding.Kind.UNINDEXED, entry.objectKey(), "The index does not know this version."));
    }

    private Verdict checked(Entry entry) throws IOException {
        try {
            return retries.run(() -> once(entry.version().orElseThrow(), entry.sha256()));
        } catch (ArchiveSource.Unreachable e) {
            return unread(entry, e);
        }
    }

    private Verdict once(VersionKey key, Optional<String> sha256) throws IOException {
        return switch (shelf.read(key)) {
            case Copy.Present first -> compared(key, sha256, first.warc());
            case Copy.Absent absent ->
                Verdict.of(
                        new Finding(Finding.Kind.MISSING, key.objectKey(), "The index knows it, and it is not there."));
            case Copy.Deleted deleted -> new Verdict(0, 0, 1, 0, List.of());
        };
    }

    private Verdict compared(VersionKey key, Optional<String> sha256, byte[] warc) throws IOException {
        var damage = Fixity.damage(key, warc, sha256);
        if (damage.isPresent()
                && !(shelf.read(key) instanceof Copy.Present again && Arrays.equals(warc, again.warc()))) {
            throw new ArchiveSource.Unreachable("It came otherwise each time that it was read.", null);
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
