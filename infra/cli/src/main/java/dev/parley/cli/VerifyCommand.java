package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.IndexedVersions;
import dev.parley.aws.DynamoIndexedVersions;
import dev.parley.aws.S3ArchiveInventory;
import dev.parley.aws.S3ArchiveSource;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3FixityReports;
import dev.parley.fixity.ArchiveSource;
import dev.parley.fixity.Finding;
import dev.parley.fixity.PassReport;
import dev.parley.fixity.Report;
import dev.parley.fixity.ReportFile;
import dev.parley.fixity.Verification;
import dev.parley.fixity.VerificationPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks fixity: reads the whole archive, and compares it with what was archived. */
@Command(
        name = "verify",
        sortOptions = false,
        description = "Reads every version, compares its digests, its key and its row in the index, and reports what is"
                + " damaged or missing.",
        footer = {
            "",
            "By default the archive is read through the API, which lists the indexed",
            "versions. With --stack or --data the bucket and the table are read directly,",
            "which also finds objects that the index does not have.",
            "",
            "A dropped connection or a busy service is retried. What cannot be read is",
            "reported as unread, never as damaged. With --state FILE an interrupted check",
            "continues where it stopped.",
            "",
            "A stack also reads a share of its archive every day by itself (FixityDays).",
            "--last-read lists when it last read each version, and reads none.",
            "",
            "Exit status: 0 all is sound; 1 something is damaged or missing; 2 nothing is",
            "damaged as far as it could be read (also: wrong usage).",
            "",
            "Examples:",
            "  parley verify",
            "  parley verify --stack parley --state verify.json",
            "  parley verify --endpoint https://api.example.org --sample 5%% --json"
        })
final class VerifyCommand extends Subcommand {
    private static final int ATTEMPTS = 6;
    private static final long SECOND = 1_000_000_000L;

