package dev.parley.local;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stack without articles for each test of a class. */
abstract class FreshStack {
    @TempDir
    Path data;

    LocalStack stack;
    URI api;

    private final Clock clock;

    /** With the clock at the evening of 12 February 2025. */
    FreshStack() {
        this(Stacks.FEBRUARY_12);
    }

    FreshStack(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @BeforeEach
    void start() throws Exception {
        stack = Stacks.start(data, clock);
        api = stack.api();
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }
}
