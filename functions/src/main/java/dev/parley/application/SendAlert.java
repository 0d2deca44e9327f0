package dev.parley.application;

import static java.util.Objects.requireNonNull;

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
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.Outbox.Leased;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Last stage: publishes a dispatch, and keeps that it did: lease, admission, receipt that it may go out, publish,
 * receipt that it went out, mark. What each order is good for stands in the package's README.
 *
 * <p>A lease keeps two senders apart. An attempt whose answer was lost, or whose sender vanished while publishing, may
 * have gone out: its resend says so, and only such a dispatch can ever arrive twice.
 */
public final class SendAlert {
    /** Longer than any sender lives: the functions' timeouts are 60 s. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Longer than a version is tried again: five times, six minutes apart. */
    static final Duration RE_DELIVERY = Duration.ofMinutes(45);

    private final Outbox outbox;
    private final DeliveryReceipts receipts;
    private final AlertPublisher publisher;
    private final NotificationWriter writer;
    private final Limits limits;
    private final Clock clock;

    public SendAlert(
            Outbox outbox,
            DeliveryReceipts receipts,
            AlertPublisher publisher,
            NotificationWriter writer,
            Limits limits,
            Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox");
        this.receipts = requireNonNull(receipts, "receipts");
        this.publisher = requireNonNull(publisher, "publisher");
        this.writer = requireNonNull(writer, "writer");
        this.limits = requireNonNull(limits, "limits");
        this.clock = requireNonNull(clock, "clock");
    }

    /** What came of a dispatch, and what an operator is to know of it. */
    public enum Result {
        SENT(""),
        SENT_WITHOUT_SMS("sent without its SMS: the day's SMS are used up"),
        HELD("held back: the hour's alerts are used up"),
        FAILED("cannot be sent: it was refused for good"),
        EXPIRED("expired: it waited until it was no news any more"),
        EMPTY(""),
        /** It is sent already, or another sender has it. */
        NOT_OURS(""),
        SWITCHED_OFF("");

        private final String told;

        Result(String told) {
            this.told = told;
        }

        /** The beginning of the line that operators, and their metrics, see of it; empty for what is as it should be. */
        public String told() {
            return told;
        }
    }

    /**
     * Sends a pending dispatch, holds it back, or leaves it alone.
     *
     * @throws NotSent when it stays pending and should be tried again
     */
    public Result send(String dispatchId) {
        if (!limits.enabled()) {
            return Result.SWITCHED_OFF;
        }
        var now = clock.instant();
        return outbox.lease(dispatchId, now, now.plus(LEASE)).map(this::send).orElse(Result.NOT_OURS);
    }

    /** What came of earlier attempts. A sender that vanished before it wrote its receipt did not publish. */
    private DeliveryReceipts.Delivery earlier(Leased leased) {
        if (!leased.vanished() && !leased.ambiguous()) {
            return DeliveryReceipts.Delivery.DID_NOT_GO_OUT;
        }
        var steps = receipts.steps(leased.dispatch());
        if (steps.contains(Step.SENT)) {
            return DeliveryReceipts.Delivery.WENT_OUT;
        }
        return leased.ambiguous() || steps.contains(Step.SENDING)
                ? DeliveryReceipts.Delivery.MAY_HAVE_GONE_OUT
                : DeliveryReceipts.Delivery.DID_NOT_GO_OUT;
    }

    private Result send(Leased leased) {
        if (leased.published().isPresent()) {
            keep(leased, leased.published().get());
            return Result.SENT;
        }
        return switch (earlier(leased)) {
            case WENT_OUT -> {
                outbox.markSent(leased, "as its receipt says", clock.instant());
                yield Result.SENT;
            }
            case MAY_HAVE_GONE_OUT -> send(leased, true);
            case DID_NOT_GO_OUT -> send(leased, false);
        };
    }

    private Result send(Leased leased, boolean repeat) {
        return leased.dispatch().kind() == Kind.REPORT ? report(leased, repeat) : digest(leased, repeat);
    }

