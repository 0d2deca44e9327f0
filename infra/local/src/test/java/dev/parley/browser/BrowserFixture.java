package dev.parley.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.local.LocalStack;
import dev.parley.local.Stacks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A local stack with sample articles, and browsers for it. Tests are skipped where there is no browser. */
final class BrowserFixture implements AutoCloseable {
    /** A day after the last sample article. */
    static final Clock MAY_20 = clock("2025-05-20T09:00:00Z");

    private final Path folder;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final LocalStack stack;

    private BrowserFixture(Path folder, LocalStack stack) {
        this.folder = folder;
        this.stack = stack;
        opened.add(stack);
    }

    /**
     * Starts a stack.
     *
     * @param folder for its data, and for the browser's state
     */
    static BrowserFixture start(Path folder, Clock clock, Map<String, String> parameters) throws Exception {
        var missing = Browser.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        return new BrowserFixture(folder, Stacks.start(data(folder), clock, parameters));
    }

    static Clock clock(String moment) {
        return Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
    }

    /** The folder of the stack's data. */
    static Path data(Path folder) {
        return folder.resolve("data");
    }

    LocalStack stack() {
        return stack;
    }

    /** Sends all sample articles. */
    void sendSamples() throws Exception {
        try (var files = Files.list(Stacks.PROJECT.resolve("events/articles"))) {
            for (var file : files.sorted().toList()) {
                send(file);
            }
        }
    }

    /** Sends one of the sample articles. */
    void sendSample(String name) throws Exception {
        send(Stacks.PROJECT.resolve("events/articles").resolve(name));
    }

    private void send(Path file) throws IOException, InterruptedException {
        var name = file.toString();
        Stacks.post(
                stack.api(),
                name.endsWith(".json") ? "application/json" : name.endsWith(".html") ? "text/html" : "text/plain",
                Files.readAllBytes(file));
        stack.awaitIdle();
    }

    /** Starts a browser, which is closed with the stack. */
    Browser browse(URI address) {
        var browser = Browser.start(address, folder.resolve("browser"));
        opened.add(browser);
        return browser;
    }

    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.removeLast().close();
        }
    }
}
