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
    public synchronized void holding(Notification notification, List<Decision> decisions) {
        add(notification, decisions, Step.HOLDING);
    }

    @Override
    public synchronized void sending(Notification notification, List<Decision> decisions) {
        add(notification, decisions, Step.SENDING);
    }

    @Override
    public synchronized void sendingDigest(Notification digest, List<String> members) {
        digests.putIfAbsent(digest, List.copyOf(members));
    }

    @Override
    public synchronized void sent(Notification notification, String messageId, Instant when) {
        if (notification.kind() == Kind.REPORT) {
            add(notification, List.of(), Step.SENT);
        } else {
            sentDigests.add(notification.id());
        }
    }

    private void add(Notification notification, List<Decision> decisions, Step step) {
        var steps = EnumSet.of(step);
        var before = reports.get(notification.id());
        if (before != null) {
            steps.addAll(before.steps());
        }
        reports.put(
                notification.id(), new Receipt(notification, before == null ? decisions : before.decisions(), steps));
    }

    @Override
    public synchronized Set<Step> steps(Notification notification) {
        var steps = EnumSet.noneOf(Step.class);
        if (reports.containsKey(notification.id())) {
            steps.addAll(reports.get(notification.id()).steps());
        }
        if (digests.containsKey(notification)) {
            steps.add(Step.SENDING);
        }
        if (sentDigests.contains(notification.id())) {
            steps.add(Step.SENT);
        }
        return steps;
    }

    @Override
    public synchronized Set<String> digestMembers(Kind kind, Step step) {
        var all = new HashSet<String>();
        digests.forEach((digest, members) -> {
            if (digest.kind() == kind && (step == Step.SENDING || sentDigests.contains(digest.id()))) {
                all.addAll(members);
            }
        });
        return all;
    }

    @Override
    public synchronized Page page(Optional<String> after, int limit) {
        var rest = after.map(end -> reports.tailMap(end, false)).orElse(reports);
        var page = rest.values().stream().limit(limit).toList();
        return new Page(
                page,
                page.size() < rest.size()
                        ? Optional.of(page.getLast().notification().id())
                        : Optional.empty());
    }
}
