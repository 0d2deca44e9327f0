package dev.parley.application;

import static java.util.Objects.requireNonNull;

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
 * Takes a request to be told, and asks the address's owner to confirm it: by a code to a number, by SNS's own link to
 * an email address.
 *
 * <p>Whether the address is subscribed already changes neither the answer nor the calls that are made, and nothing
 * of a subscription that is there changes before its owner confirms.
 */
public final class RequestSubscription {
    /** How long a code can be used. */
    public static final Duration CODE_LIVES = Duration.ofMinutes(10);

    /** How long a request waits for its owner; SNS's links live no longer. */
    static final Duration REQUEST_LIVES = Duration.ofDays(3);

    private final Subscriptions subscriptions;
    private final Topics topics;
    private final TextMessages texting;
    private final ConfirmationCodes kept;
    private final Codes codes;
    private final RequestLimits limits;
    private final Clock clock;

    public RequestSubscription(
            Subscriptions subscriptions,
            Topics topics,
            TextMessages texting,
            ConfirmationCodes kept,
            Codes codes,
            RequestLimits limits,
            Clock clock) {
        this.subscriptions = requireNonNull(subscriptions, "subscriptions");
        this.topics = requireNonNull(topics, "topics");
        this.texting = requireNonNull(texting, "texting");
        this.kept = requireNonNull(kept, "kept");
        this.codes = requireNonNull(codes, "codes");
        this.limits = requireNonNull(limits, "limits");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * @param caller who makes the request
     * @throws RefusedRequest when too much was asked for today, or SNS takes no further subscriber
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
        kept.put(wanted.id(), new ConfirmationCodes.StoredCode(Codes.hash(wanted.id(), code), now.plus(CODE_LIVES)));
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
            var asked = topics.ask(wanted.address(), wanted.digest(), own.policy());
            return asked.arn().map(arn -> kept(wanted, arn, true, forgetAfter)).orElse(wanted);
        }
        var there = holder.or(() -> subscriptions.holder(wanted.uniqueKey())).orElse(own);
        var held = subscriptions.find(there.subscriptionId()).filter(Subscription::isLive);
        // With the filter that it has, so that SNS mails its link once more or finds nothing to do.
        var arn = topics.ask(wanted.address(), wanted.digest(), there.policy()).arn();
        var alone = held.isEmpty()
                || held.flatMap(Subscription::arn)
                        .filter(a -> arn.isPresent() && !arn.get().equals(a))
                        .isPresent();
        if (arn.isEmpty() || !alone) {
            return arn.map(a -> kept(wanted, a, false, forgetAfter)).orElse(wanted);
        }
        // The one that was there had left by SNS's link: this is a new one of the same address.
        held.ifPresent(left -> subscriptions.replace(
                left, left.ended("unsubscribed", now), Optional.of(now.plus(ManageSubscription.ENDED_KEPT))));
        subscriptions.handOver(
                wanted.uniqueKey(),
                Optional.of(there),
                new Holder(wanted.id(), there.policy()),
                Optional.of(forgetAfter));
        var filtered = there.policy().equals(own.policy()) || topics.filter(arn.get(), own.policy());
        return kept(wanted, arn.get(), filtered, forgetAfter);
    }

    private Subscription kept(Subscription wanted, String arn, boolean filtered, Instant forgetAfter) {
        var asked = wanted.requested(arn, filtered);
        subscriptions.replace(wanted, asked, Optional.of(forgetAfter));
        return asked;
    }
}
