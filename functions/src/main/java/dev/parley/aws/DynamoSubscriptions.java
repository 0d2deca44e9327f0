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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Subscriptions in a table of their own, apart from what can be rebuilt from the archive:
 *
 * <table>
 *   <caption>Items by key</caption>
 *   <tr><th>pk</th><th>sk</th><th>what</th></tr>
 *   <tr><td>SUBSCRIPTION</td><td>id</td><td>a subscription</td></tr>
 *   <tr><td>PLACE</td><td>alerts#fingerprint, digest#fingerprint</td><td>which one an address has there</td></tr>
 *   <tr><td>CODE</td><td>subscription id</td><td>see {@link DynamoCodes}</td></tr>
 *   <tr><td>COUNT</td><td>day#name</td><td>see {@link DynamoCounters}</td></tr>
 * </table>
 *
 * What has an attribute {@code expires} (seconds since 1970) is gone then, whenever DynamoDB deletes it.
 */
public final class DynamoSubscriptions implements Subscriptions {
    static final String EXPIRES = "expires";
    private static final String SUBSCRIPTION = "SUBSCRIPTION";
    private static final String PLACE = "PLACE";
    private static final String REVISION = "revision";
    private static final String HOLDER = "holder";
    private static final String FREE = "attribute_not_exists(pk) OR expires <= :now";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public DynamoSubscriptions(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public boolean add(Subscription subscription, Instant forgetAfter) {
        return put(record(subscription, Optional.of(forgetAfter)), "attribute_not_exists(pk)", Map.of());
    }

    @Override
    public Optional<Subscription> find(String id) {
        return get(SUBSCRIPTION, id).map(found -> Items.read(found, Subscription.class));
    }

    @Override
    public boolean replace(Subscription before, Subscription after, Optional<Instant> forgetAfter) {
        return put(record(after, forgetAfter), "revision = :revision", Map.of(":revision", number(before.revision())));
    }

    @Override
    public List<Subscription> all() {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(SUBSCRIPTION)))
                        .consistentRead(true))
                .items()
                .stream()
                .filter(this::isAlive)
                .map(found -> Items.read(found, Subscription.class))
                .toList();
    }

    @Override
    public boolean claim(String place, Holder holder, Instant forgetAfter) {
        return put(place(place, holder, Optional.of(forgetAfter)), FREE, Map.of(":now", now()));
    }

    @Override
    public Optional<Holder> holder(String place) {
        return get(PLACE, place).map(found -> Items.read(found, Holder.class));
    }

    @Override
    public boolean handOver(String place, Optional<Holder> before, Holder after, Optional<Instant> forgetAfter) {
        var item = place(place, after, forgetAfter);
        return before.map(holder -> put(item, "holder = :holder", Map.of(":holder", text(holder.subscriptionId()))))
                .orElseGet(() -> put(item, FREE, Map.of(":now", now())));
    }

    @Override
    public void release(String place, String subscriptionId) {
        try {
            dynamo.deleteItem(d -> d.tableName(table)
                    .key(key(PLACE, place))
                    .conditionExpression("holder = :holder")
                    .expressionAttributeValues(Map.of(":holder", text(subscriptionId))));
        } catch (ConditionalCheckFailedException e) {
            // Another one has it.
        }
    }

    private static Map<String, AttributeValue> record(Subscription subscription, Optional<Instant> forgetAfter) {
        var record = expiring(item(SUBSCRIPTION, subscription.id(), "subscription", subscription), forgetAfter);
        record.put(REVISION, number(subscription.revision()));
        return record;
    }

    private static Map<String, AttributeValue> place(String place, Holder holder, Optional<Instant> forgetAfter) {
        var item = expiring(item(PLACE, place, "place", holder), forgetAfter);
        item.put(HOLDER, text(holder.subscriptionId()));
        return item;
    }

    static Map<String, AttributeValue> expiring(Map<String, AttributeValue> item, Optional<Instant> forgetAfter) {
        var expiring = new HashMap<>(item);
        forgetAfter.ifPresent(end -> expiring.put(EXPIRES, number(end.getEpochSecond())));
        return expiring;
    }

    private boolean put(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        try {
            dynamo.putItem(p -> p.tableName(table)
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private Optional<Map<String, AttributeValue>> get(String pk, String sk) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(key(pk, sk)).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()).filter(this::isAlive) : Optional.empty();
    }

    private boolean isAlive(Map<String, AttributeValue> item) {
        var expires = item.get(EXPIRES);
        return expires == null || Long.parseLong(expires.n()) > clock.instant().getEpochSecond();
    }

    private AttributeValue now() {
        return number(clock.instant().getEpochSecond());
    }
}
