package dev.parley.cli;

import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A local stack with a settable clock, in a temporary folder that is deleted at the end. */
final class TemporaryStack implements AutoCloseable {
    /** Years of articles arrive in a minute, so the limits on alerts are too low. */
    private static final Map<String, String> NO_LIMITS = Map.of("AlertsPerHour", "100000", "SmsPerDay", "100000");

    private final Path folder;
    private final SettableClock clock = new SettableClock();
    private final LocalStack stack;
    private final Thread shutdownHook = new Thread(this::closeQuietly);

    TemporaryStack(Consumer<String> log) throws Exception {
        this(log, true);
    }

    /** @param connected as in {@link LocalStackOptions} */
    TemporaryStack(Consumer<String> log, boolean connected) throws Exception {
        this(log, connected, AddressPolicy.publicAddresses());
    }

    /**
     * @param connected as in {@link LocalStackOptions}
     * @param addresses where feeds may be fetched from
     */
    TemporaryStack(Consumer<String> log, boolean connected, AddressPolicy addresses) throws Exception {
        folder = Files.createTempDirectory("parley-");
        stack = LocalStack.start(new LocalStackOptions(
                ProjectHome.template(), folder, 0, clock, NO_LIMITS, log, connected, Optional.empty(), addresses));
        // Deletes the folder after Ctrl-C too.
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    LocalStack stack() {
        return stack;
    }

    void setClock(Instant now) {
        clock.now = now;
    }

    @Override
    public void close() throws Exception {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        stack.close();
        delete();
    }

    private void closeQuietly() {
        try {
            stack.close();
            delete();
        } catch (Exception e) {
            // The system clears its temporary folder.
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
