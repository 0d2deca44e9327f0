package dev.parley.application;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Message;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Topic;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.ids.Id;
import dev.parley.testing.FakeClock;
import dev.parley.testing.FakeMetrics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A sender of alerts on fakes, and notifications for it. */
abstract class SendingFixture {
    static final PublishResult SENT = new PublishResult.Sent("message-1");
    static final Duration FRESHNESS = Duration.ofHours(72);

    static final Limits ON = new Limits(true, 30, 100, FRESHNESS);
    static final Limits OFF = new Limits(false, 30, 100, FRESHNESS);

    final FakeOutbox outbox = new FakeOutbox();
    final FakeReceipts receipts = new FakeReceipts();
    final FakePublisher publisher = new FakePublisher();
    final FakeClock clock = new FakeClock();
    final FakeMetrics metrics = new FakeMetrics();
    final SendAlert sending = sending(ON);
    Optional<Instant> published = Optional.empty();

    final SweepOutbox sweeping = sweeping(sending, ON);

    SweepOutbox sweeping(SendAlert sender, Limits limits) {
        return new SweepOutbox(outbox, sender, limits, clock);
    }

    SendAlert sending(Limits limits) {
        return new SendAlert(
                outbox,
                receipts,
                publisher,
                new NotificationWriter(URI.create("https://parley.example")),
                limits,
                metrics,
                clock);
    }

    Notification report(String id) {
        return new Notification(id, Kind.REPORT, clock.instant());
    }

    List<Boolean> repeats() {
        return publisher.to(Topic.ALERTS).stream()
                .map(FakePublisher.Delivery::repeat)
                .toList();
    }

    String notification(String name) {
        var version = decide(name);
        outbox.close(version, clock.instant());
        return version.articleId() + "-" + version.version() + "-0";
    }

    VersionKey decide(String name) {
        var version = new VersionKey(Id.of(name, Article.ID_LENGTH), Id.of("v", Article.VERSION_LENGTH));
        outbox.decide(new Decision(
                new Alert(
                        name,
                        "fact",
                        version,
                        AlertReason.NEW,
                        new FilterValues(
                                FactType.LEADER_CALL, Status.HAPPENED, List.of("person-" + name), List.of("USA")),
                        new Message("NEW CALL. https://parley.example/f/1", "NEW CALL", "They spoke."),
                        false,
                        clock.instant(),
                        published),
                "{}"));
        return version;
    }
}
