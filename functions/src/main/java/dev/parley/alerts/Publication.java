package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One message as it is published: its texts, what subscribers filter by, and what machines follow. Of a message that
 * tells of several facts, each list is the union over them.
 *
 * @param alerts ids of the decisions that it tells, or of the digest
 * @param facts ids of the facts that it tells; none for a digest
 * @param people ids of the people who take part
 * @param countries ISO 3166 alpha-3 codes
 * @param sms whether it may go to telephones; those subscribe with a filter on this
 */
public record Publication(
        Topic topic,
        List<String> alerts,
        List<String> facts,
        Optional<String> article,
        List<String> kinds,
        List<String> types,
        List<String> statuses,
        List<String> people,
        List<String> countries,
        Message message,
        boolean sms) {
    public Publication {
        requireNonNull(topic, "topic");
        alerts = List.copyOf(alerts);
        facts = List.copyOf(facts);
        requireNonNull(article, "article");
        kinds = List.copyOf(kinds);
        types = List.copyOf(types);
        statuses = List.copyOf(statuses);
        people = List.copyOf(people);
        countries = List.copyOf(countries);
        requireNonNull(message, "message");
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("a publication tells of something");
        }
    }

    /** The message of some alerts of one report. */
    public static Publication of(List<Alert> alerts, Message message, boolean sms) {
        return new Publication(
                Topic.ALERTS,
                union(alerts, alert -> List.of(alert.id())),
                union(alerts, alert -> List.of(alert.factId())),
                Optional.of(alerts.getFirst().version().articleId()),
                union(alerts, alert -> List.of(alert.kind())),
                union(alerts, alert -> List.of(alert.type().label())),
                union(alerts, alert -> List.of(alert.filterStatus())),
                union(alerts, Alert::people),
                union(alerts, Alert::countries),
                message,
                sms);
    }

    private static List<String> union(List<Alert> alerts, Function<Alert, Collection<String>> values) {
        var union = new LinkedHashSet<String>();
        alerts.forEach(alert -> union.addAll(values.apply(alert)));
        return List.copyOf(union);
    }
}
