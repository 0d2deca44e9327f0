package dev.parley.subscriptions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * An SNS filter policy on message attributes. A message passes when it has, for every key, one of the listed values.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">the limits</a>
 */
public record FilterPolicy(@JsonValue SequencedMap<String, List<String>> keys) {
    /** Limit of SNS. */
    public static final int MAX_KEYS = 5;

    /** Limit of SNS for the product of the numbers of values of all keys. */
    public static final int MAX_COMBINATIONS = 150;

    /** Limit of SNS for one topic. */
    public static final int MAX_POLICIES_A_TOPIC = 200;

    public FilterPolicy {
        var copy = new LinkedHashMap<String, List<String>>();
        keys.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        keys = Collections.unmodifiableSequencedMap(copy);
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a filter policy has 1 to " + MAX_KEYS + " keys, not " + keys.size());
        }
        if (keys.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a key of a filter policy needs a value");
        }
        if (combinations(keys) > MAX_COMBINATIONS) {
            throw new IllegalArgumentException(
                    "a filter policy has at most " + MAX_COMBINATIONS + " combinations, not " + combinations(keys));
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FilterPolicy of(LinkedHashMap<String, List<String>> keys) {
        return new FilterPolicy(keys);
    }

    /** The number of combinations of values, as SNS counts them. */
    static long combinations(SequencedMap<String, List<String>> keys) {
        return keys.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }
}
