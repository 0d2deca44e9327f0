package dev.parley.application;

import dev.parley.alerts.Decision;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Receipts in memory. */
final class FakeReceipts implements DeliveryReceipts {
    private final TreeMap<String, Receipt> reports = new TreeMap<>();
    private final Map<Notification, List<String>> digests = new HashMap<>();
    private final Set<String> sentDigests = new HashSet<>();

    @Override
    public synchronized void holding(Notification dispatch, List<Decision> decisions) {
        add(dispatch, decisions, Step.HOLDING);
    }

    @Override
    public synchronized void sending(Notification dispatch, List<Decision> decisions) {
        add(dispatch, decisions, Step.SENDING);
    }

    @Override
    public synchronized void sendingDigest(Notification digest, List<String> members) {
        digests.putIfAbsent(digest, List.copyOf(members));
    }

    @Override
    public synchronized void sent(Notification dispatch, String messageId, Instant when) {
        if (dispatch.kind() == Kind.REPORT) {
            add(dispatch, List.of(), Step.SENT);
        } else {
            sentDigests.add(dispatch.id());
        }
    }

    private void add(Notification dispatch, List<Decision> decisions, Step step) {
        var steps = EnumSet.of(step);
        var before = reports.get(dispatch.id());
        if (before != null) {
            steps.addAll(before.steps());
        }
        reports.put(dispatch.id(), new Receipt(dispatch, before == null ? decisions : before.decisions(), steps));
    }

    @Override
    public synchronized Set<Step> steps(Notification dispatch) {
        var steps = EnumSet.noneOf(Step.class);
        if (reports.containsKey(dispatch.id())) {
            steps.addAll(reports.get(dispatch.id()).steps());
        }
        if (digests.containsKey(dispatch)) {
            steps.add(Step.SENDING);
        }
        if (sentDigests.contains(dispatch.id())) {
            steps.add(Step.SENT);
        }
        return steps;
    }

    @Override
    public synchronized Set<String> toldBy(Kind kind, Step step) {
        var told = new HashSet<String>();
        digests.forEach((digest, members) -> {
            if (digest.kind() == kind && (step == Step.SENDING || sentDigests.contains(digest.id()))) {
                told.addAll(members);
            }
        });
        return told;
    }

    @Override
    public synchronized Page page(Optional<String> after, int limit) {
        var rest = after.map(end -> reports.tailMap(end, false)).orElse(reports);
        var kept = rest.values().stream().limit(limit).toList();
        return new Page(
                kept,
                kept.size() < rest.size()
                        ? Optional.of(kept.getLast().dispatch().id())
                        : Optional.empty());
    }
}
