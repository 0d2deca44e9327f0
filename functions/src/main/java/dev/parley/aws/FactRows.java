package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;

import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of a fact in the index table. {@code docs/architecture.md} lists their keys. */
final class FactRows {
    static final String FACT = "FACT";
    static final String SIGHTING = "SIGHTING#";
    static final String REVISION = "REVISION#";
    private static final String KEYS = "keys";

    private FactRows() {}

    /**
     * A version's report of a fact.
     *
     * @param state the fact after that version
     */
    record Seen(Sighting sighting, Fact state) {}

    static String pk(String factId) {
        return "FACT#" + factId;
    }

    static Map<String, AttributeValue> fact(Fact fact, Collection<String> keys) {
        var item = item(pk(fact.id()), FACT, "fact", fact);
        item.put("revision", number(fact.revision()));
        item.put("mentions", number(fact.mentions()));
        item.put(DynamoTable.LIST, text(FactsByDay.ALL));
        item.put(DynamoTable.PLACE, text(FactsByDay.place(fact)));
        if (!keys.isEmpty()) {
            item.put(KEYS, AttributeValue.fromSs(List.copyOf(new TreeSet<>(keys))));
        }
        return item;
    }

    /** The match keys that a fact holds. */
    static Set<String> keys(Map<String, AttributeValue> row) {
        return row.containsKey(KEYS) ? new TreeSet<>(row.get(KEYS).ss()) : Set.of();
    }

    /** Adds a fact's next state and new match keys to a transaction, on condition that it is in the state {@code before}. */
    static void replace(Transaction transaction, Fact before, Fact after, Collection<MatchKey> taken) {
        var row = fact(after, taken.stream().map(MatchKey::key).toList());
        var values = new HashMap<String, AttributeValue>();
        values.put(":before", number(before.revision()));
        var sets = new TreeSet<String>();
        for (var name :
                List.of(Items.JSON, Items.PACKED, "revision", "mentions", DynamoTable.LIST, DynamoTable.PLACE)) {
            if (row.containsKey(name)) {
                values.put(":" + name, row.get(name));
                sets.add("#" + name + " = :" + name);
            }
        }
        var expression = "SET " + String.join(", ", sets) + " REMOVE #"
                + (row.containsKey(Items.JSON) ? Items.PACKED : Items.JSON);
        if (row.containsKey(KEYS)) {
            values.put(":keys", row.get(KEYS));
            expression += " ADD #keys :keys";
        }
        transaction.update(key(pk(after.id()), FACT), expression, "#revision = :before", values);
    }

    static Map<String, AttributeValue> revision(Fact fact, Revision revision) {
        // Ten digits, so that keys sort as numbers do.
        return item(pk(fact.id()), REVISION + "%010d".formatted(revision.number()), "revision", revision);
    }

    static Map<String, AttributeValue> sighting(Fact state, Sighting sighting) {
        return item(
                pk(state.id()),
                SIGHTING + sighting.version().articleId() + "#"
                        + sighting.version().version(),
                "sighting",
                new Seen(sighting, state));
    }

    static Map<String, AttributeValue> sightingKey(VersionKey version, String factId) {
        return key(pk(factId), SIGHTING + version.articleId() + "#" + version.version());
    }

    static Seen seen(Map<String, AttributeValue> row) {
        return Items.read(row, Seen.class);
    }

    /** A version's withdrawal of what an earlier version reported, with the state of the fact after it. */
    static Map<String, AttributeValue> withdrawal(Fact state, VersionKey version) {
        return item(
                ArticleRows.pk(version.articleId()),
                ArticleRows.WITHDRAWN + version.version() + "#" + state.id(),
                "withdrawal",
                state);
    }
}
