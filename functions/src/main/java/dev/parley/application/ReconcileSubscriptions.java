package dev.parley.application;

import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Subscriptions.Holder;
import dev.parley.application.ports.Topics;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.Subscription;
import dev.parley.subscriptions.Subscription.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Updates our records from SNS, where people confirm and unsubscribe without us: by the links in its mails, and by
 * answering STOP, which blocks a number but leaves its subscription in place.
 */
public record ReconcileSubscriptions(Subscriptions subscriptions, Topics topics, Clock clock) {
    /** The lists of SNS lag behind confirmations. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /** The number of changes by kind ({@code confirmed}, {@code unsubscribed}, {@code stop}, {@code removed}), and the failures. */
    public record Reconciled(Map<String, Integer> changes, List<String> failed) {
        public Reconciled {
            changes = Map.copyOf(changes);
            failed = List.copyOf(failed);
        }
    }

    /** Checks all records once. A failure is reported and does not stop the others. */
    public Reconciled reconcile() {
        // Our records are read first: a subscription that is confirmed in them must be in the lists, which are read
        // after.
        var records = subscriptions.all();
        var lists = new SnsLists(records);
        var changes = new TreeMap<String, Integer>();
        var failed = new ArrayList<String>();
        for (var one : records) {
            try {
                changed(one, lists).ifPresent(change -> changes.merge(change, 1, Integer::sum));
            } catch (RuntimeException e) {
                failed.add(one.id().substring(0, 6) + "...: " + e);
            }
        }
        return new Reconciled(changes, failed);
    }

    private Optional<String> changed(Subscription one, SnsLists lists) {
        return switch (one.state()) {
            case CONFIRMED -> checkConfirmed(one, lists);
            case PENDING -> checkPending(one, lists);
            case ENDED -> unsubscribeReturned(one, lists);
        };
    }

    private Optional<String> checkConfirmed(Subscription one, SnsLists lists) {
        var now = clock.instant();
        var arn = one.arn().orElse("");
        if (!lists.endpoints.containsKey(arn)) {
            return one.confirmed()
                            .filter(since -> since.plus(SETTLED).isAfter(now))
                            .isPresent()
                    ? Optional.empty()
                    : ended(one, "unsubscribed", now);
        }
        if (lists.optedOut.contains(one.address().value())) {
            topics.unsubscribe(arn);
            return ended(one, "stop", now);
        }
        return Optional.empty();
    }

    private Optional<String> checkPending(Subscription one, SnsLists lists) {
        var now = clock.instant();
        var holds = subscriptions
                .holder(one.uniqueKey())
                .filter(holder -> holder.subscriptionId().equals(one.id()))
                .isPresent();
        var arn = one.arn()
                .filter(lists.endpoints::containsKey)
                .or(() -> Optional.ofNullable(
                        lists.arns(one.digest()).get(one.address().value())));
        if (one.address().channel() == Channel.EMAIL && holds && arn.isPresent()) {
            var policy = one.policy();
            if (!one.filtered() && !topics.filter(arn.get(), policy)) {
                return Optional.empty();
            }
            subscriptions.handOver(
                    one.uniqueKey(),
                    subscriptions.holder(one.uniqueKey()),
                    new Holder(one.id(), policy),
                    Optional.empty());
            return subscriptions.replace(one, one.confirmed(arn.get(), now), Optional.empty())
                    ? Optional.of("confirmed")
                    : Optional.empty();
        }
        // A request that nobody confirms expires.
        return Optional.empty();
    }

    /** Unsubscribes an address whose owner followed the link of a request that was withdrawn. */
    private Optional<String> unsubscribeReturned(Subscription one, SnsLists lists) {
        var arn = one.arn().filter(lists.endpoints::containsKey);
        if (arn.isEmpty()
                || lists.live.contains(arn.get())
                || !one.endedBecause().equals(Optional.of("removed"))) {
            return Optional.empty();
        }
        topics.unsubscribe(arn.get());
        return Optional.of("removed");
    }

    private Optional<String> ended(Subscription one, String because, Instant now) {
        var forgetAfter = Optional.of(now.plus(ManageSubscription.ENDED_KEPT));
        if (!subscriptions.replace(one, one.ended(because, now), forgetAfter)) {
            return Optional.empty();
        }
        subscriptions.release(one.uniqueKey(), one.id());
        return Optional.of(because);
    }

    /** The subscriptions at SNS, read once. */
    private final class SnsLists {
        private final Map<String, String> endpoints = new HashMap<>();
        private final Map<Boolean, Map<String, String>> arns = new HashMap<>();
        private final Set<String> live = new HashSet<>();
        private final Set<String> optedOut;

        SnsLists(List<Subscription> records) {
            for (var digest : List.of(false, true)) {
                var byEndpoint = new HashMap<String, String>();
                topics.confirmed(digest).forEach((arn, endpoint) -> {
                    endpoints.put(arn, endpoint);
                    byEndpoint.put(endpoint, arn);
                });
                arns.put(digest, byEndpoint);
            }
            records.stream()
                    .filter(Subscription::isLive)
                    .flatMap(one -> one.arn().stream())
                    .forEach(live::add);
            optedOut = topics.optedOut(records.stream()
                    .filter(one ->
                            one.state() == State.CONFIRMED && one.address().channel() == Channel.SMS)
                    .map(one -> one.address().value())
                    .toList());
        }

        Map<String, String> arns(boolean digest) {
            return arns.getOrDefault(digest, Map.of());
        }
    }
}
