package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Gsm7;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import dev.parley.subscriptions.Subscription.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Subscriptions of telephone numbers, which a code confirms. */
class NumberSubscriptionTest extends SubscribingFixture {
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
}
