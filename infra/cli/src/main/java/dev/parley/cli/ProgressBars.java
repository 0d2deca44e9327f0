package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import dev.parley.application.RebuildSearch;
import org.jspecify.annotations.Nullable;

/** A progress bar for each step in turn. */
final class ProgressBars implements RebuildSearch.Progress, AutoCloseable {
    private @Nullable Progress bar;

    @Override
    public void begin(String what, long total) {
        close();
        bar = new Progress(what, total);
    }

    @Override
    public void step(long more) {
        requireNonNull(bar, "not begun").step(more);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
