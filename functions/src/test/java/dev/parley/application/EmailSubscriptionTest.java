package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import dev.parley.subscriptions.Subscription.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Subscriptions of email addresses, which a link of SNS confirms; several requests for one address. */
class EmailSubscriptionTest extends SubscribingFixture {
    @Test
    void anEmailAddressIsConfirmedOnlyBySns() {
        var made = request(ANN, TRUMP);
        assertEquals(List.of(ANN.value()), sns.mails);
        assertEquals(State.PENDING, subscriber.show(made.id()).state());
        assertEquals(
                Reason.CONFLICT,
                assertThrows(RefusedRequest.class, () -> subscriber.confirm(made.id(), "123456"))
                        .reason());
        sns.follow(ANN.value());
        assertEquals(State.CONFIRMED, subscriber.show(made.id()).state());
    }

    @Test
    void aSecondRequestForAnAddressNeverChangesItsSubscription() {
        var first = request(ANN, TRUMP);
        sns.follow(ANN.value());
        var second = request(ANN, PUTIN);
        assertEquals(State.PENDING, subscriber.show(second.id()).state());
        assertEquals(State.CONFIRMED, subscriber.show(first.id()).state());
        assertEquals(TRUMP.policy(), sns.entries.values().iterator().next().policy);
        clock.pass(Duration.ofHours(2));
        assertEquals(Map.of(), reconcile.reconcile().changes());
        assertEquals(State.PENDING, subscriber.show(second.id()).state());
        assertEquals(List.of(ANN.value()), sns.mails);
    }

    @Test
    void newAndKnownAddressesGetTheSameAnswerWithTheSameCalls() {
        var fresh = request(new Address(Channel.EMAIL, "new@example.org"), TRUMP);
        subscriber.show(fresh.id());
        var callsOfANewOne = List.copyOf(sns.calls);
        request(ANN, TRUMP);
        sns.follow(ANN.value());
        sns.calls.clear();
        var known = request(ANN, TRUMP);
        var shown = subscriber.show(known.id());
        assertEquals(callsOfANewOne, sns.calls);
        assertEquals(fresh.state(), shown.state());
        assertEquals(fresh.interest(), shown.interest());
        assertNotEquals(fresh.id(), known.id());
    }

    @Test
    void aSecondRequestBeforeConfirmationMailsTheLinkAgain() {
        request(ANN, TRUMP);
        request(ANN, PUTIN);
        assertEquals(List.of(ANN.value(), ANN.value()), sns.mails);
        assertEquals(1, sns.entries.size());
    }

    @Test
    void anAddressThatUnsubscribedByTheLinkCanSubscribeAgainWithOtherInterests() {
        var first = request(ANN, TRUMP);
        sns.follow(ANN.value());
        subscriber.show(first.id());
        sns.entries.clear();
        var second = request(ANN, PUTIN);
        sns.follow(ANN.value());
        assertEquals(State.CONFIRMED, subscriber.show(second.id()).state());
        assertEquals(PUTIN.policy(), sns.entries.values().iterator().next().policy);
        assertEquals(Optional.of("unsubscribed"), subscriber.show(first.id()).endedBecause());
    }

    @Test
    void aDigestIsASeparateSubscription() {
        request(ANN, TRUMP);
        requests.request(ANN, TRUMP, Optional.empty(), true, "ip 192.0.2.1");
        assertEquals(
                List.of(false, true),
                sns.entries.values().stream().map(one -> one.digest).toList());
    }

    @Test
    void theLinkConfirmsTheNewestRequestAndEndsTheOthers() {
        var first = request(ANN, TRUMP);
        var second = request(ANN, PUTIN);
        sns.follow(ANN.value());
        assertNotEquals(State.CONFIRMED, subscriber.show(first.id()).state());
        assertEquals(State.CONFIRMED, subscriber.show(second.id()).state());
        assertEquals(PUTIN.policy(), sns.entries.values().iterator().next().policy);
        assertEquals(Optional.of("replaced"), subscriber.show(first.id()).endedBecause());
        assertFalse(subscriber.show(first.id()).address().value().contains("ann@"));
        assertEquals(
                Reason.CONFLICT,
                assertThrows(
                                RefusedRequest.class,
                                () -> subscriber.change(first.id(), Optional.of(TRUMP), Optional.empty()))
                        .reason());
    }

    @Test
    void theDailyComparisonConfirmsTheNewestRequestToo() {
        var first = request(ANN, TRUMP);
        var second = request(ANN, PUTIN);
        sns.follow(ANN.value());
        assertEquals(Map.of("confirmed", 1), reconcile.reconcile().changes());
        assertEquals(State.CONFIRMED, subscriber.show(second.id()).state());
        assertEquals(Optional.of("replaced"), subscriber.show(first.id()).endedBecause());
        assertEquals(PUTIN.policy(), sns.entries.values().iterator().next().policy);
    }

