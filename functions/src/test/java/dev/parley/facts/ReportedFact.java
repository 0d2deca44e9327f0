package dev.parley.facts;

import dev.parley.ids.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One fact with the update of each report of it. */
final class ReportedFact {
    static final Report WIRE = Report.by("Harbour Wire");
    static final Report LEDGER = Report.by("The Northern Ledger");

    private final List<Sighting> sightings = new ArrayList<>();
    private final List<FactUpdate> updates = new ArrayList<>();

    /** The fact after these reports, each of them timely. */
    static ReportedFact after(Report... reports) {
        var fact = new ReportedFact();
        Arrays.stream(reports).forEach(report -> fact.add(report, Timing.TIMELY));
        return fact;
    }

    void add(Report report, Timing timing) {
        updates.add(
                updates.isEmpty()
                        ? FactUpdate.founded(Id.of("fact", Fact.ID_LENGTH), report.sighting(), timing, Report.THRESHOLD)
                        : FactUpdate.sighted(last(), report.sighting(), sightings, timing, Report.THRESHOLD));
        sightings.add(report.sighting());
    }

    void withdraw(Report without, Timing timing) {
        updates.add(FactUpdate.withdrawn(
                last(), sightings, without.key(), without.sighting().seen(), timing));
    }

    List<FactUpdate> updates() {
        return List.copyOf(updates);
    }

    Fact last() {
        return updates.getLast().after();
    }

    List<AlertReason> reasons() {
        return updates.stream().flatMap(update -> update.reason().stream()).toList();
    }

    List<Revision> history() {
        return updates.stream().flatMap(update -> update.revision().stream()).toList();
    }
}
