package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One message as it is published: its texts, what subscribers filter by, and ids for machines.
 *
 * @param alerts ids of the alerts in it, or of the digest
 * @param facts ids of the facts of the alerts; none for a digest
 * @param article id of the article that reports them; absent for a digest
 * @param sms whether it may go to telephones, which subscribe with a filter on this attribute
 */
public record Publication(
        Topic topic,
        List<String> alerts,
        List<String> facts,
        Optional<String> article,
        FilterAttributes attributes,
        Message message,
        boolean sms) {
    public Publication {
        requireNonNull(topic, "topic");
        alerts = List.copyOf(alerts);
        facts = List.copyOf(facts);
        requireNonNull(article, "article");
        requireNonNull(attributes, "attributes");
        requireNonNull(message, "message");
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("a publication has at least one alert");
        }
    }

    /** The message about alerts of one version of an article. */
    public static Publication of(List<Alert> alerts, Message message, boolean sms) {
        return new Publication(
                Topic.ALERTS,
                alerts.stream().map(Alert::id).distinct().toList(),
                alerts.stream().map(Alert::factId).distinct().toList(),
                Optional.of(alerts.getFirst().version().articleId()),
                FilterAttributes.of(alerts),
                message,
                sms);
    }
}
