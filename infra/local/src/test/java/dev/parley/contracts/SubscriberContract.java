package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Counters;
import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Subscriptions.Place;
import dev.parley.application.ports.TextMessages;
import dev.parley.application.ports.Topics;
import dev.parley.aws.DynamoCodes;
import dev.parley.aws.DynamoCounters;
import dev.parley.aws.DynamoSubscriptions;
import dev.parley.aws.SnsTextMessages;
import dev.parley.aws.SnsTopics;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.Codes;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The promises of the ports of subscriptions, tested on a backend. */
abstract class SubscriberContract {
    private static final Instant NOW = Instant.parse("2025-02-12T18:30:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));
    private static final int RACERS = 16;
    private static final Interest CALLS =
            new Interest(List.of("leader_call"), List.of(), List.of(), List.of(), List.of());

    private final Codes names = Codes.fromSystem();

    abstract dev.parley.aws.Clients clients();

    abstract String table();

    abstract String alertTopic();

    abstract String digestTopic();

    private Subscriptions subscriptions(Instant now) {
        return new DynamoSubscriptions(clients().dynamo(), table(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Subscriptions subscriptions() {
        return subscriptions(NOW);
    }

    private ConfirmationCodes codes() {
        return new DynamoCodes(clients().dynamo(), table());
    }

    private Counters counters() {
        return new DynamoCounters(clients().dynamo(), table());
    }

    private Topics topics() {
        return new SnsTopics(clients().retryingSns(), alertTopic(), digestTopic());
    }

    private TextMessages texting() {
        return new SnsTextMessages(clients().sns());
    }

    @Test
    void aRecordIsAddedOnceAndReadBackUnchanged() {
        var one = subscription();
        assertTrue(subscriptions().add(one, LATER));
        assertFalse(subscriptions().add(one, LATER));
        assertEquals(Optional.of(one), subscriptions().find(one.id()));
        assertTrue(subscriptions().all().contains(one));
        assertEquals(Optional.empty(), subscriptions().find(names.id()));
    }

    @Test
    void ofConcurrentChangesToARecordOneSucceeds() throws Exception {
        var one = subscription();
        subscriptions().add(one, LATER);
        assertEquals(1, winners(() -> subscriptions().replace(one, one.requested("arn:x", true), Optional.empty())));
        assertEquals(1, subscriptions().find(one.id()).orElseThrow().revision());
    }

    @Test
    void anExpiredRecordIsAbsentBeforeItIsDeleted() {
        var one = subscription();
        subscriptions().add(one, LATER);
        assertEquals(Optional.empty(), subscriptions(LATER).find(one.id()));
        assertFalse(subscriptions(LATER).all().contains(one));
        var confirmed = one.confirmed("arn:x", NOW);
        subscriptions().replace(one, confirmed, Optional.empty());
        assertEquals(Optional.of(confirmed), subscriptions(LATER).find(one.id()));
    }

    @Test
    void aPlaceHasOneOwnerUntilItIsFreedOrExpires() throws Exception {
        var key = "alerts#" + names.id();
        assertEquals(1, winners(() -> subscriptions().replacePlace(key, Optional.empty(), owned(names.id()), until())));
        var first = subscriptions().place(key);
        assertFalse(subscriptions().replacePlace(key, Optional.of(owned("other")), owned("third"), Optional.empty()));
        assertTrue(subscriptions().replacePlace(key, first, owned("second"), until()));
        assertEquals(Optional.of(owned("second")), subscriptions().place(key));
        subscriptions().release(key, first.flatMap(Place::owner).orElseThrow());
        assertTrue(subscriptions().place(key).isPresent());
        assertEquals(Optional.empty(), subscriptions(LATER).place(key));
        assertTrue(subscriptions(LATER)
                .replacePlace(key, Optional.empty(), owned("fourth"), Optional.of(LATER.plusSeconds(60))));
        subscriptions(LATER).release(key, "fourth");
        assertEquals(Optional.empty(), subscriptions(LATER).place(key));
    }

    @Test
    void ofConcurrentRequestsForAPlaceOneIsTheNewest() throws Exception {
        var key = "alerts#" + names.id();
        var first = requested("first");
        assertTrue(subscriptions().replacePlace(key, Optional.empty(), first, until()));
        assertEquals(1, winners(() -> subscriptions()
                .replacePlace(key, Optional.of(first), requested(names.id()), until())));
        var second = subscriptions().place(key).orElseThrow();
        subscriptions().release(key, second.newest().orElseThrow());
        assertEquals(Optional.of(second), subscriptions().place(key));
        assertFalse(subscriptions().replacePlace(key, Optional.of(owned("first")), owned("third"), Optional.empty()));
    }

    @Test
    void ofConcurrentGuessesFiveAreCompared() throws Exception {
        var id = names.id();
        assertEquals(Optional.empty(), codes().attempt(id, 5));
        codes().put(id, new ConfirmationCodes.StoredCode("hash", LATER));
        assertEquals(5, winners(() -> codes().attempt(id, 5).isPresent()));
        assertEquals(Optional.empty(), codes().attempt(id, 5));
        codes().put(id, new ConfirmationCodes.StoredCode("hash", LATER));
        assertEquals(1, codes().attempt(id, 5).orElseThrow().tries());
        codes().remove(id);
        assertEquals(Optional.empty(), codes().attempt(id, 5));
    }

    @Test
    void aCounterNeverExceedsItsLimitUnderConcurrency() throws Exception {
        var name = names.id();
        assertEquals(7, winners(() -> counters().take(name, 7, LATER)));
        assertFalse(counters().take(name, 7, LATER));
        assertFalse(counters().take(names.id(), 0, LATER));
    }

    @Test
    void aNumberIsSubscribedFilteredAndUnsubscribed() {
        var number = number();
        var arn = topics().subscribe(number, false, CALLS.smsPolicy());
        assertEquals(Topics.Standing.CONFIRMED, topics().standing(arn));
        assertEquals(number.value(), topics().confirmed(false).get(arn));
        assertFalse(topics().confirmed(true).containsKey(arn));
        assertEquals(
                arn, topics().subscribe(number, false, Interest.everything().smsPolicy()));
        assertTrue(topics().filter(arn, CALLS.smsPolicy()));
        topics().unsubscribe(arn);
        assertFalse(topics().confirmed(false).containsKey(arn));
        assertEquals(Topics.Standing.GONE, topics().standing(arn));
        assertFalse(topics().filter(arn, CALLS.smsPolicy()));
        topics().unsubscribe(arn);
    }

    @Test
    void anAddressHasOneSubscriptionPerTopicWhichASecondRequestDoesNotChange() {
        var address = new Address(Channel.EMAIL, names.id() + "@example.org");
        var first = topics().ask(address, false, CALLS.policy()).arn().orElseThrow();
        assertEquals(
                Optional.of(first), topics().ask(address, false, CALLS.policy()).arn());
        assertFalse(topics().ask(address, true, CALLS.policy()).arn().equals(Optional.of(first)));
        var other = topics().ask(address, false, Interest.everything().policy()).arn();
        assertTrue(other.isEmpty() || other.equals(Optional.of(first)));
        assertFalse(topics().isFull(false));
    }

    @Test
    void aNumberGetsAnSms() {
        texting().send(number(), "Parley code 123456, good for 10 minutes.");
    }

    private int winners(Callable<Boolean> attempt) throws Exception {
        int winners = 0;
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : racers.invokeAll(Collections.nCopies(RACERS, attempt))) {
                winners += result.get() ? 1 : 0;
            }
        }
        return winners;
    }

    private Subscription subscription() {
        return Subscription.pending(
                names.id(), new Address(Channel.EMAIL, "ann@example.org"), CALLS, Optional.of("desk"), false, NOW);
    }

    private static Place owned(String id) {
        return Place.owned(id, "arn:" + id, CALLS.policy());
    }

    private static Place requested(String id) {
        return new Place(Optional.empty(), Optional.of(id), Optional.empty(), CALLS.policy());
    }

    private static Optional<Instant> until() {
        return Optional.of(LATER);
    }

    private static Address number() {
        return new Address(
                Channel.SMS, "+447700%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
    }
}
