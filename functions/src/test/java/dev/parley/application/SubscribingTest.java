package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Gsm7;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.Codes;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import dev.parley.subscriptions.Subscription;
import dev.parley.subscriptions.Subscription.State;
import dev.parley.testing.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests, confirmations, changes, ends and reconciliation of subscriptions. */
class SubscribingTest {
    private static final Address ANN = new Address(Channel.EMAIL, "ann@example.org");
    private static final Address PHONE = new Address(Channel.SMS, "+447700900123");
    private static final Interest TRUMP = of("donald-trump");
    private static final Interest PUTIN = of("vladimir-putin");

    private final FakeClock clock = new FakeClock();
    private final FakeSns sns = new FakeSns();
    private final FakeSubscriptions store = new FakeSubscriptions(clock);
    private final RequestLimits limits = new RequestLimits(store, clock, 5, 20, 30);
    private final RequestSubscription requests =
            new RequestSubscription(store, sns, sns, store, Codes.fromSystem(), limits, clock);
    private final ManageSubscription subscriber = new ManageSubscription(store, sns, store, clock);
    private final ReconcileSubscriptions reconcile = new ReconcileSubscriptions(store, sns, clock);

    // ---- numbers

    @Test
    void aNumberIsSubscribedOnlyAfterItsCodeIsEntered() {
        var made = request(PHONE, TRUMP);
        assertEquals(State.PENDING, made.state());
        assertTrue(sns.entries.isEmpty());
        var confirmed = subscriber.confirm(made.id(), sns.code(PHONE.value()));
        assertEquals(State.CONFIRMED, confirmed.state());
        assertEquals(List.of(PHONE.value()), List.copyOf(sns.confirmed(false).values()));
        assertEquals(TRUMP.smsPolicy(), sns.entries.values().iterator().next().policy);
    }

    @Test
    void theCodeFitsOneSmsAndRevealsNothingOfTheSubscription() {
        request(PHONE, TRUMP);
        var text = sns.texts.get(PHONE.value()).getFirst();
        assertTrue(Gsm7.septets(text).orElseThrow() <= Gsm7.SEGMENT, text);
        assertFalse(text.contains("trump"), text);
    }

    @Test
    void afterFiveWrongCodesEveryCodeIsRefused() {
        var made = request(PHONE, TRUMP);
        var right = sns.code(PHONE.value());
        var wrong = right.equals("000000") ? "000001" : "000000";
        for (int left = ManageSubscription.TRIES - 1; left >= 0; left--) {
            var refused = assertThrows(RefusedRequest.class, () -> subscriber.confirm(made.id(), wrong));
            assertEquals(Reason.CODE, refused.reason());
            assertTrue(refused.getMessage().contains(left + " tries"), refused.getMessage());
        }
        assertEquals(
                Reason.CODE,
                assertThrows(RefusedRequest.class, () -> subscriber.confirm(made.id(), right))
                        .reason());
        assertTrue(sns.entries.isEmpty());
    }

    @Test
    void aCodeIsValidForTenMinutes() {
        var made = request(PHONE, TRUMP);
        clock.pass(Duration.ofMinutes(10));
        assertThrows(RefusedRequest.class, () -> subscriber.confirm(made.id(), sns.code(PHONE.value())));
        var again = request(PHONE, TRUMP);
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        subscriber.confirm(again.id(), sns.code(PHONE.value()));
    }

    @Test
    void aCodeConfirmsOnlyItsOwnRequest() {
        var first = request(PHONE, TRUMP);
        var code = sns.code(PHONE.value());
        var second = request(PHONE, PUTIN);
        if (!code.equals(sns.code(PHONE.value()))) {
            assertThrows(RefusedRequest.class, () -> subscriber.confirm(second.id(), code));
        }
        subscriber.confirm(first.id(), code);
    }

    @Test
    void aSecondRequestForANumberChangesNothingUntilItIsConfirmed() {
        var first = confirmedPhone(TRUMP);
        var second = request(PHONE, PUTIN);
        assertEquals(TRUMP.smsPolicy(), sns.entries.get(first.arn().orElseThrow()).policy);
        assertEquals(State.CONFIRMED, subscriber.show(first.id()).state());

        subscriber.confirm(second.id(), sns.code(PHONE.value()));
        assertEquals(1, sns.entries.size());
        assertEquals(PUTIN.smsPolicy(), sns.entries.get(first.arn().orElseThrow()).policy);
        var replaced = subscriber.show(first.id());
        assertEquals(Optional.of("replaced"), replaced.endedBecause());
        assertEquals("+4***23", replaced.address().value());
        assertEquals(Map.of(), reconcile.reconcile().changes());
        assertEquals(1, sns.entries.size());
    }

    @Test
    void confirmingTwiceIsNotAnError() {
        var made = request(PHONE, TRUMP);
        var code = sns.code(PHONE.value());
        assertEquals(subscriber.confirm(made.id(), code), subscriber.confirm(made.id(), code));
    }

    // ---- email

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

    // ---- several requests for one email address

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

