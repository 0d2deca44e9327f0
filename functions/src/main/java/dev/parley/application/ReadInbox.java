package dev.parley.application;

import dev.parley.application.ReadRecord.Outcome;
import dev.parley.application.ReadRecord.Result;
import dev.parley.application.ports.Inbox;
import dev.parley.application.ports.Inbox.InboxFile;
import dev.parley.importing.ImportReader;
import dev.parley.importing.ImportRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Archives the articles of a file in the inbox, and removes the file. A file of which something cannot be read is moved
 * to {@code inbox-refused/}, with the reason; what can be read of it is archived.
 *
 * <p>The file is removed last, and archiving twice changes nothing, so an interrupted run can be repeated.
 */
public record ReadInbox(Inbox inbox, ReadRecord reading, ArchiveRecord archiving, Clock clock) {
    /** Larger files take longer than a function may run. */
    static final long LARGEST = 25L * 1024 * 1024;

    /** Refusals that the reason lists; more say the same. */
    private static final int LISTED = 100;

    /** Below this no further record is archived. */
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    private static final String IMPORT = " Import it with ./parley import --alert.";

    /**
     * What a run did.
     *
     * @param counts records by outcome
     * @param isRefused whether the file was moved to {@code inbox-refused/}
     */
    public record Summary(String key, Map<Outcome, Integer> counts, boolean isRefused) {}

    /**
     * Reads a file.
     *
     * @param remaining time that is left
     * @return nothing if the file is not there any more, or is no file
     */
    public Optional<Summary> read(String key, Supplier<Duration> remaining) {
        if (key.endsWith("/")) {
            // Consoles store a folder as an empty object.
            return Optional.empty();
        }
        return inbox.read(key, LARGEST).map(file -> new FileRun(file, remaining).run());
    }

    /** The run of one file. */
    private final class FileRun {
        private final InboxFile file;
        private final Supplier<Duration> remaining;
        private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        private final List<String> refusals = new ArrayList<>();
        private final ArrivalTimes arrivals = new ArrivalTimes(clock);

        FileRun(InboxFile file, Supplier<Duration> remaining) {
            this.file = file;
            this.remaining = remaining;
        }

        Summary run() {
            if (file.body().isEmpty()) {
                refuse(
                        "",
                        "The file has " + file.bytes() + " bytes; the inbox takes at most " + LARGEST + "." + IMPORT);
            } else {
                read(file.body().get());
                if (counts.isEmpty()) {
                    refuse("", "The file holds no article.");
                }
            }
            if (refusals.isEmpty()) {
                inbox.remove(file);
            } else {
                inbox.refuse(file, reason());
            }
            return new Summary(file.key(), counts, !refusals.isEmpty());
        }

        private void read(byte[] body) {
            try {
                ImportReader.read(file.key(), new ByteArrayInputStream(body), this::record);
            } catch (OutOfTime e) {
                refuse("", "The file has more articles than can be archived in one go." + IMPORT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void record(ImportRecord found) throws OutOfTime {
            if (remaining.get().compareTo(ENOUGH) < 0) {
                throw new OutOfTime();
            }
            var result =
                    switch (reading.read(found, arrivals.next())) {
                        case ReadRecord.Nothing nothing -> nothing.result();
                        case ReadRecord.Version version -> archiving.archive(version);
                    };
            count(found.place(), result);
        }

        private void count(String place, Result result) {
            counts.merge(result.outcome(), 1, Integer::sum);
            result.reason().ifPresent(reason -> refusals.add(place.isEmpty() ? reason : place + ": " + reason));
        }

        private void refuse(String place, String reason) {
            count(place, Result.because(Outcome.REFUSED, reason));
        }

        private String reason() {
            var archived = counts.getOrDefault(Outcome.IMPORTED, 0) + counts.getOrDefault(Outcome.KNOWN, 0);
            var text = new StringBuilder();
            refusals.stream().limit(LISTED).forEach(refusal -> text.append(refusal)
                    .append('\n'));
            if (refusals.size() > LISTED) {
                text.append("and ").append(refusals.size() - LISTED).append(" more\n");
            }
            return text.append("Articles of this file that are archived: ")
                    .append(archived)
                    .append(".\n")
                    .toString();
        }
    }

    private static final class OutOfTime extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
