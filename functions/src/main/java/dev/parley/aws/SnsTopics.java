package dev.parley.aws;

import static java.util.stream.Collectors.toSet;

import dev.parley.application.ports.Topics;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.FilterPolicy;
import dev.parley.subscriptions.RefusedRequest;
import dev.parley.subscriptions.RefusedRequest.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.FilterPolicyLimitExceededException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SubscriptionLimitExceededException;

/** The two SNS topics and their subscriptions. Every call is safe to repeat, so the client may retry. */
public record SnsTopics(SnsClient sns, String alertTopic, String digestTopic) implements Topics {
    private static final String FILTER = "FilterPolicy";

    /** The lists of SNS have a phrase instead of an ARN for subscriptions that are not confirmed. */
    private static final String ARN = "arn:";

    private static final Set<String> CHANNELS =
            Set.of(Channel.values()).stream().map(Channel::label).collect(toSet());

    private String topic(boolean digest) {
        return digest ? digestTopic : alertTopic;
    }

    @Override
    public boolean isFull(boolean digest) {
        var attributes = sns.getTopicAttributes(t -> t.topicArn(topic(digest))).attributes();
        return count(attributes, "SubscriptionsConfirmed") + count(attributes, "SubscriptionsPending")
                >= FilterPolicy.MAX_POLICIES_A_TOPIC;
    }

    private static int count(Map<String, String> attributes, String name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }

    @Override
    public Asked ask(Address address, boolean digest, FilterPolicy policy) {
        try {
            return new Asked(Optional.of(subscribed(address, digest, policy)).filter(arn -> arn.startsWith(ARN)));
        } catch (InvalidParameterException e) {
            if (hasAnotherFilter(e)) {
                return new Asked(Optional.empty());
            }
            throw new RefusedRequest(Reason.INVALID, "SNS does not accept this address: check it for a mistake");
        } catch (FilterPolicyLimitExceededException | SubscriptionLimitExceededException e) {
            throw new RefusedRequest(Reason.FULL, "this system has as many subscribers as SNS can filter for");
        }
    }

    @Override
    public String subscribe(Address confirmed, boolean digest, FilterPolicy policy) {
        var arn = ask(confirmed, digest, policy)
                .arn()
                .or(() -> confirmed(digest).entrySet().stream()
                        .filter(one -> one.getValue().equals(confirmed.value()))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("SNS neither subscribed the number nor lists it"));
        if (!filter(arn, policy)) {
            throw new IllegalStateException("SNS did not set the filter of " + arn);
        }
        return arn;
    }

    private String subscribed(Address address, boolean digest, FilterPolicy policy) {
        return sns.subscribe(s -> s.topicArn(topic(digest))
                        .protocol(address.channel().label())
                        .endpoint(address.value())
                        .attributes(Map.of(FILTER, Items.write(policy)))
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    /** Recognised by the message of SNS, because it has no code of its own. */
    private static boolean hasAnotherFilter(InvalidParameterException e) {
        return String.valueOf(e.getMessage()).contains("already exists with different attributes");
    }

    @Override
    public Standing standing(String arn) {
        try {
            var attributes =
                    sns.getSubscriptionAttributes(g -> g.subscriptionArn(arn)).attributes();
            return "true".equals(attributes.get("PendingConfirmation")) ? Standing.PENDING : Standing.CONFIRMED;
        } catch (NotFoundException | InvalidParameterException e) {
            return Standing.GONE;
        }
    }

    @Override
    public boolean filter(String arn, FilterPolicy policy) {
        try {
            sns.setSubscriptionAttributes(
                    s -> s.subscriptionArn(arn).attributeName(FILTER).attributeValue(Items.write(policy)));
            return true;
        } catch (NotFoundException | InvalidParameterException | AuthorizationErrorException e) {
            return false;
        }
    }

    @Override
    public void unsubscribe(String arn) {
        try {
            sns.unsubscribe(u -> u.subscriptionArn(arn));
        } catch (NotFoundException | InvalidParameterException e) {
            // It does not exist, or it is not confirmed, and then it expires.
        }
    }

    @Override
    public Map<String, String> confirmed(boolean digest) {
        var confirmed = new HashMap<String, String>();
        sns.listSubscriptionsByTopicPaginator(l -> l.topicArn(topic(digest))).subscriptions().stream()
                .filter(one -> CHANNELS.contains(one.protocol())
                        && one.subscriptionArn().startsWith(ARN))
                .forEach(one -> confirmed.put(one.subscriptionArn(), one.endpoint()));
        return confirmed;
    }

    @Override
    public Set<String> optedOut(List<String> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        var optedOut = new HashSet<>(numbers);
        optedOut.retainAll(
                sns.listPhoneNumbersOptedOutPaginator().phoneNumbers().stream().collect(toSet()));
        return optedOut;
    }
}
