package dev.parley.lambda;

import dev.parley.alerts.Limits;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Topic;
import dev.parley.application.MakeDigests;
import dev.parley.application.RestoreIndex;
import dev.parley.application.SendAlert;
import dev.parley.application.SweepOutbox;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.Metrics;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoIndexRestore;
import dev.parley.aws.S3DeliveryReceipts;
import dev.parley.aws.S3Tombstones;
import dev.parley.aws.SnsAlertPublisher;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Sends alerts and digests. */
record AlertParts(
        Environment environment,
        Clients clients,
        StorageParts storage,
        Supplier<? extends Metrics> metrics,
        Clock clock) {
    /** Pages of receipts and tombstones that are read within half of a function's timeout. */
    private static final int MAX_PAGES = 8;

    SendAlert sendAlert() {
        return new SendAlert(
                storage.outbox(),
                receipts(),
                new SnsAlertPublisher(
                        clients.sns(),
                        Map.of(
                                Topic.ALERTS, environment.variable("ALERT_TOPIC_ARN"),
                                Topic.DAILY, environment.variable("DIGEST_TOPIC_ARN"))),
                new NotificationWriter(environment.address("PUBLIC_BASE_URL")),
                limits(),
                metrics.get(),
                clock);
    }

    SweepOutbox sweepOutbox() {
        return new SweepOutbox(storage.outbox(), sendAlert(), limits(), clock);
    }

    RestoreIndex restoreIndex() {
        return new RestoreIndex(
                receipts(),
                new S3Tombstones(clients.s3(), storage.bucket()),
                new DynamoIndexRestore(clients.dynamo(), storage.table()),
                MAX_PAGES);
    }

    MakeDigests makeDigests() {
        return new MakeDigests(
                storage.outbox(), environment.flag("ALERTS_ENABLED"), environment.number("DIGEST_HOUR"), clock);
    }

    private Limits limits() {
        return new Limits(
                environment.flag("ALERTS_ENABLED"),
                environment.number("ALERTS_PER_HOUR"),
                environment.number("SMS_PER_DAY"),
                environment.hours("FRESHNESS_HOURS"));
    }

    private DeliveryReceipts receipts() {
        return new S3DeliveryReceipts(clients.s3(), storage.bucket());
    }
}
