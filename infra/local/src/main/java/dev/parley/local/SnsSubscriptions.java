package dev.parley.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** The subscriptions of the local SNS and the numbers that answered STOP, in one JSON file. */
final class SnsSubscriptions {
    /** The quota of SNS for filter policies of one topic. */
    private static final int MAX_POLICIES = 200;

    private static final Set<String> ATTRIBUTES = Set.of("FilterPolicy", "FilterPolicyScope");
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]+");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final Path file;
    private final Map<String, SnsSubscription> byArn = new LinkedHashMap<>();
    private final TreeSet<String> optedOut = new TreeSet<>();

    private record State(List<SnsSubscription> subscriptions, List<String> optedOut) {}

    SnsSubscriptions(Path file) throws IOException {
        this.file = file;
        StateFiles.folder(requireNonNull(file.getParent()));
        if (Files.exists(file)) {
            var state = StateFiles.read(
                    file,
                    "remove it: everybody must then subscribe again",
                    () -> Json.MAPPER.readValue(file.toFile(), new TypeReference<State>() {}));
            state.subscriptions().forEach(one -> byArn.put(one.arn(), one));
            optedOut.addAll(state.optedOut());
        }
    }

    /**
     * Subscribes an endpoint, or finds its subscription.
     *
     * @return the subscription; if it is not confirmed, the caller sends a request to confirm
     */
    synchronized SnsSubscription subscribe(
            String topicArn, String protocol, String endpoint, Map<String, String> attributes)
            throws SnsRefused, IOException {
        checkEndpoint(protocol, endpoint);
        for (var attribute : attributes.entrySet()) {
            check(attribute.getKey(), attribute.getValue());
        }
        var existing = ofTopic(topicArn).stream()
                .filter(one -> one.protocol().equals(protocol) && one.endpoint().equals(endpoint))
                .findFirst();
        if (existing.isPresent()) {
            if (!existing.get().attributes().equals(new TreeMap<>(attributes))) {
                throw SnsRefused.invalid("Attributes Reason: Subscription already exists with different attributes");
            }
            return existing.get();
        }
        limit(topicArn, attributes);
        // SNS asks no confirmation of telephone numbers; the caller must have the consent of the owner.
        var one = new SnsSubscription(
                topicArn + ":" + UUID.randomUUID(),
                topicArn,
                protocol,
                endpoint,
                protocol.equals("sms"),
                UUID.randomUUID().toString().replace("-", ""),
                attributes);
        byArn.put(one.arn(), one);
        save();
        return one;
    }

    private void limit(String topicArn, Map<String, String> attributes) throws SnsRefused {
        var policies = ofTopic(topicArn).stream()
                .filter(one -> one.attributes().containsKey("FilterPolicy"))
                .count();
        if (attributes.containsKey("FilterPolicy") && policies >= MAX_POLICIES) {
            throw new SnsRefused(
                    "FilterPolicyLimitExceeded",
                    "the topic has " + policies + " filter policies, the most that it can have");
        }
    }

    private static void checkEndpoint(String protocol, String endpoint) throws SnsRefused {
        var pattern =
                switch (protocol) {
                    case "email" -> EMAIL;
                    case "sms" -> NUMBER;
                    default -> throw SnsRefused.invalid("the local SNS delivers by email and sms, not by " + protocol);
                };
        if (!pattern.matcher(endpoint).matches()) {
            throw SnsRefused.invalid("Endpoint Reason: Invalid " + protocol + " endpoint");
        }
    }

    private static void check(String attribute, String value) throws SnsRefused {
        if (!ATTRIBUTES.contains(attribute)) {
            throw SnsRefused.invalid("AttributeName: the local SNS does not know " + attribute);
        }
        if (attribute.equals("FilterPolicy")) {
            SnsFilter.of(value);
        } else if (!value.equals("MessageAttributes")) {
            throw SnsRefused.invalid("FilterPolicyScope: the local SNS supports only MessageAttributes");
        }
    }

    synchronized SnsSubscription confirm(String topicArn, String token) throws SnsRefused, IOException {
        var one = ofTopic(topicArn).stream()
                .filter(other -> other.token().equals(token))
                .findFirst()
                .orElseThrow(() -> SnsRefused.invalid("Token"));
        return put(one.withConfirmation());
    }

    /** Ends a confirmed subscription. An unknown one is not an error. */
    synchronized void unsubscribe(String arn) throws SnsRefused, IOException {
        var one = byArn.get(arn);
        if (one != null && !one.confirmed()) {
            throw SnsRefused.invalid("SubscriptionArn Reason: the subscription is pending confirmation");
        }
        if (byArn.remove(arn) != null) {
            save();
        }
    }

    synchronized SnsSubscription get(String arn) throws SnsRefused {
        return Optional.ofNullable(byArn.get(arn))
                .orElseThrow(() -> new SnsRefused("NotFound", "Subscription does not exist"));
    }

    synchronized void set(String arn, String attribute, String value) throws SnsRefused, IOException {
        var one = get(arn);
        check(attribute, value);
        put(one.with(attribute, value));
    }

    synchronized List<SnsSubscription> ofTopic(String topicArn) {
        return byArn.values().stream()
                .filter(one -> one.topicArn().equals(topicArn))
                .toList();
    }

    synchronized boolean isOptedOut(String number) {
        return optedOut.contains(number);
    }

    synchronized List<String> optedOut() {
        return List.copyOf(optedOut);
    }

    /** Records that the owner of a number answered STOP, or START. */
    synchronized void optOut(String number, boolean stop) throws IOException {
        if (stop ? optedOut.add(number) : optedOut.remove(number)) {
            save();
        }
    }

    static void checkNumber(String number) throws SnsRefused {
        if (!NUMBER.matcher(number).matches()) {
            throw SnsRefused.invalid("PhoneNumber Reason: " + number + " is not valid to publish to");
        }
    }

    private SnsSubscription put(SnsSubscription subscription) throws IOException {
        byArn.put(subscription.arn(), subscription);
        save();
        return subscription;
    }

    private void save() throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValue(part.toFile(), new State(List.copyOf(byArn.values()), List.copyOf(optedOut)));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
