package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ArchiveArticle;
import dev.parley.application.ArchiveRecord;
import dev.parley.application.ReadRecord;
import dev.parley.application.ReadRecord.Outcome;
import dev.parley.application.ReadRecord.Result;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.ids.Id;
import dev.parley.importing.ImportReader;
import dev.parley.importing.ImportRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports the articles of other archives into a stack's archive. */
@Command(
        name = "import",
        description = "Imports articles from files and folders into the archive of a stack, and alerts nobody.",
        footer = {
            "",
            "Formats: JSON Lines, JSON, CSV, WARC, WACZ, mbox, NITF, NewsML-G2, ninjs, HTML,",
            "text, mail, and zip files of these; each also compressed with gzip. Exports of",
            "Parley keep their ids and times of arrival.",
            "",
            "After an interruption, run the same command again: it continues. Progress is",
            "kept in the folder imports/ of the stack's data folder, for a deployed stack in",
            ".parley/imports/.",
            "",
            "Examples:",
            "  parley import articles.jsonl",
            "  parley import ~/archive --dry-run",
            "  parley import export.wacz --stack parley"
        })
final class ImportCommand extends Subcommand {
    private static final long SECOND = 1_000_000_000L;
    private static final long MEGABYTE = 1_000_000;
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, or folders, which are read with all folders in them.")
    private List<Path> arguments;

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--alert",
            description = "Let the articles alert subscribers, like articles that arrive (default: nobody is alerted).")
    private boolean alert;

    @Option(names = "--dry-run", description = "Only say what can be read; archive nothing. Needs no stack.")
    private boolean dryRun;

    private final Clock clock;

    ImportCommand() {
        this(Clock.systemUTC());
    }

    ImportCommand(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public Integer call() throws IOException {
        var sources = sources();
        if (dryRun) {
            return finish(run(Optional.empty(), ImportState.begun(sources), Optional.empty()));
        }
        return stack.find().run(found -> importInto(found, sources));
    }

    private int importInto(StackResources found, List<ImportState.Source> sources) throws IOException {
        var folder = Files.createDirectories(stack.folder().resolve("imports"));
        var name = Id.of(found.bucket() + "\n" + alert + "\n" + arguments, 16);
        var file = folder.resolve(name + ".json");
        try (var lock =
                FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new IOException("the same import is running on this machine");
            }
            var begun = ImportState.read(file, sources);
            begun.ifPresent(state -> err().println("Continuing at "
                    + (state.done() < sources.size() ? sources.get(state.done()).path() : "the end") + " after "
                    + ReportPrinter.number(state.records()) + " of its records, from " + file + "."));
            if (begun.isEmpty()) {
                err().println("Progress is kept in " + file + ". After an interruption, run the same command again.");
            }
            err().flush();
            var archive = S3ArticleArchive.locked(
                    found.clients().s3(), found.bucket(), found.objectLockDays(), Clock.systemUTC());
            // Only the archive is asked, so that an import needs no index.
            var archiving = new ArchiveArticle(new ArticleReader(), archive, IntakeIndex.NONE);
            var state = run(
                    Optional.of(new ArchiveRecord(archive, archiving)),
                    begun.orElseGet(() -> ImportState.begun(sources)),
                    Optional.of(file));
            Files.deleteIfExists(file);
            return finish(state);
        }
    }

    private ImportState run(Optional<ArchiveRecord> archiving, ImportState begun, Optional<Path> file)
            throws IOException {
        long total = begun.files().stream().mapToLong(ImportState.Source::bytes).sum();
        try (var progress = new Progress(dryRun ? "read" : "import", total, " MB", MEGABYTE);
                var run = new ImportRun(
                        new ReadRecord(new ArticleReader(), alert),
                        archiving,
                        clock,
                        begun,
                        new Follower(progress, total, file))) {
            return run.run();
        }
    }

    /** Prints refusals, and saves the state once a second. */
    private final class Follower implements ImportRun.Listener {
        private final Progress progress;
        private final long total;
        private final Optional<Path> file;
        private final long begun = System.nanoTime();
        private long written = System.nanoTime();
        private long records;

        /** @param total number of bytes of all files */
        Follower(Progress progress, long total, Optional<Path> file) {
            this.progress = progress;
            this.total = total;
            this.file = file;
        }

        @Override
        public void done(ImportState state, String source, ImportRecord found, Result result, long bytes)
                throws IOException {
            records++;
            result.reason().ifPresent(reason -> {
                err().println("parley: " + Terminal.oneLine((source + " " + found.place()).strip() + ": " + reason));
                err().flush();
            });
            progress.stepTo(bytes, total);
            long now = System.nanoTime();
            if (now - written > SECOND) {
                written = now;
                progress.show(ReportPrinter.number(records) + " articles, "
                        + ReportPrinter.number(records * SECOND / (now - begun)) + "/s");
                if (file.isPresent()) {
                    state.write(file.get());
                }
            }
        }
    }

    /** Prints the summary: a row for each format, a column for each outcome. */
    private int finish(ImportState state) {
        var out = out();
        if (state.counts().isEmpty()) {
            out.println("No article was found.");
        } else {
            var columns = new AlignedColumns()
                    .row(Stream.concat(Stream.of("format"), OUTCOMES.stream().map(this::label))
                            .toArray(String[]::new));
            state.counts()
                    .forEach((format, counts) -> columns.row(Stream.concat(
                                    Stream.of(format.label()),
                                    OUTCOMES.stream()
                                            .map(outcome -> ReportPrinter.number(counts.getOrDefault(outcome, 0L))))
                            .toArray(String[]::new)));
            columns.lines().forEach(out::println);
        }
        out.flush();
        return state.count(Outcome.REFUSED) == 0 ? 0 : 1;
    }

    private String label(Outcome outcome) {
        return outcome == Outcome.IMPORTED && dryRun
                ? "readable"
                : outcome.name().toLowerCase(Locale.ROOT);
    }

    /** The files of the arguments, and those of folders in order of name. */
    private List<ImportState.Source> sources() throws IOException {
        var sources = new LinkedHashSet<ImportState.Source>();
        for (var argument : arguments) {
            if (!Files.isReadable(argument)) {
                throw new IOException("cannot read " + argument + ": there is no such file, or it may not be read");
            }
            try (var files = Files.walk(argument)) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(file -> file.equals(argument) || ImportReader.isImportable(file.toString()))
                        .sorted()
                        .toList()) {
                    sources.add(ImportState.Source.of(file));
                }
            }
        }
        return List.copyOf(sources);
    }
}
