package dev.parley.application;

import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.Outbox;
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

/** The outbox in memory; every method is one transaction. */
final class FakeOutbox implements Outbox {
    private static final class Row {
        private final Notification dispatch;
        private final List<Decision> decisions = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private String state = "PENDING";
        private Instant leaseUntil = Instant.MIN;
        private int attempts;
        private boolean ambiguous;
        private String messageId;
        private String hour;
        private String day;

        Row(Notification dispatch) {
            this.dispatch = dispatch;
        }
    }

    /** An id is never used again, not even by an outbox that takes the place of one that was lost. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<VersionKey, List<Decision>> waiting = new LinkedHashMap<>();
    private final Map<Kind, List<Member>> open = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final List<String> inserted = new ArrayList<>();
    private final Map<String, Integer> decided = new HashMap<>();
    private Instant stormBegan;
    private LocalDate lastDay;
    private Recall recalled = new Recall(false, Optional.empty());

    /** What the table's stream tells the alert function: the ids of new dispatches, in order. */
    synchronized List<String> inserted() {
        return List.copyOf(inserted);
    }

    /** How often each alert was decided. */
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
        addTo(Kind.DAY, row.dispatch.id(), briefs(decisions));
    }

    private static List<DigestEntry> briefs(List<Decision> decisions) {
        return decisions.stream().map(one -> DigestEntry.of(one.alert())).toList();
    }

    private void addTo(Kind digest, String id, List<DigestEntry> briefs) {
        open.computeIfAbsent(digest, k -> new ArrayList<>()).add(new Member(id, briefs));
    }

    private Row insert(Notification dispatch) {
        var row = new Row(dispatch);
        rows.put(dispatch.id(), row);
        inserted.add(dispatch.id());
        return row;
    }

    @Override
    public synchronized Optional<Leased> lease(String id, Instant now, Instant until) {
        var row = rows.get(id);
        if (row == null || !row.state.equals("PENDING") || row.leaseUntil.isAfter(now)) {
            return Optional.empty();
        }
        var vanished = !row.leaseUntil.equals(Instant.MIN);
        row.leaseUntil = until;
        row.attempts++;
        return Optional.of(new Leased(
                row.dispatch, row.attempts, row.ambiguous, vanished, Optional.ofNullable(row.messageId), Map.of()));
    }

    private Optional<Row> ours(Leased leased) {
        return Optional.of(rows.get(leased.dispatch().id()))
                .filter(row -> row.state.equals("PENDING") && row.attempts == leased.attempt());
    }

    @Override
    public synchronized List<Decision> decisions(String id) {
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
        if (row.dispatch.kind() == Kind.REPORT && !Objects.equals(row.hour, hour)) {
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
    public synchronized void hold(Leased leased, List<DigestEntry> briefs, Instant now) {
        ours(leased).ifPresent(row -> {
            row.state = "HELD";
            if (!open.containsKey(Kind.STORM)) {
                stormBegan = now;
            }
            addTo(Kind.STORM, row.dispatch.id(), briefs);
        });
    }

    @Override
    public synchronized void markSent(Leased leased, String messageId, Instant when) {
        var row = rows.get(leased.dispatch().id());
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
                        row.state.equals("PENDING") && row.dispatch.made().isBefore(before))
                .limit(limit)
                .map(row -> row.dispatch.id())
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
        return row.dispatch.id();
    }

    @Override
    public List<State> ofFact(String factId) {
        throw new UnsupportedOperationException("delivery does not read this");
    }

    @Override
    public synchronized void remember(Recall progress) {
        recalled = recalled.complete() ? recalled : progress;
    }

    @Override
    public synchronized Recall recalled() {
        return recalled;
    }

    @Override
    public synchronized void restore(Restorable told) {
        var kept = told.kept();
        if (rows.containsKey(kept.dispatch().id())) {
            return;
        }
        var row = insert(kept.dispatch());
        row.decisions.addAll(kept.decisions());
        row.state = told.outcome() == Delivery.WENT_OUT ? "SENT" : "PENDING";
        row.ambiguous = told.outcome() == Delivery.MAY_HAVE_GONE_OUT;
        if (!told.inDigest()) {
            addTo(Kind.DAY, kept.dispatch().id(), briefs(kept.decisions()));
        }
    }
}
