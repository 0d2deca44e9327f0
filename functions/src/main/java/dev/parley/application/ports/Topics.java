package dev.parley.application.ports;

import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.RefusedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Port: the two topics, of single alerts and of the daily digest, and who SNS sends their messages to. */
public interface Topics {
    /** Whether a topic takes no further subscriber with a filter policy. */
    boolean isFull(boolean digest);

    /**
     * Asks to subscribe an address. An email address must confirm by a link that SNS mails to it, once more when it is
     * asked for again before it did; an address that is subscribed already stays as it is, and nobody is told.
     *
     * @throws RefusedRequest when the topic is full
     */
    Asked ask(Address address, boolean digest, FilterPolicy policy);

    /** What SNS calls the subscription; no name is known when it was refused because it is there, with another filter. */
    record Asked(java.util.Optional<String> arn) {}

    /** Subscribes a number whose owner confirmed it, or gives the subscription that it has this filter. */
    String subscribe(Address confirmed, boolean digest, FilterPolicy policy);

    /** How things stand with a subscription. */
    Standing standing(String arn);

    enum Standing {
        PENDING,
        CONFIRMED,
        GONE
    }

    /** Changes the filter; false when SNS does not know the subscription or will not change it now. */
    boolean filter(String arn, FilterPolicy policy);

    /** Ends a subscription; it is no error when it is not there. */
    void unsubscribe(String arn);

    /** The confirmed subscriptions of a topic, endpoints by ARN. */
    Map<String, String> confirmed(boolean digest);

    /** Those of these numbers whose owners answered STOP. */
    Set<String> optedOut(List<String> numbers);
}
