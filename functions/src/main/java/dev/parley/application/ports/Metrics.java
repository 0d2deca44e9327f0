package dev.parley.application.ports;

/** Port: takes measurements. Taking one never fails what is measured. */
public interface Metrics {
    /** Measures nothing. */
    Metrics NONE = (metric, kind, value) -> {};

    /**
     * Adds a measurement.
     *
     * @param kind a short name from a fixed list; empty for a metric without kinds
     */
    void add(Metric metric, String kind, long value);

    /** Counts something once. */
    default void count(Metric metric) {
        add(metric, "", 1);
    }

    /** Counts something of a kind once. */
    default void count(Metric metric, String kind) {
        add(metric, kind, 1);
    }
}
