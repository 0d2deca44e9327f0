package dev.parley.application;

import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Counters;
import dev.parley.application.ports.Subscriptions;
import dev.parley.subscriptions.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions, confirmation codes and counters in memory. */
final class FakeSubscriptions implements Subscriptions, ConfirmationCodes, Counters {
    private record Expiring<T>(T value, Optional<Instant> end) {}

    private final Clock clock;
    private final Map<String, Expiring<Subscription>> records = new HashMap<>();
    private final Map<String, Expiring<Holder>> places = new HashMap<>();
    private final Map<String, Tried> codes = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    FakeSubscriptions(Clock clock) {
        this.clock = clock;
    }

    private <T> Optional<T> alive(Expiring<T> one) {
        return Optional.ofNullable(one)
                .filter(e -> e.end().map(end -> end.isAfter(clock.instant())).orElse(true))
                .map(Expiring::value);
    }

    @Override
    public boolean add(Subscription subscription, Instant forgetAfter) {
        return records.putIfAbsent(subscription.id(), new Expiring<>(subscription, Optional.of(forgetAfter))) == null;
    }

    @Override
    public Optional<Subscription> find(String id) {
        return alive(records.get(id));
    }

    @Override
    public boolean replace(Subscription before, Subscription after, Optional<Instant> forgetAfter) {
        var current = find(before.id());
        if (current.isEmpty() || current.get().revision() != before.revision()) {
            return false;
        }
        records.put(after.id(), new Expiring<>(after, forgetAfter));
        return true;
    }

    @Override
    public List<Subscription> all() {
        return records.values().stream().flatMap(one -> alive(one).stream()).toList();
    }

    @Override
    public boolean claim(String place, Holder holder, Instant forgetAfter) {
        return handOver(place, Optional.empty(), holder, Optional.of(forgetAfter));
    }

    @Override
    public Optional<Holder> holder(String place) {
        return alive(places.get(place));
    }

    @Override
    public boolean handOver(String place, Optional<Holder> before, Holder after, Optional<Instant> forgetAfter) {
        if (!holder(place).map(Holder::subscriptionId).equals(before.map(Holder::subscriptionId))) {
            return false;
        }
        places.put(place, new Expiring<>(after, forgetAfter));
        return true;
    }

    @Override
    public void release(String place, String subscriptionId) {
        if (holder(place).filter(h -> h.subscriptionId().equals(subscriptionId)).isPresent()) {
            places.remove(place);
        }
    }

    @Override
    public void put(String subscriptionId, StoredCode code) {
        codes.put(subscriptionId, new Tried(code, 0));
    }

    @Override
    public Optional<Tried> attempt(String subscriptionId, int tries) {
        var tried = codes.get(subscriptionId);
        if (tried == null || tried.tries() >= tries) {
            return Optional.empty();
        }
        codes.put(subscriptionId, new Tried(tried.code(), tried.tries() + 1));
        return Optional.of(codes.get(subscriptionId));
    }

    @Override
    public void remove(String subscriptionId) {
        codes.remove(subscriptionId);
    }

    @Override
    public boolean take(String name, int limit, Instant forgetAfter) {
        return counts.merge(name, 1, Integer::sum) <= limit;
    }
}
