package dev.parley.extraction;

import java.util.Locale;

/**
 * What several types may report of the same thing: a trip, the meeting in it and their talks are one occasion, an
 * agreement and its signing another.
 */
public enum Occasion {
    LEADER_CALL(1, 6),
    /** A visit and the talks in it last. */
    TALKS(2, 6),
    TALKS_AGREED(1, 1),
    ENVOY_NAMED(1, 1),
    MEDIATION_OFFER(1, 1),
    PROPOSAL(1, 1),
    /** Exchanges and ceasefires come in stages, a day each. */
    CEASEFIRE(1, 1),
    PRISONER_EXCHANGE(1, 1),
    AGREEMENT(1, 1),
    TALKS_REJECTED(1, 1),
    TALKS_SUSPENDED(1, 1);

    private final int daysApart;
    private final int daysReported;

    Occasion(int daysApart, int daysReported) {
        this.daysApart = daysApart;
        this.daysReported = daysReported;
    }

    /** By how many days two reports of one occasion may date it differently, by time zones or because it lasts. */
    public int daysApart() {
        return daysApart;
    }

    /**
     * For how many days articles report it without naming its day, as a summary of the week does. A new one within
     * them is found by the first report that names its day.
     */
    public int daysReported() {
        return daysReported;
    }

    /** The name used in keys: {@code talks}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