    private Result report(Leased leased, boolean repeat) {
        var dispatch = leased.dispatch();
        if (isOld(dispatch)) {
            outbox.markEnded(leased, Outbox.End.EXPIRED, "older than the freshness window", clock.instant());
            return Result.EXPIRED;
        }
        var decisions = outbox.decisions(leased);
        return switch (outbox.admit(leased, clock.instant(), limits)) {
            case NOT_OURS -> Result.NOT_OURS;
            case FULL -> {
                receipts.holding(dispatch, decisions);
                outbox.hold(leased, briefs(decisions, repeat), clock.instant());
                yield Result.HELD;
            }
            case ADMITTED -> {
                receipts.sending(dispatch, decisions);
                yield publish(leased, writer.report(alerts(decisions), true), repeat, Result.SENT);
            }
            case WITHOUT_SMS -> {
                receipts.sending(dispatch, decisions);
                yield publish(leased, writer.report(alerts(decisions), false), repeat, Result.SENT_WITHOUT_SMS);
            }
        };
    }

    private Result digest(Leased leased, boolean repeat) {
        var dispatch = leased.dispatch();
        var summary = NotificationWriter.summary();
        var members = new ArrayList<String>();
        outbox.members(dispatch.id(), member -> {
            members.add(member.dispatchId());
            member.briefs().forEach(summary::add);
        });
        if (members.isEmpty()) {
            outbox.markEnded(leased, Outbox.End.EMPTY, "nothing to tell", clock.instant());
            return Result.EMPTY;
        }
        var admission = outbox.admit(leased, clock.instant(), limits);
        if (admission == Outbox.Admission.NOT_OURS) {
            return Result.NOT_OURS;
        }
        receipts.sendingDigest(dispatch, members);
        var sms = admission == Outbox.Admission.ADMITTED;
        return publish(
                leased, writer.digest(dispatch, summary, sms), repeat, sms ? Result.SENT : Result.SENT_WITHOUT_SMS);
    }

    private Result publish(Leased leased, Publication publication, boolean repeat, Result result) {
        return switch (publisher.publish(publication, repeat)) {
            case PublishResult.Sent sent -> {
                keep(leased, sent.messageId());
                yield result;
            }
            case PublishResult.Rejected rejected -> {
                outbox.markEnded(leased, Outbox.End.FAILED, rejected.reason(), clock.instant());
                yield Result.FAILED;
            }
            case PublishResult.Refused refused -> {
                outbox.release(leased, repeat);
                throw new NotSent(leased.dispatch().id(), refused.reason());
            }
            case PublishResult.Unknown unknown -> {
                outbox.release(leased, true);
                throw new NotSent(leased.dispatch().id(), unknown.reason());
            }
        };
    }

    /** The receipt first: what is marked has one, so that it is known even when the index is lost. */
    private void keep(Leased leased, String messageId) {
        try {
            receipts.sent(leased.dispatch(), messageId, clock.instant());
        } catch (RuntimeException e) {
            outbox.notePublished(leased, messageId);
            throw e;
        }
        outbox.markSent(leased, messageId, clock.instant());
    }

    private boolean isOld(Notification dispatch) {
        return !limits.freshness().isZero()
                && dispatch.made().plus(limits.freshness()).isBefore(clock.instant());
    }

    private static List<Alert> alerts(List<Decision> decisions) {
        return decisions.stream().map(Decision::alert).toList();
    }

    private static List<DigestEntry> briefs(List<Decision> decisions, boolean repeat) {
        return decisions.stream()
                .map(decision -> DigestEntry.of(decision.alert()))
                .map(brief -> repeat ? brief.repeated() : brief)
                .toList();
    }

    /**
     * Makes dispatches of what was decided for versions that were never marked, and sends what stays pending although
     * its own trigger is long past.
     */
    public Swept sweep(int limit) {
        var now = clock.instant();
        outbox.waitingSince(now.minus(RE_DELIVERY), limit).forEach(version -> outbox.close(version, now));
        var results = new ArrayList<Sent>();
        var stuck = new ArrayList<String>();
        if (limits.enabled()) {
            for (var id : outbox.pendingSince(now.minus(LEASE), limit)) {
                try {
                    results.add(new Sent(id, send(id)));
                } catch (NotSent e) {
                    stuck.add(id);
                }
            }
        }
        return new Swept(results, stuck);
    }

    /** What came of one dispatch. */
    public record Sent(String dispatchId, Result result) {}

    /** What a sweep did, and the dispatches that could still not be sent. */
    public record Swept(List<Sent> results, List<String> stuck) {
        public Swept {
            results = List.copyOf(results);
            stuck = List.copyOf(stuck);
        }
    }

    /** A dispatch stays pending; trying again can help. */
    public static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSent(String dispatchId, String reason) {
            super("dispatch " + dispatchId + " was not sent: " + reason);
        }
    }
}
