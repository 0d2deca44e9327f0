package dev.parley.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error, when somebody sits there to see it. */
final class Progress implements AutoCloseable {
    private final ProgressBar bar;

    /** @param total how many steps there are, or -1 when nobody knows */
    Progress(String task, long total) {
        bar = isTerminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .continuousUpdate()
                        .showSpeed()
                        .build()
                : null;
    }

    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    void step(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    /** Stands at a step now, of so many; -1 when nobody knows. */
    void at(long step, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(step);
        }
    }

    /** The launcher looks whether standard error is a terminal; Java itself cannot tell it from standard output. */
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
