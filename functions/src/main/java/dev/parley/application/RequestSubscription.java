package dev.parley.application;

import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Subscriptions.Holder;
import dev.parley.application.ports.TextMessages;
import dev.parley.application.ports.Topics;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Codes;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Accepts a request for a subscription and asks the owner of the address to confirm it: by a code to a number, or by a link
 * that SNS sends to an email address.
 *
 * <p>Neither the answer nor the calls to SNS reveal whether the address is subscribed already. An existing subscription
 * does not change before its owner confirms.
 */
public record RequestSubscription(
        Subscriptions subscriptions,
        Topics topics,
        TextMessages texting,
        ConfirmationCodes sentCodes,
        Codes codes,
        RequestLimits limits,
        Clock clock) {
    /** How long a code is valid. */
    public static final Duration CODE_LIVES = Duration.ofMinutes(10);

    /** How long a request waits for confirmation; the links of SNS expire after the same time. */
    static final Duration REQUEST_LIVES = Duration.ofDays(3);

    /**
     * @param caller any text that identifies the caller
     * @throws RefusedRequest when a limit of the day is reached, or SNS takes no further subscriber
     */
    public Subscription request(
            Address address, Interest interest, Optional<String> note, boolean digest, String caller) {
        var now = clock.instant();
        var wanted = Subscription.pending(codes.id(), address, interest, note, digest, now);
        limits.count(caller);
        if (topics.isFull(digest)) {
            throw new RefusedRequest(
                    RefusedRequest.Reason.FULL, "this system has as many subscribers as SNS can filter for");
        }
        subscriptions.add(wanted, now.plus(REQUEST_LIVES));
        if (!limits.mayReach(address)) {
            return wanted;
        }
        return switch (address.channel()) {
            case SMS -> texted(wanted, now);
            case EMAIL -> mailed(wanted, now);
        };
    }

    private Subscription texted(Subscription wanted, Instant now) {
        var code = codes.code();
        sentCodes.put(
                wanted.id(), new ConfirmationCodes.StoredCode(Codes.hash(wanted.id(), code), now.plus(CODE_LIVES)));
        texting.send(
                wanted.address(),
                "Parley code " + code + ", good for " + CODE_LIVES.toMinutes()
                        + " minutes. Enter it where you asked for alerts. If you did not ask, ignore this.");
        return wanted;
    }

    private Subscription mailed(Subscription wanted, Instant now) {
        var forgetAfter = now.plus(REQUEST_LIVES);
        var own = new Holder(wanted.id(), wanted.policy());
        var holder = subscriptions.holder(wanted.uniqueKey());
        if (holder.isEmpty() && subscriptions.claim(wanted.uniqueKey(), own, forgetAfter)) {
            var answer = topics.ask(wanted.address(), wanted.digest(), own.policy());
            return answer.arn()
                    .map(arn -> asked(wanted, arn, true, forgetAfter))
                    .orElse(wanted);
        }
        var there = holder.or(() -> subscriptions.holder(wanted.uniqueKey())).orElse(own);
        var held = subscriptions.find(there.subscriptionId()).filter(Subscription::isLive);
        // With the existing filter, so that SNS either mails its link again or does nothing.
        var arn = topics.ask(wanted.address(), wanted.digest(), there.policy()).arn();
        var alone = held.isEmpty()
                || held.flatMap(Subscription::arn)
                        .filter(a -> arn.isPresent() && !arn.get().equals(a))
                        .isPresent();
        if (arn.isEmpty() || !alone) {
            return arn.map(a -> asked(wanted, a, false, forgetAfter)).orElse(wanted);
        }
        // The earlier subscriber left by the link of SNS: this is a new subscription of the same address.
        held.ifPresent(left -> subscriptions.replace(
                left, left.ended("unsubscribed", now), Optional.of(now.plus(ManageSubscription.ENDED_KEPT))));
        subscriptions.handOver(
                wanted.uniqueKey(),
                Optional.of(there),
                new Holder(wanted.id(), there.policy()),
                Optional.of(forgetAfter));
        var filtered = there.policy().equals(own.policy()) || topics.filter(arn.get(), own.policy());
        return asked(wanted, arn.get(), filtered, forgetAfter);
    }

    private Subscription asked(Subscription wanted, String arn, boolean filtered, Instant forgetAfter) {
        var asked = wanted.requested(arn, filtered);
        subscriptions.replace(wanted, asked, Optional.of(forgetAfter));
        return asked;
    }
}
