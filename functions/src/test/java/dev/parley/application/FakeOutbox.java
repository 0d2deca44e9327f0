package dev.parley.application;

import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.IndexRestore.Progress;
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.OutboxSweep;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The outbox in memory. Every method is one transaction. */
final class FakeOutbox implements Outbox, OutboxSweep {
    private static final class Row {
        private final Notification notification;
        private final List<Decision> decisions = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private String state = "PENDING";
        private Instant leaseUntil = Instant.MIN;
        private int attempts;
        private boolean ambiguous;
        private String messageId;
        private String hour;
        private String day;

        Row(Notification notification) {
            this.notification = notification;
        }
    }

    /** Ids are unique across outboxes, because an outbox may replace one that was lost. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<VersionKey, List<Decision>> waiting = new LinkedHashMap<>();
    private final Map<Kind, List<Member>> open = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final List<String> inserted = new ArrayList<>();
    private final Map<String, Integer> decided = new HashMap<>();
    private Instant stormBegan;
    private LocalDate lastDay;
    private Progress progress = new Progress(false, Optional.empty());

    /** The records of the table's stream: ids of new notifications, in order. */
    synchronized List<String> inserted() {
        return List.copyOf(inserted);
    }

    /** The number of decisions by alert. */
    synchronized Map<String, Integer> decided() {
        return Map.copyOf(decided);
    }

    synchronized String state(String id) {
        return rows.get(id).state;
    }

    synchronized long unsent() {
        return rows.values().stream().filter(row -> row.state.equals("PENDING")).count() + waiting.size();
    }

    synchronized void decide(Decision decision) {
        decided.merge(decision.alert().id(), 1, Integer::sum);
        waiting.computeIfAbsent(decision.alert().version(), v -> new ArrayList<>())
                .add(decision);
    }

    @Override
    public synchronized void close(VersionKey version, Instant now) {
        var decisions = waiting.remove(version);
        if (decisions == null) {
            return;
        }
        int part = 0;
        while (rows.containsKey(version.articleId() + "-" + version.version() + "-" + part)) {
            part++;
        }
        var row =
                insert(new Notification(version.articleId() + "-" + version.version() + "-" + part, Kind.REPORT, now));
        row.decisions.addAll(decisions);
        addTo(Kind.DAY, row.notification.id(), entries(decisions));
    }

    private static List<DigestEntry> entries(List<Decision> decisions) {
        return decisions.stream().map(one -> DigestEntry.of(one.alert())).toList();
    }

    private void addTo(Kind digest, String id, List<DigestEntry> entries) {
        open.computeIfAbsent(digest, k -> new ArrayList<>()).add(new Member(id, entries));
    }

    private Row insert(Notification notification) {
        var row = new Row(notification);
        rows.put(notification.id(), row);
        inserted.add(notification.id());
        return row;
    }

    @Override
    public synchronized Optional<Leased> lease(String id, Instant now, Instant until) {
        var row = rows.get(id);
        if (row == null || !row.state.equals("PENDING") || row.leaseUntil.isAfter(now)) {
            return Optional.empty();
        }
        var abandoned = !row.leaseUntil.equals(Instant.MIN);
        row.leaseUntil = until;
        row.attempts++;
        return Optional.of(new Leased(
                row.notification,
                row.attempts,
                row.ambiguous,
                abandoned,
                Optional.ofNullable(row.messageId),
                Map.of()));
    }

    private Optional<Row> ours(Leased leased) {
        return Optional.of(rows.get(leased.notification().id()))
                .filter(row -> row.state.equals("PENDING") && row.attempts == leased.attempt());
    }

    @Override
    public synchronized List<Decision> decisions(Leased leased) {
        return decisions(leased.notification().id());
    }

    synchronized List<Decision> decisions(String id) {
        return List.copyOf(rows.get(id).decisions);
    }

    @Override
    public synchronized void members(String id, Consumer<Member> each) {
        rows.get(id).members.forEach(each);
    }

