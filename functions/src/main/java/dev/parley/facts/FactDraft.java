package dev.parley.facts;

import dev.parley.extraction.Event;
import dev.parley.extraction.FactType;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The next state of a fact while {@link FactUpdate} computes it. */
final class FactDraft {
    private final Fact before;
    FactType type;
    Status status;
    Optional<PartialDate> date;
    List<Participant> participants;
    Optional<ReportedDuration> duration;
    Optional<String> place;
    LinkedHashSet<String> claimants;
    int mentions;
    Sources sources;
    LinkedHashSet<String> deniedBy;
    LinkedHashSet<String> withdrawnBy;
    boolean confirmed;

    FactDraft(Fact before) {
        this.before = before;
        this.type = before.type();
        this.status = before.status();
        this.date = before.date();
        this.participants = before.participants();
        this.duration = before.duration();
        this.place = before.place();
        this.claimants = new LinkedHashSet<>(before.claimants());
        this.mentions = before.mentions();
        this.sources = Sources.of(before.support());
        this.deniedBy = new LinkedHashSet<>(before.deniedBy());
        this.withdrawnBy = new LinkedHashSet<>(before.withdrawnBy());
        this.confirmed = before.confirmed();
    }

    Fact fact() {
        return new Fact(
                before.id(),
                new Event(type, status, date, participants, duration, place, before.level()),
                new Support(
                        List.copyOf(claimants),
                        mentions,
                        sources.outlets(),
                        sources.copiedBy(),
                        List.copyOf(deniedBy),
                        List.copyOf(withdrawnBy),
                        confirmed,
                        sources.texts()),
                before.lastNotified(),
                before.first(),
                before.revision() + 1);
    }
}
