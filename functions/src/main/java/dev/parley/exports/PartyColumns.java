package dev.parley.exports;

import dev.parley.extraction.Participant;
import java.util.List;

/** The participants of a fact, as one list for each kind of party. */
record PartyColumns(List<Participant> participants) {
    List<String> people() {
        return participants.stream()
                .filter(Participant::isPerson)
                .map(Participant::id)
                .distinct()
                .toList();
    }

    List<String> countries() {
        return participants.stream()
                .flatMap(one -> one.country().stream())
                .distinct()
                .toList();
    }

    List<String> organizations() {
        return participants.stream()
                .flatMap(one -> one.organization().stream())
                .distinct()
                .toList();
    }
}
