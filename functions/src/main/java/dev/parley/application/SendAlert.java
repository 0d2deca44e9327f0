package dev.parley.application;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Publication;
import dev.parley.application.ports.AlertPublisher;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Step;
import dev.parley.application.ports.Metric;
import dev.parley.application.ports.Metric.Channel;
import dev.parley.application.ports.Metrics;
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.Outbox.Leased;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Last stage: publishes a notification and records that it did.
 *
 * <p>The steps are: lease, admission by the limits, receipt that it may go out, publication, receipt that it went out,
 * mark in the outbox. The receipts are in S3 and outlive the index. The receipt before the publication tells the next
 * sender, or a rebuilt index, that the notification may have gone out. The receipt after it precedes the mark, so that
 * every marked notification has one.
 *
 * <p>A lease keeps two senders apart. An attempt may have gone out when its answer was lost or when its sender ended while
 * publishing. The next attempt then says that it may be a repeat. Only such a notification can arrive twice.
 */
public record SendAlert(
        Outbox outbox,
        DeliveryReceipts receipts,
        AlertPublisher publisher,
        NotificationWriter writer,
        Limits limits,
        Metrics metrics,
        Clock clock) {
    /** Exceeds the timeout of every function that sends (60 s). */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** The result of an attempt to send, with the line that operators see. */
    public enum Result {
        SENT(""),
        SENT_WITHOUT_SMS("sent without its SMS: the day's SMS are used up"),
        HELD("held back: the hour's alerts are used up"),
        FAILED("cannot be sent: it was refused for good"),
        EXPIRED("expired: it waited longer than the freshness window"),
        EMPTY(""),
        /** It was sent before, or another sender has the lease. */
        NOT_OURS(""),
        SWITCHED_OFF("");

        private final String notice;

        Result(String notice) {
            this.notice = notice;
        }

        /** The beginning of the log line that operators see. Empty for results that need no attention. */
        public String notice() {
            return notice;
        }
    }

    /**
     * Sends a pending notification or holds it. Does nothing when it is not pending.
     *
     * @throws NotSent when it is still pending and should be retried
     */
    public Result send(String notificationId) {
        if (!limits.enabled()) {
            return Result.SWITCHED_OFF;
        }
        var now = clock.instant();
        return outbox.lease(notificationId, now, now.plus(LEASE))
                .map(this::send)
                .orElse(Result.NOT_OURS);
    }

    /** The result of earlier attempts. A sender that ended before it wrote its receipt did not publish. */
    private DeliveryReceipts.Delivery earlierDelivery(Leased leased) {
        if (!leased.abandoned() && !leased.ambiguous()) {
            return DeliveryReceipts.Delivery.DID_NOT_GO_OUT;
        }
        var steps = receipts.steps(leased.notification());
        if (steps.contains(Step.SENT)) {
            return DeliveryReceipts.Delivery.WENT_OUT;
        }
        return leased.ambiguous() || steps.contains(Step.SENDING)
                ? DeliveryReceipts.Delivery.MAY_HAVE_GONE_OUT
                : DeliveryReceipts.Delivery.DID_NOT_GO_OUT;
    }

    private Result send(Leased leased) {
        if (leased.published().isPresent()) {
            recordSent(leased, leased.published().get());
            return Result.SENT;
        }
        return switch (earlierDelivery(leased)) {
            case WENT_OUT -> {
                outbox.markSent(leased, "as its receipt says", clock.instant());
                yield Result.SENT;
            }
            case MAY_HAVE_GONE_OUT -> send(leased, true);
            case DID_NOT_GO_OUT -> send(leased, false);
        };
    }

    private Result send(Leased leased, boolean repeat) {
        return leased.notification().kind() == Kind.REPORT ? report(leased, repeat) : digest(leased, repeat);
    }

    private Result report(Leased leased, boolean repeat) {
        var notification = leased.notification();
        if (isOld(notification)) {
            outbox.markEnded(leased, Outbox.End.EXPIRED, "older than the freshness window", clock.instant());
            metrics.count(Metric.ALERTS_EXPIRED);
            return Result.EXPIRED;
        }
        var decisions = outbox.decisions(leased);
        return switch (outbox.admit(leased, clock.instant(), limits)) {
            case NOT_OURS -> Result.NOT_OURS;
            case FULL -> {
                receipts.holding(notification, decisions);
                outbox.hold(leased, entries(decisions, repeat), clock.instant());
                metrics.count(Metric.ALERTS_HELD_BACK);
                yield Result.HELD;
            }
            case ADMITTED -> {
                receipts.sending(notification, decisions);
                yield report(leased, decisions, true, repeat);
            }
            case WITHOUT_SMS -> {
                receipts.sending(notification, decisions);
                yield report(leased, decisions, false, repeat);
            }
        };
    }

    private Result report(Leased leased, List<Decision> decisions, boolean sms, boolean repeat) {
        var alerts = alerts(decisions);
        return publish(leased, writer.report(alerts, sms), repeat, sms, () -> measureAge(alerts));
    }

    private void measureAge(List<Alert> alerts) {
        var now = clock.instant();
        alerts.forEach(alert -> alert.published()
                .map(published -> Duration.between(published, now).toMillis())
                .ifPresent(age -> metrics.add(Metric.ALERT_AGE, "", Math.max(0, age))));
    }

    private Result digest(Leased leased, boolean repeat) {
        var notification = leased.notification();
        var summary = NotificationWriter.summary();
        var members = new ArrayList<String>();
        outbox.members(notification.id(), member -> {
            members.add(member.notificationId());
            member.entries().forEach(summary::add);
        });
        if (members.isEmpty()) {
            outbox.markEnded(leased, Outbox.End.EMPTY, "no content", clock.instant());
            return Result.EMPTY;
        }
        var admission = outbox.admit(leased, clock.instant(), limits);
        if (admission == Outbox.Admission.NOT_OURS) {
            return Result.NOT_OURS;
        }
        receipts.sendingDigest(notification, members);
        var sms = admission == Outbox.Admission.ADMITTED;
        return publish(leased, writer.digest(notification, summary, sms), repeat, sms, () -> {});
    }

    /** @param published runs once it was published */
    private Result publish(Leased leased, Publication publication, boolean repeat, boolean sms, Runnable published) {
        return switch (publisher.publish(publication, repeat)) {
            case PublishResult.Sent sent -> {
                metrics.count(Metric.ALERTS_PUBLISHED, (sms ? Channel.EMAIL_AND_SMS : Channel.EMAIL).label());
                published.run();
                recordSent(leased, sent.messageId());
                yield sms ? Result.SENT : Result.SENT_WITHOUT_SMS;
            }
            case PublishResult.Rejected rejected -> {
                outbox.markEnded(leased, Outbox.End.FAILED, rejected.reason(), clock.instant());
                metrics.count(Metric.ALERTS_REFUSED);
                yield Result.FAILED;
            }
            case PublishResult.Refused refused -> {
                outbox.release(leased, repeat);
                throw new NotSent(leased.notification().id(), refused.reason());
            }
            case PublishResult.Unknown unknown -> {
                outbox.release(leased, true);
                throw new NotSent(leased.notification().id(), unknown.reason());
            }
        };
    }

    /** Writes the receipt before the mark, so that every marked notification has a receipt. */
    private void recordSent(Leased leased, String messageId) {
        try {
            receipts.sent(leased.notification(), messageId, clock.instant());
        } catch (RuntimeException e) {
            outbox.notePublished(leased, messageId);
            throw e;
        }
        outbox.markSent(leased, messageId, clock.instant());
    }

    private boolean isOld(Notification notification) {
        return !limits.freshness().isZero()
                && notification.made().plus(limits.freshness()).isBefore(clock.instant());
    }

    private static List<Alert> alerts(List<Decision> decisions) {
        return decisions.stream().map(Decision::alert).toList();
    }

    private static List<DigestEntry> entries(List<Decision> decisions, boolean repeat) {
        return decisions.stream()
                .map(decision -> DigestEntry.of(decision.alert()))
                .map(entry -> repeat ? entry.repeated() : entry)
                .toList();
    }

    /** The result of one notification. */
    public record Sent(String notificationId, Result result) {}

    /** A notification is still pending; a retry can help. */
    public static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSent(String notificationId, String reason) {
            super("notification " + notificationId + " was not sent: " + reason);
        }
    }
}
