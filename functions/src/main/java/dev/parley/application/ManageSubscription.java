package dev.parley.application;

import static java.util.Objects.requireNonNull;

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
import java.util.Optional;

/** What whoever has a subscription's id can do with it: see, confirm, change and end it. */
public final class ManageSubscription {
    /** How often a code may be tried. */
    public static final int TRIES = 5;

    /** How long one can see how a subscription ended. */
    static final Duration ENDED_KEPT = Duration.ofDays(30);

    private final Subscriptions subscriptions;
    private final Topics topics;
    private final ConfirmationCodes codes;
    private final Clock clock;

    public ManageSubscription(Subscriptions subscriptions, Topics topics, ConfirmationCodes codes, Clock clock) {
        this.subscriptions = requireNonNull(subscriptions, "subscriptions");
        this.topics = requireNonNull(topics, "topics");
        this.codes = requireNonNull(codes, "codes");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * A subscription as it stands; one whose link was followed since is confirmed by this.
     *
     * @param id as somebody typed it
     * @throws RefusedRequest when there is none of this id
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
     * Confirms a number by the code that was sent to it. What its owner had before is replaced by this.
     *
     * @throws RefusedRequest when the code is wrong or too old, or there is nothing to confirm
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

    /** The same answer whether no code was sent, it is too old, or it was tried too often. */
    private void check(String id, String code) {
        var tried = codes.attempt(id, TRIES)
                .filter(t -> clock.instant().isBefore(t.kept().expires()))
                .orElseThrow(() -> new RefusedRequest(
                        Reason.CODE,
                        "the code cannot be used any more: it lives for "
                                + RequestSubscription.CODE_LIVES.toMinutes() + " minutes and " + TRIES
                                + " tries. Subscribe again for a new one"));
        if (!Codes.matches(id, code, tried.kept().hash())) {
            throw new RefusedRequest(
                    Reason.CODE, "this is not the code that was sent; " + (TRIES - tried.tries()) + " tries are left");
        }
    }

    /**
     * Changes what a subscription wants; what is absent stays.
     *
     * @param note an empty text takes the note away
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

    /** Ends a subscription; one that has ended stays as it is. */
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
                ? Optional.<java.time.Instant>empty()
                : Optional.of(after.created().plus(RequestSubscription.REQUEST_LIVES));
        if (!subscriptions.replace(before, after, forgetAfter)) {
            throw new RefusedRequest(
                    Reason.CONFLICT, "the subscription was changed at the same moment by another request: try again");
        }
        return after;
    }

    private static RefusedRequest hasEnded(Subscription subscription) {
        return new RefusedRequest(
                Reason.CONFLICT,
                "this subscription has ended (" + subscription.endedBecause().orElse("") + "): subscribe again");
    }
}
