package dev.parley.facts;

import dev.parley.extraction.Status;
import java.util.List;
import java.util.Set;

/** Whether a sighting of a fact is believed: alone, or because an independent outlet reports the same. */
final class Credibility {
    private final Fact before;
    private final Sighting sighting;
    private final List<Sighting> current;
    private final ConfidenceThreshold threshold;

    /** @param sightings as {@link FactUpdate#sighted} takes them */
    Credibility(Fact before, Sighting sighting, List<Sighting> sightings, ConfidenceThreshold threshold) {
        this.before = before;
        this.sighting = sighting;
        this.current = Corroboration.current(sightings, Set.copyOf(before.withdrawnBy()));
        this.threshold = threshold;
    }

    /** Whether the sighting's own confidence reaches the threshold. */
    boolean isSure() {
        return threshold.isReachedBy(sighting.mention());
    }

    /** Whether it confirms an unconfirmed fact; a denial confirms nothing. */
    boolean confirms() {
        return isSure() ? sighting.mention().status() != Status.DENIED : isBelieved();
    }

    /**
     * Whether it is sure, or an independent outlet reports the same as news. For a confirmed fact the other outlet must
     * support the status too: two reports of a plan do not mean that it happened.
     */
    boolean isBelieved() {
        return isSure()
                || sighting.mention().mayAlert()
                        && Corroboration.corroborates(
                                sighting,
                                current,
                                other -> other.mention().mayAlert() && (!before.confirmed() || supportsStatus(other)));
    }

    private boolean supportsStatus(Sighting other) {
        return FactUpdate.supports(other.mention().status(), sighting.mention().status());
    }

    /** Whether it is believed that the fact took place: see {@link FactUpdate#happens}. */
    boolean happens() {
        return FactUpdate.happens(before, sighting)
                && (isSure()
                        || Corroboration.corroborates(sighting, current, other -> FactUpdate.happens(before, other)));
    }
}
