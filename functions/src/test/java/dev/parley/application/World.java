package dev.parley.application;

import dev.parley.alerts.AlertWriter;
import dev.parley.alerts.Limits;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Topic;
import dev.parley.application.ports.AlertPublisher;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.IndexRestore;
import dev.parley.application.ports.Metrics;
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.OutboxSweep;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The pipeline from the archive to the publisher, in memory, with the queue, stream and schedules of AWS. */
final class World {
    private static final URI ADDRESS = URI.create("https://parley.example");
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final ArticleReader READER = new ArticleReader();

    /** Deliveries of a version before the queue gives it up. */
    private static final int RECEIVES = 5;

    final FakeClock clock = new FakeClock();
    final FakePublisher publisher = new FakePublisher();
    private final FakeReceipts receipts = new FakeReceipts();
    private final FakeArchive archive = new FakeArchive();
    private final Random order;
    private final Fault fault;
    private final Limits limits;
    private final ConfidenceThreshold threshold;
    private boolean losesWhenKilled;
    private int handedOut;
    FakeOutbox outbox;
    private FakeIndex store;
    private IndexArticle index;
    private SendAlert sending;
    private SweepOutbox sweeping;
    private MakeDigests digests;

    World(Fault fault, Limits limits, long seed) {
        this(fault, limits, seed, new ConfidenceThreshold(0.5));
    }

    /** @param threshold 1 makes every report doubtful */
    World(Fault fault, Limits limits, long seed, ConfidenceThreshold threshold) {
        this.threshold = threshold;
        this.fault = fault;
        this.limits = limits;
        this.order = new Random(seed);
        lose();
    }

    /** Replaces the index by an empty one. */
    void lose() {
        outbox = new FakeOutbox();
        handedOut = 0;
        store = new FakeIndex(outbox);
        var box = fault.into(Outbox.class, outbox);
        var facts = fault.into(FactIndex.class, store);
        var restore = fault.into(IndexRestore.class, store);
        var kept = fault.into(DeliveryReceipts.class, receipts);
        index = index(facts, restore, kept, limits.freshness());
        sending = new SendAlert(
                box,
                kept,
                fault.into(AlertPublisher.class, publisher),
                new NotificationWriter(ADDRESS),
                limits,
                Metrics.NONE,
                clock);
        var overdue = fault.into(OutboxSweep.class, outbox);
        sweeping = new SweepOutbox(overdue, sending, limits, clock);
        digests = new MakeDigests(overdue, limits.enabled(), 6, clock);
    }

    private IndexArticle index(FactIndex facts, IndexRestore restore, DeliveryReceipts kept, Duration freshness) {
        return new IndexArticle(
                fault.into(ArticleArchive.class, archive),
                new CurrentExtractor(() -> EXTRACTOR, new NoOverlay(), clock),
                facts,
                new FakeUnknownNames(),
                new FakeEmbargoes(),
                new AlertWriter(ADDRESS),
                new RestoreIndex(kept, archive, restore, 100),
                clock,
                freshness,
                threshold);
    }

    /** Indexes versions once, without faults, with another freshness window. */
    void index(List<VersionKey> versions, Duration freshness) {
        var indexing = index(store, store, receipts, freshness);
        versions.forEach(version -> indexing.index(version, line -> {}));
    }

    SendAlert sending() {
        return sending;
    }

    IndexArticle index() {
        return index;
    }

    /** Archives an article of 12 February 2025. */
    VersionKey archive(String outlet, String text) {
        var json = "{\"url\": \"https://" + outlet + ".example.com/1\", \"source\": \"" + outlet
                + "\", \"published\": \"2025-02-12\", \"text\": \"" + text + "\"}";
        try {
            return new ArchiveArticle(READER, archive, archive::known)
                    .archive(new Submission(
                            json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant()))
                    .article()
                    .key();
        } catch (RefusedSubmission e) {
            throw new IllegalStateException(e);
        }
    }

    List<VersionKey> versions() {
        return archive.versions();
    }

    /** Delivers versions as a queue does: at least once, in any order, and again after an error. */
    void index(List<VersionKey> versions) {
        var queue = new ArrayList<>(versions);
        queue.addAll(versions);
        Collections.shuffle(queue, order);
        for (var version : queue) {
            for (int receive = 1; receive <= RECEIVES && !survives(() -> index.index(version, line -> {})); receive++) {
                clock.pass(Duration.ofMinutes(6));
            }
        }
    }

    /** Delivers new notifications as a stream does, here also twice and out of order. */
    void send() {
        var all = outbox.inserted();
        var stream = new ArrayList<>(all.subList(Math.min(handedOut, all.size()), all.size()));
        stream.addAll(List.copyOf(stream));
        if (!all.isEmpty()) {
            stream.add(all.get(order.nextInt(all.size())));
        }
        Collections.shuffle(stream, order);
        handedOut = all.size();
        stream.forEach(id -> survives(() -> sending.send(id)));
    }

    /** Lets time pass until everything is sent, including the digest of the next day. */
    void settle() {
        send();
        var nextDay = clock.instant().plus(Duration.ofHours(26));
        for (int run = 0; clock.instant().isBefore(nextDay) || outbox.unsent() > 0; run++) {
            clock.pass(run < 3 ? Duration.ofMinutes(20) : Duration.ofHours(4));
            survives(() -> sweeping.sweep(100));
            survives(digests::make);
            send();
            if (run > 50) {
                throw new IllegalStateException("something is still unsent");
            }
        }
    }

    /** From now on the index is lost when a process is killed. */
    void loseWhenKilled() {
        losesWhenKilled = true;
    }

    private boolean survives(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Fault.Killed e) {
            if (losesWhenKilled) {
                lose();
            }
            return false;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The number of messages of a topic that contain these words. */
    long sent(Topic topic, String words) {
        return publisher.to(topic).stream().filter(one -> one.contains(words)).count();
    }

    /** The number of messages of a topic that contain these words without the mark of a repeat. */
    long sentAsNew(Topic topic, String words) {
        return publisher.to(topic).stream()
                .filter(one -> one.containsAsNew(words))
                .count();
    }
}
