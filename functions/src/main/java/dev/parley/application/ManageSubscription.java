package dev.parley.application;

import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Subscriptions.Holder;
import dev.parley.application.ports.Topics;
import dev.parley.application.ports.Topics.Standing;
import dev.parley.ids.Id;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.Codes;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import dev.parley.subscriptions.Subscription;
import dev.parley.subscriptions.Subscription.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shows, confirms, changes and ends a subscription, for anyone who has its id. */
public record ManageSubscription(Subscriptions subscriptions, Topics topics, ConfirmationCodes codes, Clock clock) {
    /** The number of attempts to enter a code. */
    public static final int TRIES = 5;

    /** How long a subscription that has ended can be read. */
    static final Duration ENDED_KEPT = Duration.ofDays(30);

    /**
     * The current state of a subscription. When its link was followed since the last look, this confirms it.
     *
     * @param id as typed
     * @throws RefusedRequest when no subscription has this id
     */
    public Subscription show(String id) {
        var found = found(id);
        if (found.state() != State.PENDING || found.arn().isEmpty()) {
            return found;
        }
        var standing = topics.standing(found.arn().get());
        var holds = holder(found).isPresent();
        return standing == Standing.CONFIRMED && holds
                ? confirmed(found, found.arn().get())
                : found;
    }

    /**
     * Confirms a number by the code that was sent to it. An earlier subscription of the number is replaced.
     *
     * @throws RefusedRequest when the code is wrong or expired, or there is nothing to confirm
     */
    public Subscription confirm(String id, String code) {
        var found = found(id);
        if (found.address().channel() == Channel.EMAIL) {
            throw new RefusedRequest(
                    Reason.CONFLICT, "an email address is confirmed by the link in the message that was sent to it");
        }
        switch (found.state()) {
            case CONFIRMED -> {
                return found;
            }
            case ENDED -> throw hasEnded(found);
            case PENDING -> check(found.id(), code);
        }
        var policy = found.policy();
        var arn = topics.subscribe(found.address(), found.digest(), policy);
        var before = subscriptions.holder(found.uniqueKey());
        var confirmed = confirmed(found, arn);
        before.map(Holder::subscriptionId)
                .filter(other -> !other.equals(found.id()))
                .flatMap(subscriptions::find)
                .filter(Subscription::isLive)
                .ifPresent(replaced -> end(replaced, "replaced"));
        subscriptions.handOver(found.uniqueKey(), before, new Holder(found.id(), policy), Optional.empty());
        codes.remove(found.id());
        return confirmed;
    }

    /** Gives the same answer when no code was sent, it has expired, or it was tried too often. */
    private void check(String id, String code) {
        var tried = codes.attempt(id, TRIES)
                .filter(t -> clock.instant().isBefore(t.code().expires()))
                .orElseThrow(() -> new RefusedRequest(
                        Reason.CODE,
                        "the code cannot be used any more: it is valid for "
                                + RequestSubscription.CODE_LIVES.toMinutes() + " minutes and " + TRIES
                                + " tries. Subscribe again for a new one"));
        if (!Codes.matches(id, code, tried.code().hash())) {
            throw new RefusedRequest(
                    Reason.CODE, "this is not the code that was sent; " + (TRIES - tried.tries()) + " tries are left");
        }
    }

    /**
     * Changes the interest or the note of a subscription. What is absent stays as it is.
     *
     * @param note a blank text removes the note
     */
    public Subscription change(String id, Optional<Interest> interest, Optional<String> note) {
        var found = show(id);
        if (!found.isLive()) {
            throw hasEnded(found);
        }
        var changed = found.with(
                interest.orElse(found.interest()),
                note.isPresent() ? note.filter(text -> !text.isBlank()) : found.note());
        if (!changed.filtered() && changed.arn().isPresent() && holder(found).isPresent()) {
            var applied = topics.filter(changed.arn().get(), changed.policy());
            if (!applied && found.state() == State.CONFIRMED) {
                throw hasEnded(end(found, "unsubscribed"));
            }
            changed = applied ? changed.nowFiltered() : changed;
        }
        return replaced(found, changed);
    }

    /** Ends a subscription. Does nothing when it has ended. */
    public void remove(String id) {
        var found = found(id);
        if (!found.isLive()) {
            return;
        }
        if (found.state() == State.CONFIRMED) {
            found.arn().ifPresent(topics::unsubscribe);
            subscriptions.release(found.uniqueKey(), found.id());
        }
        end(found, "removed");
    }

    private Subscription found(String id) {
        return Id.parse(id, Subscription.ID_LENGTH)
                .flatMap(subscriptions::find)
                .orElseThrow(() -> new RefusedRequest(
                        Reason.UNKNOWN,
                        "There is no subscription with this id, or it was not confirmed in time: check it for a"
                                + " mistyped character."));
    }

    private Optional<Holder> holder(Subscription subscription) {
        return subscriptions.holder(subscription.uniqueKey()).filter(holder -> holder.subscriptionId()
                .equals(subscription.id()));
    }

    private Subscription confirmed(Subscription found, String arn) {
        if (!found.filtered() && found.address().channel() == Channel.EMAIL) {
            topics.filter(arn, found.policy());
        }
        var confirmed = found.confirmed(arn, clock.instant());
        if (found.address().channel() == Channel.EMAIL) {
            var holder = new Holder(found.id(), found.policy());
            subscriptions.handOver(
                    found.uniqueKey(), subscriptions.holder(found.uniqueKey()), holder, Optional.empty());
        }
        return replaced(found, confirmed);
    }

    private Subscription end(Subscription subscription, String because) {
        var now = clock.instant();
        var ended = subscription.ended(because, now);
        subscriptions.replace(subscription, ended, Optional.of(now.plus(ENDED_KEPT)));
        return ended;
    }

    private Subscription replaced(Subscription before, Subscription after) {
        var forgetAfter = after.state() == State.CONFIRMED
                ? Optional.<Instant>empty()
                : Optional.of(after.created().plus(RequestSubscription.REQUEST_LIVES));
        if (!subscriptions.replace(before, after, forgetAfter)) {
            throw new RefusedRequest(
                    Reason.CONFLICT, "another request changed the subscription at the same time: try again");
        }
        return after;
    }

    private static RefusedRequest hasEnded(Subscription subscription) {
        return new RefusedRequest(
                Reason.CONFLICT,
                "this subscription has ended (" + subscription.endedBecause().orElse("") + "): subscribe again");
    }
}
