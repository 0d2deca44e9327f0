package dev.parley.application;

import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Subscriptions.Place;
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
        return found.address().channel() == Channel.EMAIL && found.isLive() ? settled(found) : found;
    }

    /** What the links of SNS have made of a subscription. The same calls are made for every pending one. */
    private Subscription settled(Subscription found) {
        var place = subscriptions.place(found.uniqueKey());
        if (found.state() == State.CONFIRMED) {
            return place.isEmpty() || place.get().isOwnedBy(found.id()) ? found : end(found, "unsubscribed");
        }
        var arn = found.arn().orElse("");
        var standing = topics.standing(arn);
        if (place.isEmpty() || arn.isEmpty()) {
            return found;
        }
        if (place.get().isConfirmedByLink(found.id())) {
            return standing == Standing.CONFIRMED ? confirmed(found, arn, place.get()) : found;
        }
        return place.get().newest().equals(Optional.of(found.id())) ? found : end(found, "replaced");
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
        var before = subscriptions.place(found.uniqueKey());
        var confirmed = replaced(found, found.confirmed(arn, clock.instant()));
        before.flatMap(Place::owner)
                .filter(other -> !other.equals(found.id()))
                .flatMap(subscriptions::find)
                .filter(Subscription::isLive)
                .ifPresent(replaced -> end(replaced, "replaced"));
        subscriptions.replacePlace(found.uniqueKey(), before, Place.owned(found.id(), arn, policy), Optional.empty());
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
        if (found.state() == State.PENDING && found.address().channel() == Channel.EMAIL) {
            // A further request for a subscribed address has no effect, and a different answer would reveal that.
            throw new RefusedRequest(
                    Reason.CONFLICT,
                    "this subscription is not confirmed: follow the link in the message first, or subscribe again");
        }
        var changed = found.with(
                interest.orElse(found.interest()),
                note.isPresent() ? note.filter(text -> !text.isBlank()) : found.note());
        var place = subscriptions.place(found.uniqueKey()).filter(p -> p.isOwnedBy(found.id()));
        if (!changed.filtered() && changed.arn().isPresent() && place.isPresent()) {
            if (!topics.filter(changed.arn().get(), changed.policy())) {
                throw hasEnded(end(found, "unsubscribed"));
            }
            subscriptions.replacePlace(found.uniqueKey(), place, place.get().with(changed.policy()), Optional.empty());
            changed = changed.nowFiltered();
        }
        return replaced(found, changed);
    }

    /** Ends a subscription. Does nothing when it has ended. */
    public void remove(String id) {
        var found = show(id);
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

    private Subscription confirmed(Subscription found, String arn, Place place) {
        if (!found.filtered()) {
            topics.filter(arn, found.policy());
        }
        subscriptions.replacePlace(
                found.uniqueKey(),
                Optional.of(place),
                place.confirmedBy(found.id(), arn, found.policy()),
                Optional.empty());
        return replaced(found, found.confirmed(arn, clock.instant()));
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
