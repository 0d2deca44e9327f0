package dev.parley.application;

import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Counters;
import dev.parley.application.ports.Subscriptions;
import dev.parley.subscriptions.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions, confirmation codes and counters in memory. */
final class FakeSubscriptions implements Subscriptions, ConfirmationCodes, Counters {
    private record Expiring<T>(T value, Optional<Instant> end) {}

    /** The kinds of calls so far. */
    final List<String> calls = new ArrayList<>();

    private final Clock clock;
    private final Map<String, Expiring<Subscription>> records = new HashMap<>();
    private final Map<String, Expiring<Place>> places = new HashMap<>();
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
        calls.add("add");
        return records.putIfAbsent(subscription.id(), new Expiring<>(subscription, Optional.of(forgetAfter))) == null;
    }

    @Override
    public Optional<Subscription> find(String id) {
        calls.add("find");
        return alive(records.get(id));
    }

    @Override
    public boolean replace(Subscription before, Subscription after, Optional<Instant> forgetAfter) {
        calls.add("replace");
        var current = alive(records.get(before.id()));
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
    public Optional<Place> place(String key) {
        calls.add("read place");
        return alive(places.get(key));
    }

    @Override
    public boolean replacePlace(String key, Optional<Place> before, Place after, Optional<Instant> forgetAfter) {
        calls.add("write place");
        var current = alive(places.get(key));
        if (!current.flatMap(Place::owner).equals(before.flatMap(Place::owner))
                || !current.flatMap(Place::newest).equals(before.flatMap(Place::newest))) {
            return false;
        }
        places.put(key, new Expiring<>(after, forgetAfter));
        return true;
    }

    @Override
    public void release(String key, String subscriptionId) {
        calls.add("release place");
        if (alive(places.get(key)).filter(p -> p.isOwnedBy(subscriptionId)).isPresent()) {
            places.remove(key);
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
        calls.add("count");
        return counts.merge(name, 1, Integer::sum) <= limit;
    }
}
