package dev.parley.local;

import java.util.Map;
import java.util.TreeMap;

/**
 * A subscription of the local SNS.
 *
 * @param token token by which its endpoint confirms
 * @param attributes {@code FilterPolicy} and {@code FilterPolicyScope}, if they are set
 */
record SnsSubscription(
        String arn,
        String topicArn,
        String protocol,
        String endpoint,
        boolean confirmed,
        String token,
        Map<String, String> attributes) {
    SnsSubscription {
        attributes = Map.copyOf(new TreeMap<>(attributes));
    }

    SnsSubscription withConfirmation() {
        return new SnsSubscription(arn, topicArn, protocol, endpoint, true, token, attributes);
    }

    SnsSubscription with(String attribute, String value) {
        var changed = new TreeMap<>(attributes);
        changed.put(attribute, value);
        return new SnsSubscription(arn, topicArn, protocol, endpoint, confirmed, token, changed);
    }

    boolean passes(Map<String, SnsFilter.Attribute> message) throws SnsRefused {
        return SnsFilter.of(attributes.getOrDefault("FilterPolicy", "")).passes(message);
    }
}
