package dev.parley.alerts;

import dev.parley.extraction.Status;
import java.util.Comparator;
import java.util.List;

/**
 * The order of several facts in one message: first what the article's title is about, then what happened before what is
 * planned, then by the rank of the type in {@code wording.tsv}.
 */
final class Importance {
    private Importance() {}

    /** The alerts, the most important first; those of one rank keep their order. */
    static List<Alert> ranked(List<Alert> alerts) {
        return alerts.stream()
                .sorted(Comparator.comparing((Alert alert) -> !alert.isHeadline())
                        .thenComparing(alert -> alert.status() != Status.HAPPENED)
                        .thenComparingInt(alert -> TypeWording.of(alert.type()).rank()))
                .toList();
    }
}
