package dev.parley.pipeline;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox in memory. */
final class FakeOutbox implements Outbox {
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private static final class Row {
        private final Alert alert;
        private String state = "PENDING";
        private Instant leaseUntil = Instant.MIN;
        private int attempts;
        private boolean ambiguous;

        Row(Alert alert) {
            this.alert = alert;
        }
    }

    void decide(Alert alert) {
        rows.put(alert.id(), new Row(alert));
    }

    String state(String alertId) {
        return rows.get(alertId).state;
    }

    @Override
    public Optional<Leased> lease(String alertId, Instant now, Instant until) {
        var row = rows.get(alertId);
        if (row == null || !row.state.equals("PENDING") || row.leaseUntil.isAfter(now)) {
            return Optional.empty();
        }
        var vanished = !row.leaseUntil.equals(Instant.MIN);
        row.leaseUntil = until;
        row.attempts++;
        return Optional.of(new Leased(row.alert, row.attempts, vanished || row.ambiguous));
    }

    @Override
    public void markSent(Leased leased, String messageId, Instant when) {
        rows.get(leased.alert().id()).state = "SENT";
    }

    @Override
    public void release(Leased leased, boolean ambiguous) {
        var row = rows.get(leased.alert().id());
        row.leaseUntil = Instant.MIN;
        row.ambiguous = ambiguous;
    }

    @Override
    public void markFailed(Leased leased, String reason, Instant when) {
        rows.get(leased.alert().id()).state = "FAILED";
    }

    @Override
    public List<String> pendingSince(Instant before, int limit) {
        return rows.values().stream()
                .filter(row ->
                        row.state.equals("PENDING") && row.alert.decided().isBefore(before))
                .limit(limit)
                .map(row -> row.alert.id())
                .toList();
    }

    @Override
    public List<State> ofFact(String factId) {
        return rows.values().stream()
                .map(row -> new State(row.alert.id(), row.state, row.attempts, row.alert.decided(), Optional.empty()))
                .toList();
    }
}
