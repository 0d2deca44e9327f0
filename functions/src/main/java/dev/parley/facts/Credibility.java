package dev.parley.facts;

import dev.parley.extraction.Status;
import java.util.List;
import java.util.Set;

/** Whether what a sighting says of a fact is believed: alone, or because an independent outlet says the same. */
final class Credibility {
    private final Fact before;
    private final Sighting sighting;
    private final List<Sighting> standing;
    private final ConfidenceThreshold threshold;

    /** @param sightings as {@link FactUpdate#sighted} takes them */
    Credibility(Fact before, Sighting sighting, List<Sighting> sightings, ConfidenceThreshold threshold) {
        this.before = before;
        this.sighting = sighting;
        this.standing = Corroboration.standing(sightings, Set.copyOf(before.withdrawnBy()));
        this.threshold = threshold;
    }

    /** Whether the sighting's own confidence reaches the threshold. */
    boolean isSure() {
        return threshold.isReachedBy(sighting.mention());
    }

    /** Whether it confirms a fact that is not confirmed yet; a denial confirms nothing. */
    boolean confirms() {
        return isSure() ? sighting.mention().status() != Status.DENIED : isBelieved();
    }

    /**
     * Whether it is sure, or an independent outlet reports the same as news. Of a fact that is confirmed already, the
     * other must bear out the status too: two reports of a plan do not make it happen.
     */
    boolean isBelieved() {
        return isSure()
                || sighting.mention().mayAlert()
                        && Corroboration.bears(
                                sighting,
                                standing,
                                other -> other.mention().mayAlert() && (!before.confirmed() || bearsOutStatus(other)));
    }

    private boolean bearsOutStatus(Sighting other) {
        return FactUpdate.supports(other.mention().status(), sighting.mention().status());
    }

    /** Whether it tells, and is believed in it, that the fact took place: see {@link FactUpdate#happens}. */
    boolean happens() {
        return FactUpdate.happens(before, sighting)
                && (isSure() || Corroboration.bears(sighting, standing, other -> FactUpdate.happens(before, other)));
    }
}
