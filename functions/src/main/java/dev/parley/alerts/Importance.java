package dev.parley.alerts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import java.util.Comparator;
import java.util.List;

/** Which of several facts is told first: what the article's title is about, then what happened before what is planned, then by how much it changes. */
final class Importance {
    private Importance() {}

    /** The alerts, the most important first; those of one rank in the order in which they were decided. */
    static List<Alert> ranked(List<Alert> alerts) {
        return alerts.stream()
                .sorted(Comparator.comparing((Alert alert) -> !alert.isHeadline())
                        .thenComparing(alert -> alert.status() != Status.HAPPENED)
                        .thenComparingInt(alert -> rank(alert.type())))
                .toList();
    }

    private static int rank(FactType type) {
        return switch (type) {
            case CEASEFIRE, AGREEMENT_SIGNED -> 0;
            case AGREEMENT_REACHED -> 1;
            case PRISONER_EXCHANGE -> 2;
            case LEADER_CALL -> 3;
            case MEETING, VISIT -> 4;
            case TALKS_STARTED, TALKS_HELD, TALKS_SUSPENDED, TALKS_REJECTED -> 5;
            case TALKS_AGREED -> 6;
            case PROPOSAL, MEDIATION_OFFER -> 7;
            case ENVOY_NAMED -> 8;
        };
    }
}
