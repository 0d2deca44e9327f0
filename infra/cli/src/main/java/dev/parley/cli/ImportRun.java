package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ArchiveRecord;
import dev.parley.application.ArrivalTimes;
import dev.parley.application.ReadRecord;
import dev.parley.application.ReadRecord.Outcome;
import dev.parley.application.ReadRecord.Result;
import dev.parley.importing.ImportReader;
import dev.parley.importing.ImportRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Imports files. Records are read by as many threads as there are processors and archived by several others; the versions
 * of one article are archived by the same thread, in their order. Outcomes are counted in the order of the records.
 */
final class ImportRun implements AutoCloseable {
    /** Follows a run. */
    interface Listener {
        /**
         * A record is done.
         *
         * @param file of the record
         * @param bytes number of bytes that were read so far, of all files
         */
        void done(ImportState state, String file, ImportRecord found, Result result, long bytes) throws IOException;
    }

    /** Archive requests in flight; each waits for the store most of the time. */
    private static final int LANES = 8;

    /** Records that may wait for a lane: enough that one slow lane does not hold up the others. */
    private static final int WAITING = 64;

    private final ReadRecord reading;
    private final Optional<ArchiveRecord> archiving;
    private final ArrivalTimes arrivals;
    private final Listener listener;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final List<ExecutorService> lanes = new ArrayList<>();
    private final ArrayDeque<Reading> read = new ArrayDeque<>();
    private final ArrayDeque<Archiving> archived = new ArrayDeque<>();
    private ImportState state;
    private String file = "";
    private long bytes;

    /** @param archiving absent in a dry run */
    ImportRun(
            ReadRecord reading, Optional<ArchiveRecord> archiving, Clock clock, ImportState state, Listener listener) {
        this.reading = requireNonNull(reading, "reading");
        this.archiving = requireNonNull(archiving, "archiving");
        this.arrivals = new ArrivalTimes(clock);
        this.state = requireNonNull(state, "state");
        this.listener = requireNonNull(listener, "listener");
        for (int i = 0; i < LANES; i++) {
            lanes.add(Executors.newSingleThreadExecutor());
        }
    }

    private record Reading(ImportRecord found, Future<ReadRecord.Read> read) {}

    private record Archiving(ImportRecord found, Future<Result> result) {}

    /**
     * Imports the files from where the state is.
     *
     * @throws IOException if a file cannot be read, or the stack cannot archive a record; the message names it
     */
    ImportState run() throws IOException {
        for (int i = 0; i < state.done(); i++) {
            bytes += state.files().get(i).bytes();
        }
        for (var source : state.files().subList(state.done(), state.files().size())) {
            file = source.path();
            long before = bytes;
            long skipped = state.records();
            try (var in = new CountedStream(Files.newInputStream(Path.of(file)))) {
                var toSkip = new long[] {skipped};
                ImportReader.read(file, in, found -> {
                    if (toSkip[0] > 0) {
                        toSkip[0]--;
                    } else {
                        submit(found);
                    }
                    bytes = before + in.count;
                });
            }
            while (!read.isEmpty()) {
                archiveFirst();
            }
            while (!archived.isEmpty()) {
                finishFirst();
            }
            bytes = before + source.bytes();
            state = state.nextFile();
        }
        return state;
    }

    private void submit(ImportRecord found) throws IOException {
        var arrived = arrivals.next();
        read.add(new Reading(found, readers.submit(() -> reading.read(found, arrived))));
        if (read.size() > LANES) {
            archiveFirst();
        }
    }

    private void archiveFirst() throws IOException {
        var first = read.remove();
        var result =
                switch (get(first.found(), first.read())) {
                    case ReadRecord.Nothing nothing -> CompletableFuture.completedFuture(nothing.result());
                    case ReadRecord.Version version
                    when archiving.isEmpty() ->
                        CompletableFuture.completedFuture(new Result(Outcome.IMPORTED, Optional.empty()));
                    case ReadRecord.Version version ->
                        lanes.get(Math.floorMod(version.article().id().hashCode(), LANES))
                                .submit(() -> archiving.get().archive(version));
                };
        archived.add(new Archiving(first.found(), result));
        if (archived.size() > WAITING) {
            finishFirst();
        }
    }

    private void finishFirst() throws IOException {
        var first = archived.remove();
        var result = get(first.found(), first.result());
        state = state.with(first.found().format(), result.outcome());
        listener.done(state, file, first.found(), result, bytes);
    }

    private <T> T get(ImportRecord found, Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            var cause = requireNonNull(e.getCause());
            throw new IOException(
                    "the import stopped at " + (file + " " + found.place()).strip() + ": " + cause.getMessage(), cause);
        }
    }

    /** Waits for what is being archived, so that nothing is written after the run. */
    @Override
    public void close() {
        readers.shutdownNow();
        lanes.forEach(ExecutorService::shutdownNow);
        readers.close();
        lanes.forEach(ExecutorService::close);
    }

    private static final class CountedStream extends FilterInputStream {
        private long count;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
