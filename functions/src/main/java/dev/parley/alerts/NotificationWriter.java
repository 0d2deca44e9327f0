package dev.parley.alerts;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Writes what is published of a dispatch: an alert as it is, several alerts of one report as one, or a digest. */
public final class NotificationWriter {
    private final Links links;

    /** @param publicAddress where readers reach the API, without a slash at its end */
    public NotificationWriter(URI publicAddress) {
        this.links = new Links(publicAddress);
    }

    /** The alerts of one version of an article. */
    public Publication report(List<Alert> alerts, boolean sms) {
        if (alerts.size() == 1) {
            return Publication.of(alerts, alerts.getFirst().message(), sms);
        }
        var ranked = Importance.ranked(alerts);
        return Publication.of(ranked, new CombinedWriter(links).write(ranked), sms);
    }

    /** A digest, to which {@link Summary#add} added everything that it tells. */
    public Publication digest(Notification dispatch, Summary summary, boolean sms) {
        Message message = new DigestWriter(links).write(dispatch, summary);
        return new Publication(
                dispatch.kind() == Notification.Kind.DAY ? Topic.DAILY : Topic.ALERTS,
                List.of(dispatch.id()),
                List.of(),
                Optional.empty(),
                summary.kinds(),
                summary.types(),
                summary.statuses(),
                summary.people(),
                summary.countries(),
                message,
                sms);
    }

    /** Of a digest's alerts the first lines, and how many there are of each type. */
    public static Summary summary() {
        return new Summary();
    }
}
