package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.Subscriptions;
import dev.parley.subscriptions.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Subscriptions, in a table separate from the index, because they cannot be rebuilt from the archive:
 *
 * <table>
 *   <caption>Items by key</caption>
 *   <tr><th>pk</th><th>sk</th><th>what</th></tr>
 *   <tr><td>SUBSCRIPTION</td><td>id</td><td>a subscription</td></tr>
 *   <tr><td>PLACE</td><td>alerts#fingerprint, digest#fingerprint</td><td>which subscription an address has on a topic</td></tr>
 *   <tr><td>CODE</td><td>subscription id</td><td>see {@link DynamoCodes}</td></tr>
 *   <tr><td>COUNT</td><td>day#name</td><td>see {@link DynamoCounters}</td></tr>
 * </table>
 *
 * A row with an attribute {@code expires} (seconds since 1970) is ignored from then on; DynamoDB deletes it later.
 */
public final class DynamoSubscriptions implements Subscriptions {
    static final String EXPIRES = "expires";
    private static final String SUBSCRIPTION = "SUBSCRIPTION";
    private static final String PLACE = "PLACE";
    private static final String REVISION = "revision";
    private static final String HOLDER = "holder";
    private static final String NEWEST = "newest";
    private static final String FREE = "attribute_not_exists(pk) OR #expires <= :now";

    private final DynamoTable table;
    private final Clock clock;

    public DynamoSubscriptions(DynamoDbClient dynamo, String table, Clock clock) {
        this.table = new DynamoTable(dynamo, table);
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public boolean add(Subscription subscription, Instant forgetAfter) {
        return table.putIfAbsent(record(subscription, Optional.of(forgetAfter)));
    }

    @Override
    public Optional<Subscription> find(String id) {
        return get(SUBSCRIPTION, id).map(found -> Items.read(found, Subscription.class));
    }

    @Override
    public boolean replace(Subscription before, Subscription after, Optional<Instant> forgetAfter) {
        return table.put(
                record(after, forgetAfter), "#revision = :revision", Map.of(":revision", number(before.revision())));
    }

    @Override
    public List<Subscription> all() {
        return table.query(SUBSCRIPTION)
                .filter(this::isAlive)
                .map(found -> Items.read(found, Subscription.class))
                .toList();
    }

    @Override
    public Optional<Place> place(String key) {
        return get(PLACE, key).map(found -> Items.read(found, Place.class));
    }

    @Override
    public boolean replacePlace(String key, Optional<Place> before, Place after, Optional<Instant> forgetAfter) {
        var item = placeItem(key, after, forgetAfter);
        if (before.isEmpty()) {
            return table.put(item, FREE, Map.of(":now", now()));
        }
        var values = new HashMap<String, AttributeValue>();
        var condition = isUnchanged(HOLDER, before.get().owner(), values) + " AND "
                + isUnchanged(NEWEST, before.get().newest(), values);
        return table.put(item, condition, values);
    }

    private static String isUnchanged(String attribute, Optional<String> before, Map<String, AttributeValue> values) {
        before.ifPresent(value -> values.put(":" + attribute, text(value)));
        return before.isPresent() ? "#" + attribute + " = :" + attribute : "attribute_not_exists(#" + attribute + ")";
    }

    @Override
    public void release(String key, String subscriptionId) {
        table.delete(key(PLACE, key), "#holder = :holder", Map.of(":holder", text(subscriptionId)));
    }

    private static Map<String, AttributeValue> record(Subscription subscription, Optional<Instant> forgetAfter) {
        var record = expiring(item(SUBSCRIPTION, subscription.id(), "subscription", subscription), forgetAfter);
        record.put(REVISION, number(subscription.revision()));
        return record;
    }

    private static Map<String, AttributeValue> placeItem(String key, Place place, Optional<Instant> forgetAfter) {
        var item = expiring(item(PLACE, key, "place", place), forgetAfter);
        place.owner().ifPresent(id -> item.put(HOLDER, text(id)));
        place.newest().ifPresent(id -> item.put(NEWEST, text(id)));
        return item;
    }

    static Map<String, AttributeValue> expiring(Map<String, AttributeValue> item, Optional<Instant> forgetAfter) {
        var expiring = new HashMap<>(item);
        forgetAfter.ifPresent(end -> expiring.put(EXPIRES, number(end.getEpochSecond())));
        return expiring;
    }

    private Optional<Map<String, AttributeValue>> get(String pk, String sk) {
        return table.get(pk, sk).filter(this::isAlive);
    }

    private boolean isAlive(Map<String, AttributeValue> item) {
        var expires = item.get(EXPIRES);
        return expires == null || Long.parseLong(expires.n()) > clock.instant().getEpochSecond();
    }

    private AttributeValue now() {
        return number(clock.instant().getEpochSecond());
    }
}
