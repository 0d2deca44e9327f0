package dev.parley.application;

import static java.util.Objects.requireNonNull;

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
 * Makes our records follow SNS, where people confirm and leave without us: by the links in its mails, and by answering
 * STOP, which leaves the subscription in place and only blocks it.
 */
public final class ReconcileSubscriptions {
    /** SNS's lists may lag behind a confirmation. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final Subscriptions subscriptions;
    private final Topics topics;
    private final Clock clock;

    public ReconcileSubscriptions(Subscriptions subscriptions, Topics topics, Clock clock) {
        this.subscriptions = requireNonNull(subscriptions, "subscriptions");
        this.topics = requireNonNull(topics, "topics");
        this.clock = requireNonNull(clock, "clock");
    }

    /** What was found to have changed: {@code confirmed}, {@code unsubscribed}, {@code stop} ... and how often. */
    public record Reconciled(Map<String, Integer> changes, List<String> failed) {
        public Reconciled {
            changes = Map.copyOf(changes);
            failed = List.copyOf(failed);
        }
    }

    /** Goes through all records once; one that fails does not keep the others from being looked at. */
    public Reconciled reconcile() {
        // Our side is read first: what is confirmed in it must be in SNS's lists, which are read after.
        var records = subscriptions.all();
        var here = new Here(records);
        var changes = new TreeMap<String, Integer>();
        var failed = new ArrayList<String>();
        for (var one : records) {
            try {
                changed(one, here).ifPresent(change -> changes.merge(change, 1, Integer::sum));
            } catch (RuntimeException e) {
                failed.add(one.id().substring(0, 6) + "...: " + e);
            }
        }
        return new Reconciled(changes, failed);
    }

    private Optional<String> changed(Subscription one, Here here) {
        return switch (one.state()) {
            case CONFIRMED -> stillThere(one, here);
            case PENDING -> confirmedMeanwhile(one, here);
            case ENDED -> cameBack(one, here);
        };
    }

    private Optional<String> stillThere(Subscription one, Here here) {
        var now = clock.instant();
        var arn = one.arn().orElse("");
        if (!here.endpoints.containsKey(arn)) {
            return one.confirmed()
                            .filter(since -> since.plus(SETTLED).isAfter(now))
                            .isPresent()
                    ? Optional.empty()
                    : ended(one, "unsubscribed", now);
        }
        if (here.optedOut.contains(one.address().value())) {
            topics.unsubscribe(arn);
            return ended(one, "stop", now);
        }
        return Optional.empty();
    }

    private Optional<String> confirmedMeanwhile(Subscription one, Here here) {
        var now = clock.instant();
        var holds = subscriptions
                .holder(one.uniqueKey())
                .filter(holder -> holder.subscriptionId().equals(one.id()))
                .isPresent();
        var arn = one.arn()
                .filter(here.endpoints::containsKey)
                .or(() -> Optional.ofNullable(
                        here.arns(one.digest()).get(one.address().value())));
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
        // What nobody confirms is forgotten by itself.
        return Optional.empty();
    }

    /** Somebody followed the link of a request that had been taken back. */
    private Optional<String> cameBack(Subscription one, Here here) {
        var arn = one.arn().filter(here.endpoints::containsKey);
        if (arn.isEmpty()
                || here.live.contains(arn.get())
                || !one.endedBecause().equals(Optional.of("removed"))) {
            return Optional.empty();
        }
        topics.unsubscribe(arn.get());
        return Optional.of("removed");
    }

    private Optional<String> ended(Subscription one, String because, Instant now) {
        var kept = Optional.of(now.plus(ManageSubscription.ENDED_KEPT));
        if (!subscriptions.replace(one, one.ended(because, now), kept)) {
            return Optional.empty();
        }
        subscriptions.release(one.uniqueKey(), one.id());
        return Optional.of(because);
    }

    /** How things stand at SNS, read once. */
    private final class Here {
        private final Map<String, String> endpoints = new HashMap<>();
        private final Map<Boolean, Map<String, String>> arns = new HashMap<>();
        private final Set<String> live = new HashSet<>();
        private final Set<String> optedOut;

        Here(List<Subscription> records) {
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
            return arns.get(digest);
        }
    }
}
