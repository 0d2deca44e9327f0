package dev.parley.cli;

import dev.parley.application.ports.IndexedVersions;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoIndexedVersions;
import dev.parley.aws.S3ArchiveInventory;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.fixity.ArchiveSource;
import dev.parley.fixity.Finding;
import dev.parley.fixity.Report;
import dev.parley.fixity.ReportFile;
import dev.parley.fixity.S3ArchiveSource;
import dev.parley.fixity.Verification;
import dev.parley.fixity.VerificationPlan;
import dev.parley.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fixity: reads the whole archive again and compares it with what was archived. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads every version again, compares its digests, its key and what the index knows of it, and"
                + " reports what is damaged or missing.",
        footer = {
            "",
            "By the API it sees the versions that the search finds; with --s3 or --bucket it",
            "reads the bucket itself, and finds objects that no index knows as well.",
            "A dropped connection or a busy service is tried again, and what could not be",
            "read after all is reported as unread, never as damaged. With --state FILE it",
            "goes on where Ctrl-C or a crash broke it off.",
            "",
            "Exit status: 0 all is sound; 1 something is damaged or missing; 2 nothing is,",
            "as far as it could be read (also: wrong usage).",
            "",
            "  parley verify",
            "  parley verify --s3 http://127.0.0.1:32809 --dynamodb http://127.0.0.1:38473",
            "  parley verify --bucket parley-archive --table parley-index --state verify.json",
            "  parley verify --endpoint https://api.example.org --sample 5%% --json"
        })
final class VerifyCommand implements Callable<Integer> {
    /** The AWS client wants a region; a stack on this machine has none. */
    private static final Map<String, String> ON_THIS_MACHINE =
            Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

    private static final int ATTEMPTS = 6;
    private static final long SECOND = 1_000_000_000L;

    @Mixin
    private ArchiveApi api;

    @Option(
            names = "--s3",
            paramLabel = "URL",
            description = "Read S3 at this address: the one that ./parley up prints.")
    private URI s3;

    @Option(names = "--dynamodb", paramLabel = "URL", description = "With --s3: the index at this address.")
    private URI dynamoDb;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "Read this bucket (ArchiveBucketName of the deployed stack) with the credentials that the AWS"
                    + " SDK finds.")
    private String bucket;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "With --bucket: compare with the index in this table; without, objects alone are checked.")
    private String table;

    @Option(
            names = "--sample",
            paramLabel = "N%%",
            defaultValue = "100",
            description = "Read N of a hundred versions, each day others.")
    private String sample;

    @Option(names = "--since", paramLabel = "DAY", description = "Only versions that came on this day or later (UTC).")
    private LocalDate since;

    @Option(names = "--state", paramLabel = "FILE", description = "Keep in FILE how far it came, and go on from there.")
    private Path state;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many versions are read at a time (${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec command;

    private final RetryPolicy.Pause pause;
    private final Clock clock;

    VerifyCommand() {
        this(howLong -> Thread.sleep(howLong.toMillis()), Clock.systemUTC());
    }

    /** @param pause waits before a read is tried again */
    VerifyCommand(RetryPolicy.Pause pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /** Whatever keeps it from reading the archive is told apart from damage by the exit status. */
    @Override
    public Integer call() {
        try {
            return verify();
        } catch (IOException e) {
            command.commandLine().getErr().println("parley: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private int verify() throws IOException {
        if (inFlight < 1 || inFlight > 64) {
            throw wrong("--in-flight is a number from 1 to 64, not " + inFlight);
        }
        boolean ofS3 = Stream.of(s3, dynamoDb, bucket, table).anyMatch(option -> option != null);
        if (ofS3 && api.isGiven()) {
            throw wrong("--endpoint reads by the API, and --s3, --bucket, --dynamodb and --table read around it");
        }
        var shelf = ofS3
                ? bucket()
                : new ApiArchiveSource(
                        api.client(new RetryPolicy(1, pause)), api.client(patience()), Optional.ofNullable(since));
        var plan = plan(shelf);
        var file = Optional.ofNullable(state).map(ReportFile::new);
        var begun = file.isPresent() ? file.get().read(plan) : Optional.<Report>empty();
        begun.ifPresent(report -> command.commandLine()
                .getErr()
                .println("Going on behind " + ReportPrinter.number(report.seen()) + " versions, as " + state
                        + " says."));
        var report = verify(shelf, begun.map(Report::plan).orElse(plan), begun, file);
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
        }
        return report.damaged() ? 1 : report.isWhole() ? 0 : 2;
    }

    private ReportPrinter printer() {
        return new ReportPrinter(Terminal.of(command.commandLine().getOut()));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }

    private VerificationPlan plan(ArchiveSource shelf) {
        try {
            var percent = Double.parseDouble(sample.strip().replaceFirst("%$", ""));
            return new VerificationPlan(
                    shelf.name(), percent, LocalDate.now(clock).toString(), Optional.ofNullable(since));
        } catch (NumberFormatException e) {
            throw wrong("--sample is a share such as 5%, not " + sample);
        } catch (IllegalArgumentException e) {
            throw wrong("--sample: " + e.getMessage());
        }
    }

    private ArchiveSource bucket() {
        var environment = new HashMap<>(System.getenv());
        if (dynamoDb != null && s3 == null) {
            throw wrong("--dynamodb goes with --s3; a deployed index is named with --table");
        }
        if (s3 != null) {
            environment.put("AWS_ENDPOINT_URL_S3", s3.toString());
            ON_THIS_MACHINE.forEach(environment::putIfAbsent);
            if (dynamoDb != null) {
                environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
            }
        } else if (bucket == null) {
            throw wrong("--table goes with --bucket");
        }
        var clients = new Clients(environment);
        var name = Optional.ofNullable(bucket).orElseGet(() -> LocalStack.bucketName("ArchiveBucket"));
        var rows = dynamoDb != null && table == null ? "IndexTable" : table;
        if (rows == null) {
            command.commandLine()
                    .getErr()
                    .println(
                            "The index is not compared: name it with " + (s3 == null ? "--table" : "--dynamodb") + ".");
        }
        return new S3ArchiveSource(
                (s3 == null ? "s3://" : s3 + "/") + name + (rows == null ? "" : " and table " + rows),
                new S3ArticleArchive(clients.s3(), name),
                new S3ArchiveInventory(clients.s3(), name),
                Optional.ofNullable(rows).<IndexedVersions>map(t -> new DynamoIndexedVersions(clients.dynamo(), t)),
                Optional.ofNullable(since));
    }

    private RetryPolicy patience() {
        return new RetryPolicy(ATTEMPTS, pause);
    }

    private Report verify(ArchiveSource shelf, VerificationPlan plan, Optional<Report> begun, Optional<ReportFile> file)
            throws IOException {
        var printer = printer();
        try (var progress = new Progress("verify", -1)) {
            return new Verification(shelf, this::retried, inFlight, clock).run(plan, begun, new Verification.Watcher() {
                private long written = System.nanoTime();

                @Override
                public void passed(Report report, List<Finding> found, Optional<Long> total) throws IOException {
                    if (!json) {
                        found.forEach(printer::finding);
                    }
                    progress.at(report.seen(), total.orElse(-1L));
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
            return patience().run(() -> {
                try {
                    return read.once();
                } catch (ArchiveSource.Unreachable e) {
                    throw new RetryPolicy.Passing(e.getMessage(), Optional.empty(), e);
                }
            });
        } catch (RetryPolicy.Passing e) {
            throw new ArchiveSource.Unreachable(e.getMessage() + " (tried " + ATTEMPTS + " times)", e);
        }
    }
}
