package dev.parley.application;

import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.Codes;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.Subscription;
import dev.parley.testing.FakeClock;
import java.util.List;
import java.util.Optional;

/** Subscriptions on fakes, and what tests of them have in common. */
abstract class SubscribingFixture {
    static final Address ANN = new Address(Channel.EMAIL, "ann@example.org");
    static final Address PHONE = new Address(Channel.SMS, "+447700900123");
    static final Interest TRUMP = of("donald-trump");
    static final Interest PUTIN = of("vladimir-putin");

    final FakeClock clock = new FakeClock();
    final FakeSns sns = new FakeSns();
    final FakeSubscriptions store = new FakeSubscriptions(clock);
    final RequestLimits limits = new RequestLimits(store, clock, 5, 20, 30);
    final RequestSubscription requests =
            new RequestSubscription(store, sns, sns, store, Codes.fromSystem(), limits, clock);
    final ManageSubscription subscriber = new ManageSubscription(store, sns, store, clock);
    final ReconcileSubscriptions reconcile = new ReconcileSubscriptions(store, sns, clock);

    Subscription request(Address address, Interest interest) {
        return requests.request(address, interest, Optional.empty(), false, "ip 192.0.2.1");
    }

    Subscription confirmedPhone(Interest interest) {
        var made = request(PHONE, interest);
        return subscriber.confirm(made.id(), sns.code(PHONE.value()));
    }

    static Address phone(int i) {
        return new Address(Channel.SMS, "+4477009%05d".formatted(i));
    }

    static Interest of(String person) {
        return new Interest(List.of(), List.of(), List.of(person), List.of(), List.of());
    }

    Subscription subscribed(Address email, Interest interest) {
        var made = request(email, interest);
        sns.follow(email.value());
        return subscriber.show(made.id());
    }
}
