package dev.parley.application;

import dev.parley.application.ports.FixityArchive;
import dev.parley.application.ports.FixityReports;
import dev.parley.fixity.ArchiveSource;
import dev.parley.fixity.Finding;
import dev.parley.fixity.PassReport;
import dev.parley.fixity.Report;
import dev.parley.fixity.Verification;
import dev.parley.fixity.VerificationPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a share of the archive each day, so that all of it is read within a number of days. A run ends after its time
 * budget, and the next run continues; a run that is killed repeats at most the work since the report was last written.
 *
 * <p>It reads the objects of the share, compares the rows of a share of the index with the bucket, and once a day checks
 * all findings again, so that what was repaired is no longer reported.
 *
 * @param days within which all of the archive is read
 * @param budget time after which a run ends
 */
public record CheckFixity(FixityArchive archive, FixityReports reports, int days, Duration budget, Clock clock) {
    private static final int IN_FLIGHT = 8;
    private static final int ATTEMPTS = 3;

    /** Greatest time between two writes of the report. */
    private static final Duration SAVE_EVERY = Duration.ofSeconds(10);

    /**
     * The result of a run.
     *
     * @param began day on which the pass began
     * @param share the number of shares that are due
     * @param versions the number of versions read so far in this pass
     * @param findings what is wrong now
     * @param upToDate whether all that is due was read
     */
    public record Summary(LocalDate began, int share, int days, long versions, int findings, boolean upToDate) {}

    /**
     * Reads what is due, as far as the time allows.
     *
     * @param log gets a line for each finding when it is found, and once a day while it is there
     * @throws IllegalStateException when the archive does not answer
     */
    public Summary check(Consumer<String> log) {
        try {
            return new Run(log).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Run {
        private final Instant began = clock.instant();
        private final LocalDate today = LocalDate.ofInstant(began, ZoneOffset.UTC);
        private final Consumer<String> log;
        private PassReport state;
        private Instant saved = began;

        Run(Consumer<String> log) {
            this.log = log;
            var before = reports.read();
            this.state = before.isEmpty()
                    ? PassReport.first(today, days)
                    : before.get().isOver(today, days) ? before.get().next(today, days) : before.get();
        }

        private boolean hasTime() {
            return Duration.between(began, clock.instant()).compareTo(budget) < 0;
        }

        Summary run() throws IOException {
            if (!state.rechecked().equals(Optional.of(today))) {
                recheck();
            }
            int due = state.due(today);
            if (!state.hasRead(state.bound(due))) {
                readObjects(state.bound(due));
            }
            while (state.part() < due && hasTime()) {
                compareIndex();
            }
            save();
            return new Summary(
                    state.began(),
                    due,
                    days,
                    state.versions(),
                    state.deviations().size(),
                    state.part() >= due && state.hasRead(state.bound(due)));
        }

        private void recheck() throws IOException {
            var keys = state.findings().stream().map(Finding::what).distinct().toList();
            var report = verify(archive.objects(keys), Optional.empty(), (r, found, total) -> {});
            if (report.stopped().isEmpty()) {
                state = state.rechecked(today, report.findings());
                save();
            }
            state.findings().forEach(this::log);
        }

        private void readObjects(String bound) throws IOException {
            var before = state;
            var report = verify(archive.objects(bound, this::hasTime), before.after(), (r, found, total) -> {
                state = before.withObjects(r.after().orElseThrow(), r, began);
                found.forEach(this::log);
                if (Duration.between(saved, clock.instant()).compareTo(SAVE_EVERY) >= 0) {
                    save();
                }
            });
            if (report.stopped().isPresent()) {
                save();
                throw new IllegalStateException(
                        "the archive was not read: " + report.stopped().get());
            }
            if (hasTime()) {
                // There are no more objects before the bound.
                state = before.withObjects(bound, report, began);
            }
            save();
        }

        private void compareIndex() throws IOException {
            var page = archive.indexed(state.part(), days, state.partAfter());
            var keys =
                    page.absent().stream().map(version -> version.objectKey()).toList();
            var report = verify(archive.objects(keys), Optional.empty(), (r, found, total) -> found.forEach(this::log));
            if (report.stopped().isPresent()) {
                throw new IllegalStateException(
                        "the archive was not read: " + report.stopped().get());
            }
            state = state.withIndex(page.next(), report);
            save();
        }

        private Report verify(ArchiveSource source, Optional<String> after, Verification.Listener listener)
                throws IOException {
            var plan = new VerificationPlan(source.name(), 100, "", Optional.empty());
            var start = new Report(plan, after, 0, 0, 0, 0, 0, Map.of(), List.of(), Optional.empty());
            return new Verification(source, CheckFixity::retried, IN_FLIGHT, clock)
                    .run(plan, Optional.of(start), listener);
        }

        private void log(Finding finding) {
            log.accept("fixity=" + finding.kind().label() + " object=" + finding.what() + " why=" + finding.why());
        }

        private void save() {
            reports.write(state);
            saved = clock.instant();
        }
    }

    /** Tries a read again at once; the clients below wait between the attempts of their own. */
    private static <T> T retried(Verification.Read<T> read) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return read.run();
            } catch (ArchiveSource.Unreachable e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