    @Override
    public synchronized Admission admit(Leased leased, Instant now, Limits limits) {
        var hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        var day = hour.substring(0, 10);
        var found = ours(leased);
        if (found.isEmpty()) {
            return Admission.NOT_OURS;
        }
        var row = found.get();
        if (row.notification.kind() == Kind.REPORT && !Objects.equals(row.hour, hour)) {
            if (used.getOrDefault(hour, 0) >= limits.alertsPerHour()) {
                return Admission.FULL;
            }
            used.merge(hour, 1, Integer::sum);
            row.hour = hour;
        }
        if (!Objects.equals(row.day, day)) {
            if (used.getOrDefault(day, 0) >= limits.smsPerDay()) {
                return Admission.WITHOUT_SMS;
            }
            used.merge(day, 1, Integer::sum);
            row.day = day;
        }
        return Admission.ADMITTED;
    }

    @Override
    public synchronized void hold(Leased leased, List<DigestEntry> entries, Instant now) {
        ours(leased).ifPresent(row -> {
            row.state = "HELD";
            if (!open.containsKey(Kind.STORM)) {
                stormBegan = now;
            }
            addTo(Kind.STORM, row.notification.id(), entries);
        });
    }

    @Override
    public synchronized void markSent(Leased leased, String messageId, Instant when) {
        var row = rows.get(leased.notification().id());
        if (row.state.equals("PENDING")) {
            row.state = "SENT";
        }
    }

    @Override
    public synchronized void notePublished(Leased leased, String messageId) {
        ours(leased).ifPresent(row -> {
            row.messageId = messageId;
            row.leaseUntil = Instant.MIN;
        });
    }

    @Override
    public synchronized void markEnded(Leased leased, End end, String reason, Instant when) {
        ours(leased).ifPresent(row -> row.state = end.name());
    }

    @Override
    public synchronized void release(Leased leased, boolean ambiguous) {
        ours(leased).ifPresent(row -> {
            row.leaseUntil = Instant.MIN;
            row.ambiguous = ambiguous;
        });
    }

    @Override
    public synchronized List<String> pendingSince(Instant before, int limit) {
        return rows.values().stream()
                .filter(row ->
                        row.state.equals("PENDING") && row.notification.made().isBefore(before))
                .limit(limit)
                .map(row -> row.notification.id())
                .toList();
    }

    @Override
    public synchronized List<VersionKey> waitingSince(Instant before, int limit) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().getFirst().alert().decided().isBefore(before))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized Optional<String> closeStorm(Instant now) {
        if (!open.containsKey(Kind.STORM)
                || !stormBegan.truncatedTo(ChronoUnit.HOURS).isBefore(now.truncatedTo(ChronoUnit.HOURS))) {
            return Optional.empty();
        }
        return Optional.of(digest(Kind.STORM, now));
    }

    @Override
    public synchronized Optional<String> closeDay(LocalDate day, Instant now) {
        if (lastDay != null && !lastDay.isBefore(day)) {
            return Optional.empty();
        }
        lastDay = day;
        return open.containsKey(Kind.DAY) ? Optional.of(digest(Kind.DAY, now)) : Optional.empty();
    }

    private String digest(Kind kind, Instant now) {
        var row = insert(new Notification(kind + "-" + NUMBERS.incrementAndGet(), kind, now));
        row.members.addAll(open.remove(kind));
        return row.notification.id();
    }

    synchronized void save(Progress read) {
        progress = progress.complete() ? progress : read;
    }

    synchronized Progress progress() {
        return progress;
    }

    synchronized void restore(Restorable restorable) {
        var receipt = restorable.receipt();
        if (rows.containsKey(receipt.notification().id())) {
            return;
        }
        var row = insert(receipt.notification());
        row.decisions.addAll(receipt.decisions());
        row.state = restorable.outcome() == Delivery.WENT_OUT ? "SENT" : "PENDING";
        row.ambiguous = restorable.outcome() == Delivery.MAY_HAVE_GONE_OUT;
        if (!restorable.inDigest()) {
            addTo(Kind.DAY, receipt.notification().id(), entries(receipt.decisions()));
        }
    }
}