    private Subscription subscribed(Address email, Interest interest) {
        var made = request(email, interest);
        sns.follow(email.value());
        return subscriber.show(made.id());
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

    // ---- changing and ending

    @Test
    void unknownAndMistypedIdsAreRefusedAlike() {
        for (var id : List.of("", "x", "0".repeat(26), "../../etc")) {
            assertEquals(
                    Reason.UNKNOWN,
                    assertThrows(RefusedRequest.class, () -> subscriber.show(id))
                            .reason());
        }
    }

    @Test
    void aChangeIsAppliedAtSnsAndAConcurrentOneIsRefused() {
        var made = confirmedPhone(TRUMP);
        var changed = subscriber.change(made.id(), Optional.of(PUTIN), Optional.of("desk"));
        assertEquals(PUTIN.smsPolicy(), sns.entries.get(made.arn().orElseThrow()).policy);
        assertEquals(Optional.of("desk"), changed.note());
        assertEquals(
                PUTIN,
                subscriber.change(made.id(), Optional.empty(), Optional.of("")).interest());
        assertEquals(Optional.empty(), subscriber.show(made.id()).note());
        assertFalse(store.replace(made, made.nowFiltered(), Optional.empty()));
    }

    @Test
    void aChangeOfANumberBeforeItsConfirmationIsAppliedAtConfirmation() {
        var made = request(PHONE, TRUMP);
        subscriber.change(made.id(), Optional.of(PUTIN), Optional.empty());
        subscriber.confirm(made.id(), sns.code(PHONE.value()));
        assertEquals(PUTIN.smsPolicy(), sns.entries.values().iterator().next().policy);
    }

    @Test
    void aChangeBeforeTheLinkIsFollowedIsRefusedForNewAndSubscribedAddressesAlike() {
        var fresh = request(ANN, TRUMP);
        var first = refusal(fresh);
        subscribed(ANN, TRUMP);
        assertEquals(first, refusal(request(ANN, PUTIN)));
        assertTrue(first.contains("not confirmed"), first);
    }

    private String refusal(Subscription pending) {
        var refused = assertThrows(
                RefusedRequest.class, () -> subscriber.change(pending.id(), Optional.of(PUTIN), Optional.empty()));
        assertEquals(Reason.CONFLICT, refused.reason());
        return refused.getMessage();
    }

    @Test
    void anEndedSubscriptionIsUnsubscribedAndLaterForgotten() {
        var made = confirmedPhone(TRUMP);
        subscriber.remove(made.id());
        subscriber.remove(made.id());
        assertTrue(sns.entries.isEmpty());
        assertEquals("+4***23", subscriber.show(made.id()).address().value());
        assertEquals(
                Reason.CONFLICT,
                assertThrows(
                                RefusedRequest.class,
                                () -> subscriber.change(made.id(), Optional.of(PUTIN), Optional.empty()))
                        .reason());
        clock.pass(Duration.ofDays(31));
        assertThrows(RefusedRequest.class, () -> subscriber.show(made.id()));
        confirmedPhone(PUTIN);
    }

    // ---- limits

    @Test
    void anAddressGetsFiveMessagesADayAndTheAnswerDoesNotRevealIt() {
        for (int i = 0; i < 8; i++) {
            assertEquals(State.PENDING, request(PHONE, TRUMP).state());
        }
        assertEquals(5, sns.texts.get(PHONE.value()).size());
        clock.pass(Duration.ofDays(1));
        request(PHONE, TRUMP);
        assertEquals(6, sns.texts.get(PHONE.value()).size());
    }

    @Test
    void requestsAreLimitedPerCallerAndInAll() {
        for (int i = 0; i < 20; i++) {
            request(phone(i), TRUMP);
        }
        assertTooMany("ip 192.0.2.1");
        for (int i = 20; i < 30; i++) {
            requests.request(phone(i), TRUMP, Optional.empty(), false, "ip 192.0.2." + i);
        }
        assertTooMany("ip 192.0.2.200");
        assertEquals(30, sns.texts.size());
    }

    private void assertTooMany(String caller) {
        assertEquals(
                Reason.TOO_MANY,
                assertThrows(
                                RefusedRequest.class,
                                () -> requests.request(phone(99), TRUMP, Optional.empty(), false, caller))
                        .reason());
    }

    @Test
    void whenSnsIsFullAllRequestsAreRefusedAlike() {
        confirmedPhone(TRUMP);
        sns.full = true;
        for (var address : List.of(PHONE, ANN)) {
            assertEquals(
                    Reason.FULL,
                    assertThrows(RefusedRequest.class, () -> request(address, TRUMP))
                            .reason());
        }
    }

    // ---- reconciliation

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

    private Subscription request(Address address, Interest interest) {
        return requests.request(address, interest, Optional.empty(), false, "ip 192.0.2.1");
    }

    private Subscription confirmedPhone(Interest interest) {
        var made = request(PHONE, interest);
        return subscriber.confirm(made.id(), sns.code(PHONE.value()));
    }

    private static Address phone(int i) {
        return new Address(Channel.SMS, "+4477009%05d".formatted(i));
    }

    private static Interest of(String person) {
        return new Interest(List.of(), List.of(), List.of(person), List.of(), List.of());
    }
}
