package dev.parley.application.ports;

import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.RefusedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: the topics for alerts and for the daily digest, with their subscriptions at SNS. */
public interface Topics {
    /** Whether a topic has as many subscriptions with filter policies as SNS allows. */
    boolean isFull(boolean digest);

    /**
     * Asks SNS to subscribe an address. SNS mails a link to an email address, and again on a second call before it is
     * followed. For an address that is subscribed, SNS does nothing.
     *
     * @throws RefusedRequest when the topic is full
     */
    Asked ask(Address address, boolean digest, FilterPolicy policy);

    /** @param arn of the subscription; empty when the address is subscribed with another filter */
    record Asked(Optional<String> arn) {}

    /** Subscribes a number whose owner confirmed it, or sets the filter of its subscription; returns the ARN. */
    String subscribe(Address confirmed, boolean digest, FilterPolicy policy);

    /** The state of a subscription at SNS. */
    Standing standing(String arn);

    enum Standing {
        PENDING,
        CONFIRMED,
        GONE
    }

    /** Sets the filter of a subscription; false when SNS does not know it or refuses the change. */
    boolean filter(String arn, FilterPolicy policy);

    /** Ends a subscription. Does nothing when it does not exist. */
    void unsubscribe(String arn);

    /** The endpoints of the confirmed subscriptions of a topic, by ARN. */
    Map<String, String> confirmed(boolean digest);

    /** The numbers among these whose owners answered STOP. */
    Set<String> optedOut(List<String> numbers);
}
