package dev.parley.testing;

import dev.parley.application.ports.Metric;
import dev.parley.application.ports.Metrics;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was measured: name, kind and value. */
public final class FakeMetrics implements Metrics {
    private final List<String> measured = new ArrayList<>();

    @Override
    public void add(Metric metric, String kind, long value) {
        measured.add(metric.label() + (kind.isEmpty() ? "" : "/" + kind) + " " + value);
    }

    /** What was measured since the last call. */
    public List<String> taken() {
        var taken = List.copyOf(measured);
        measured.clear();
        return taken;
    }
}
