package dev.parley.application;

import dev.parley.application.ports.ConfirmationCodes;
import dev.parley.application.ports.Subscriptions;
import dev.parley.application.ports.Subscriptions.Place;
import dev.parley.application.ports.TextMessages;
import dev.parley.application.ports.Topics;
import dev.parley.application.ports.Topics.Standing;
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
 * does not change before its owner confirms. Of several requests for an email address, a link that is followed confirms the
 * newest.
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

    /**
     * The same calls are made whether the address is unknown, waits for its link to be followed, or is subscribed, so that
     * neither the answer nor its time reveals it.
     */
    private Subscription mailed(Subscription wanted, Instant now) {
        var before = subscriptions.place(wanted.uniqueKey());
        var standing = topics.standing(before.flatMap(Place::arn).orElse(""));
        var taken = before.map(place -> taken(place, standing, wanted))
                .orElseGet(
                        () -> new Place(Optional.empty(), Optional.of(wanted.id()), Optional.empty(), wanted.policy()));
        var forgetAfter = now.plus(REQUEST_LIVES);
        var placeEnds = taken.owner().isPresent() ? Optional.<Instant>empty() : Optional.of(forgetAfter);
        if (!subscriptions.replacePlace(wanted.uniqueKey(), before, taken, placeEnds)) {
            // Another request for the address came at the same moment, and is the newest.
            return wanted;
        }
        // With the filter that SNS has already, if any, because only then it mails its link again.
        var answer =
                topics.ask(wanted.address(), wanted.digest(), taken.policy()).arn();
        var arn = answer.or(taken::arn);
        var isNew = !arn.equals(taken.arn());
        var asked = new Place(isNew ? Optional.empty() : taken.owner(), taken.newest(), arn, taken.policy());
        subscriptions.replacePlace(
                wanted.uniqueKey(), Optional.of(taken), asked, isNew ? Optional.of(forgetAfter) : placeEnds);
        var filtered = taken.policy().equals(wanted.policy());
        var waiting = arn.map(a -> wanted.requested(a, filtered)).orElse(wanted.with(wanted.interest(), wanted.note()));
        subscriptions.replace(wanted, waiting, Optional.of(forgetAfter));
        return waiting;
    }

    /** The place of an address after a further request for it. Its owner, if there is one, stays. */
    private static Place taken(Place before, Standing standing, Subscription wanted) {
        var newest = Optional.of(wanted.id());
        if (before.arn().isEmpty()) {
            return new Place(before.owner(), newest, Optional.empty(), before.policy());
        }
        return switch (standing) {
            // The owner left by the link of SNS, or a request expired: the address can be subscribed anew.
            case GONE -> new Place(Optional.empty(), newest, Optional.empty(), wanted.policy());
            case PENDING -> new Place(Optional.empty(), newest, before.arn(), before.policy());
            // The link was followed before this request, so it confirmed the one that was the newest then.
            case CONFIRMED -> new Place(before.owner().or(before::newest), newest, before.arn(), before.policy());
        };
    }
}
