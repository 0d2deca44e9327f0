package dev.parley.facts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The next state of a fact while it is worked out. */
final class FactDraft {
    private final Fact before;
    FactType type;
    Status status;
    Optional<String> date;
    Optional<String> datePrecision;
    List<Participant> participants;
    Optional<Integer> durationMinutes;
    Optional<String> place;
    LinkedHashSet<String> claimants;
    int mentions;
    LinkedHashSet<String> sources;
    LinkedHashSet<String> deniedBy;
    LinkedHashSet<String> withdrawnBy;
    boolean confirmed;
    Optional<LastNotified> told;

    FactDraft(Fact before) {
        this.before = before;
        this.type = before.type();
        this.status = before.status();
        this.date = before.date();
        this.datePrecision = before.datePrecision();
        this.participants = before.participants();
        this.durationMinutes = before.durationMinutes();
        this.place = before.place();
        this.claimants = new LinkedHashSet<>(before.claimants());
        this.mentions = before.mentions();
        this.sources = new LinkedHashSet<>(before.sources());
        this.deniedBy = new LinkedHashSet<>(before.deniedBy());
        this.withdrawnBy = new LinkedHashSet<>(before.withdrawnBy());
        this.confirmed = before.confirmed();
        this.told = before.told();
    }

    Fact fact() {
        return new Fact(
                before.id(),
                type,
                status,
                date,
                datePrecision,
                participants,
                durationMinutes,
                place,
                List.copyOf(claimants),
                before.level(),
                mentions,
                List.copyOf(sources),
                List.copyOf(deniedBy),
                List.copyOf(withdrawnBy),
                confirmed,
                told,
                before.firstArticleId(),
                before.firstVersion(),
                before.firstPublished(),
                before.firstSeen(),
                before.revision() + 1);
    }
}
