package dev.parley.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error; nothing if that is not a terminal. */
final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    /** @param total number of steps; -1 if unknown */
    Progress(String task, long total) {
        this(task, total, "", 1);
    }

    /**
     * Shows steps in larger units.
     *
     * @param unitSize number of steps in a unit
     */
    Progress(String task, long total, String unit, long unitSize) {
        bar = isTerminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUnit(unit, unitSize)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .continuousUpdate()
                        .showSpeed()
                        .build()
                : null;
    }

    void step() {
        step(1);
    }

    void step(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    /** @param total number of steps; -1 if unknown */
    void stepTo(long step, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(step);
        }
    }

    /** Shows a text at the end of the bar. */
    void show(String text) {
        if (bar != null) {
            bar.setExtraMessage(" " + text);
        }
    }

    /** The launcher tests standard error, because Java cannot distinguish it from standard output. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("parley.terminal");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