    @Mixin
    private ApiOptions api;

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--no-index",
            description = "With --stack or --data: check the objects only, without comparing them with the index.")
    private boolean noIndex;

    @Option(
            names = "--sample",
            paramLabel = "N%",
            defaultValue = "100",
            description = "Read N of a hundred versions, different ones each day (default: ${DEFAULT-VALUE}).")
    private String sample;

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "Only versions that arrived on this day (UTC) or later (default: all).")
    private @Nullable LocalDate since;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Save the progress in FILE, and continue from it (default: not saved).")
    private @Nullable Path state;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many versions are read at a time, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--last-read",
            description = "With --stack or --data: list when each version was last read on schedule; read none.")
    private boolean lastRead;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    private final RetryPolicy.Pause pause;
    private final Clock clock;

    VerifyCommand() {
        this(RetryPolicy.Pause.SLEEP, Clock.systemUTC());
    }

    VerifyCommand(RetryPolicy.Pause pause, Clock clock) {
        this.pause = requireNonNull(pause, "pause");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Exits with 2 if the archive cannot be read, since 1 means damage. */
    @Override
    public Integer call() {
        try {
            return verify();
        } catch (IOException e) {
            err().println("parley: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private int verify() throws IOException {
        if (inFlight < 1 || inFlight > 64) {
            throw usageError("--in-flight is a number from 1 to 64, not " + inFlight);
        }
        if (stack.isGiven() && api.isGiven()) {
            throw usageError("--endpoint reads through the API, and --stack and --data read without it: give one");
        }
        if (noIndex && !stack.isGiven()) {
            throw usageError("--no-index goes with --stack or --data");
        }
        if (lastRead) {
            return listLastReads();
        }
        var source = stack.isGiven()
                ? bucket()
                : new ApiArchiveSource(
                        api.client(new RetryPolicy(1, pause)), api.client(retries()), Optional.ofNullable(since));
        var plan = plan(source);
        var file = Optional.ofNullable(state).map(ReportFile::new);
        var begun = file.isPresent() ? file.get().read(plan) : Optional.<Report>empty();
        begun.ifPresent(report -> err().println(
                        "Continuing after " + ReportPrinter.number(report.seen()) + " versions, from " + state + "."));
        var report = verify(source, begun.map(Report::plan).orElse(plan), begun, file);
        if (file.isPresent()) {
            if (report.stopped().isEmpty()) {
                file.get().remove();
            } else {
                file.get().write(report);
            }
        }
        if (report.stopped().isPresent() && report.seen() == 0) {
            throw new IOException(report.stopped().get());
        }
        if (json) {
            printer().json(report);
        } else {
            printer().summary(report, state != null);
            var schedule = stack.isGiven() ? schedule() : Optional.<PassReport>empty();
            if (schedule.isPresent()) {
                printer().schedule(schedule);
            }
        }
        return report.damaged() ? 1 : report.isComplete() ? 0 : 2;
    }

    private int listLastReads() throws IOException {
        if (!stack.isGiven()) {
            throw usageError("--last-read goes with --stack or --data");
        }
        var found = stack.find();
        return found.run(resources -> {
            var report = schedule();
            var printer = printer();
            long never = new S3ArchiveInventory(resources.clients().s3(), resources.bucket())
                    .list(Optional.empty())
                    .filter(holding -> {
                        var read = report.flatMap(pass -> pass.lastRead(holding.objectKey(), holding.stored()));
                        printer.lastRead(holding.objectKey(), read, json);
                        return read.isEmpty();
                    })
                    .count();
            if (!json) {
                printer.neverRead(never);
                printer.schedule(report);
            }
            return report.filter(pass -> !pass.deviations().isEmpty()).isPresent() ? 1 : 0;
        });
    }

    /** The stack's own report; empty before its first run. */
    private Optional<PassReport> schedule() throws IOException {
        return stack.find()
                .run(resources -> new S3FixityReports(resources.clients().s3(), resources.bucket()).read());
    }

    private ReportPrinter printer() {
        return new ReportPrinter(Terminal.of(out()));
    }

    private VerificationPlan plan(ArchiveSource source) {
        try {
            var percent = Double.parseDouble(sample.strip().replaceFirst("%$", ""));
            return new VerificationPlan(
                    source.name(), percent, LocalDate.now(clock).toString(), Optional.ofNullable(since));
        } catch (NumberFormatException e) {
            throw usageError("--sample is a share such as 5%, not " + sample);
        } catch (IllegalArgumentException e) {
            throw usageError("--sample: " + e.getMessage());
        }
    }

    private ArchiveSource bucket() throws IOException {
        var found = stack.find();
        var clients = found.clients();
        return new S3ArchiveSource(
                found.name() + (noIndex ? " without its index" : ""),
                new S3ArticleArchive(clients.s3(), found.bucket()),
                new S3ArchiveInventory(clients.s3(), found.bucket()),
                noIndex
                        ? Optional.empty()
                        : Optional.<IndexedVersions>of(new DynamoIndexedVersions(clients.dynamo(), found.table())),
                Optional.ofNullable(since));
    }

    private RetryPolicy retries() {
        return new RetryPolicy(ATTEMPTS, pause);
    }

    private Report verify(
            ArchiveSource source, VerificationPlan plan, Optional<Report> begun, Optional<ReportFile> file)
            throws IOException {
        var printer = printer();
        try (var progress = new Progress("verify", -1)) {
            return new Verification(source, this::retried, inFlight, clock)
                    .run(plan, begun, new Verification.Listener() {
                        private long written = System.nanoTime();

                        @Override
                        public void checked(Report report, List<Finding> findings, Optional<Long> total)
                                throws IOException {
                            if (!json) {
                                findings.forEach(printer::finding);
                            }
                            progress.stepTo(report.seen(), total.orElse(-1L));
                            if (file.isPresent() && System.nanoTime() - written > SECOND) {
                                file.get().write(report);
                                written = System.nanoTime();
                            }
                        }
                    });
        }
    }

    private <T> T retried(Verification.Read<T> read) throws IOException {
        try {
            return retries().run(() -> {
                try {
                    return read.run();
                } catch (ArchiveSource.Unreachable e) {
                    throw new RetryPolicy.Transient(String.valueOf(e.getMessage()), Optional.empty(), e);
                }
            });
        } catch (RetryPolicy.Transient e) {
            throw new ArchiveSource.Unreachable(e.getMessage() + " (tried " + ATTEMPTS + " times)", e);
        }
    }
}
