package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import dev.parley.subscriptions.Subscription;
import dev.parley.subscriptions.Subscription.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes and ends of subscriptions, and the limits of requests. */
class ChangedSubscriptionTest extends SubscribingFixture {
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
}
