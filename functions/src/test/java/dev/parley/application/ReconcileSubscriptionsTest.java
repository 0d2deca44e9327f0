package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.Subscription.State;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The daily comparison of subscriptions with SNS. */
class ReconcileSubscriptionsTest extends SubscribingFixture {
    @Test
    void anAddressThatFollowedTheLinkIsConfirmedByReconciling() {
        var made = request(ANN, TRUMP);
        sns.follow(ANN.value());
        assertEquals(Map.of("confirmed", 1), reconcile.reconcile().changes());
        assertEquals(State.CONFIRMED, store.find(made.id()).orElseThrow().state());
        assertEquals(Map.of(), reconcile.reconcile().changes());
    }

    @Test
    void anAddressThatUnsubscribedByTheLinkIsEndedAndMasked() {
        var made = confirmedPhone(TRUMP);
        sns.entries.clear();
        clock.pass(Duration.ofHours(2));
        assertEquals(Map.of("unsubscribed", 1), reconcile.reconcile().changes());
        var ended = store.find(made.id()).orElseThrow();
        assertEquals(State.ENDED, ended.state());
        assertFalse(ended.address().value().contains("7700900"), ended.address().value());
        assertEquals(Optional.empty(), store.place(made.uniqueKey()));
    }

    @Test
    void aLaggingListEndsNoSubscription() {
        confirmedPhone(TRUMP);
        sns.entries.clear();
        assertEquals(Map.of(), reconcile.reconcile().changes());
    }

    @Test
    void aNumberThatAnsweredStopIsUnsubscribed() {
        confirmedPhone(TRUMP);
        sns.stopped.add(PHONE.value());
        clock.pass(Duration.ofHours(2));
        assertEquals(Map.of("stop", 1), reconcile.reconcile().changes());
        assertTrue(sns.entries.isEmpty());
    }

    @Test
    void anUnconfirmedRequestExpiresAfterThreeDays() {
        var made = request(ANN, TRUMP);
        clock.pass(Duration.ofDays(3));
        reconcile.reconcile();
        assertThrows(RefusedRequest.class, () -> subscriber.show(made.id()));
        assertEquals(Optional.empty(), store.place(made.uniqueKey()));
    }

    @Test
    void aLinkFollowedAfterItsRequestWasWithdrawnSubscribesNobody() {
        var made = request(ANN, TRUMP);
        subscriber.remove(made.id());
        sns.follow(ANN.value());
        assertEquals(Map.of("removed", 1), reconcile.reconcile().changes());
        assertTrue(sns.entries.isEmpty());
    }

    @Test
    void aRequestAfterAWithdrawnOneGetsTheLinkAndItsOwnInterests() {
        subscriber.remove(request(ANN, TRUMP).id());
        var second = request(ANN, PUTIN);
        assertEquals(2, sns.mails.size());
        sns.follow(ANN.value());
        assertEquals(Map.of("confirmed", 1), reconcile.reconcile().changes());
        assertEquals(State.CONFIRMED, subscriber.show(second.id()).state());
        assertEquals(PUTIN.policy(), sns.entries.values().iterator().next().policy);
    }

    @Test
    void subscriptionsMadeByOthersAreNotTouched() {
        sns.entries.put("arn:operator", new FakeSns.Entry("operator@example.org", false, TRUMP.policy(), true));
        assertEquals(Map.of(), reconcile.reconcile().changes());
        assertEquals(1, sns.entries.size());
    }
}
