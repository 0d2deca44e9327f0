package dev.parley.alerts;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Writes the publication of a notification: a single alert, several alerts of one version as one, or a digest. */
public final class NotificationWriter {
    private final Links links;

    /** @param publicAddress where readers reach the API, without a slash at its end */
    public NotificationWriter(URI publicAddress) {
        this.links = new Links(publicAddress);
    }

    /**
     * The alerts of one version of an article.
     *
     * @param alerts at least one
     * @param sms whether the message may go to telephones
     */
    public Publication report(List<Alert> alerts, boolean sms) {
        if (alerts.size() == 1) {
            return Publication.of(alerts, alerts.getFirst().message(), sms);
        }
        var ranked = Importance.ranked(alerts);
        return Publication.of(ranked, new CombinedWriter(links).write(ranked), sms);
    }

    /** The digest of what was added to a summary. */
    public Publication digest(Notification notification, Summary summary, boolean sms) {
        Message message = new DigestWriter(links).write(notification, summary);
        return new Publication(
                notification.kind() == Notification.Kind.DAY ? Topic.DAILY : Topic.ALERTS,
                List.of(notification.id()),
                List.of(),
                Optional.empty(),
                summary.attributes(),
                message,
                sms);
    }

    /** An empty summary, to which the entries of a digest are added. */
    public static Summary summary() {
        return new Summary();
    }
}