    @Test
    void anEarlierRequestCannotEndWhatTheNewestOneSubscribed() {
        var first = request(ANN, TRUMP);
        var second = request(ANN, PUTIN);
        sns.follow(ANN.value());
        subscriber.remove(first.id());
        reconcile.reconcile();
        assertEquals(1, sns.entries.size());
        assertEquals(State.CONFIRMED, subscriber.show(second.id()).state());
    }

    @Test
    void aRequestAfterTheLinkWasFollowedGetsNothingOfIt() {
        var first = request(ANN, TRUMP);
        sns.follow(ANN.value());
        var second = request(ANN, PUTIN);
        assertEquals(State.PENDING, subscriber.show(second.id()).state());
        assertEquals(State.CONFIRMED, subscriber.show(first.id()).state());
        subscriber.remove(second.id());
        assertEquals(1, sns.entries.size());
        assertEquals(TRUMP.policy(), sns.entries.values().iterator().next().policy);
    }

    @Test
    void anEarlierRequestEndsInTheSameWayWhetherTheAddressIsSubscribedOrNot() {
        var unknown = request(new Address(Channel.EMAIL, "new@example.org"), TRUMP);
        request(new Address(Channel.EMAIL, "new@example.org"), PUTIN);
        subscribed(ANN, TRUMP);
        var known = request(ANN, TRUMP);
        request(ANN, PUTIN);
        assertEquals(Optional.of("replaced"), subscriber.show(unknown.id()).endedBecause());
        assertEquals(Optional.of("replaced"), subscriber.show(known.id()).endedBecause());
    }

    @Test
    void aWithdrawnNewestRequestGivesTheAddressToNobody() {
        var first = request(ANN, TRUMP);
        subscriber.remove(request(ANN, PUTIN).id());
        sns.follow(ANN.value());
        assertEquals(Optional.of("replaced"), subscriber.show(first.id()).endedBecause());
        assertEquals(Map.of("removed", 1), reconcile.reconcile().changes());
        assertTrue(sns.entries.isEmpty());
    }

    @Test
    void theReadsAndWritesAreTheSameForEveryAddress() {
        var unknown = new Address(Channel.EMAIL, "unknown@example.org");
        var expected = callsOf(unknown);
        assertEquals(2, expected.stream().filter("read place"::equals).count());
        assertEquals(expected, callsOf(unknown), "an address that waits for its link");

        var unsettled = new Address(Channel.EMAIL, "unsettled@example.org");
        request(unsettled, TRUMP);
        sns.follow(unsettled.value());
        assertEquals(expected, callsOf(unsettled), "an address that followed its link unnoticed");
        assertEquals(expected, callsOf(unsettled), "the same, asked for again");

        subscribed(ANN, TRUMP);
        assertEquals(expected, callsOf(ANN), "a subscribed address");

        var changed = new Address(Channel.EMAIL, "changed@example.org");
        subscriber.change(subscribed(changed, PUTIN).id(), Optional.of(TRUMP), Optional.empty());
        assertEquals(expected, callsOf(changed), "a subscribed address with another interest");

        var left = new Address(Channel.EMAIL, "left@example.org");
        subscribed(left, TRUMP);
        sns.entries.values().removeIf(entry -> entry.endpoint.equals(left.value()));
        assertEquals(expected, callsOf(left), "an address that left by the link of SNS");

        sns.entries.put("arn:operator", new FakeSns.Entry("operator@example.org", false, TRUMP.policy(), true));
        assertEquals(
                expected,
                callsOf(new Address(Channel.EMAIL, "operator@example.org")),
                "an address that an operator subscribed by hand");
    }

    /** The calls that a request makes, and then a look at it. */
    private List<String> callsOf(Address address) {
        store.calls.clear();
        sns.calls.clear();
        subscriber.show(request(address, PUTIN).id());
        var calls = new ArrayList<>(store.calls);
        calls.addAll(sns.calls);
        return calls;
    }

    @Test
    void aRequestForAnAddressThatAnOperatorSubscribedByHandGetsNothingOfIt() {
        var operator = new Address(Channel.EMAIL, "operator@example.org");
        sns.entries.put("arn:operator", new FakeSns.Entry(operator.value(), false, TRUMP.policy(), true));
        var made = request(operator, PUTIN);
        assertEquals(Map.of(), reconcile.reconcile().changes());
        assertEquals(State.PENDING, subscriber.show(made.id()).state());
        subscriber.remove(made.id());
        assertEquals(Map.of(), reconcile.reconcile().changes());
        assertEquals(TRUMP.policy(), sns.entries.get("arn:operator").policy);
    }
}
