package dev.parley.aws;

import static dev.parley.aws.Items.text;

import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.FactQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The lists that a fact stands in (all, by person, by country, by type), sorted by day, and how they are searched. */
final class FactLists {
    private FactLists() {}

    /** A copy of the fact for each list that it stands in. */
    static List<Map<String, AttributeValue>> items(Fact fact) {
        var partitions = new ArrayList<String>();
        partitions.add("FACTS");
        partitions.add("TYPE#" + fact.type().label());
        var people = people(fact);
        var countries = countries(fact);
        people.forEach(id -> partitions.add("PERSON#" + id));
        countries.forEach(code -> partitions.add("COUNTRY#" + code));
        return partitions.stream()
                .map(pk -> {
                    var item = Items.item(pk, sortKey(fact), "fact-list", fact);
                    item.put("type", text(fact.type().label()));
                    item.put("status", text(fact.status().label()));
                    item.put("people", texts(people));
                    item.put("countries", texts(countries));
                    return item;
                })
                .toList();
    }

    /** Adds to a transaction the fact's next state wherever it stands, if it still is in the {@code before} state. */
    static void replace(Transaction transaction, Fact before, Fact after) {
        transaction.replace(FactRows.fact(after), "revision", Items.number(before.revision()));
        var lists = items(after);
        items(before).stream()
                .filter(old -> lists.stream().noneMatch(item -> sameKey(item, old)))
                .forEach(old -> transaction.delete(
                        Items.key(old.get(Items.PK).s(), old.get(Items.SK).s())));
        lists.forEach(transaction::put);
    }

    private static boolean sameKey(Map<String, AttributeValue> some, Map<String, AttributeValue> other) {
        return some.get(Items.PK).equals(other.get(Items.PK))
                && some.get(Items.SK).equals(other.get(Items.SK));
    }

    static String sortKey(Fact fact) {
        return fact.sortDate() + "#" + fact.id();
    }

    /** The list that a query reads: the shortest that it can. */
    static String partition(FactQuery query) {
        return query.person()
                .map(id -> "PERSON#" + id)
                .or(() -> query.country().map(code -> "COUNTRY#" + code))
                .or(() -> query.type().map(type -> "TYPE#" + type.label()))
                .orElse("FACTS");
    }

    static QueryRequest request(String table, FactQuery query) {
        var names = new HashMap<>(Map.of("#pk", Items.PK, "#sk", Items.SK));
        var values = new HashMap<>(Map.of(":pk", text(partition(query))));
        values.put(":from", text(query.from().map(Object::toString).orElse("0")));
        // A tilde sorts behind every fact of that day.
        values.put(":to", text(query.to().map(Object::toString).orElse("9999") + "~"));
        var filters = new ArrayList<String>();
        query.type().ifPresent(type -> {
            names.put("#type", "type");
            values.put(":type", text(type.label()));
            filters.add("#type = :type");
        });
        query.status().ifPresent(status -> {
            names.put("#status", "status");
            values.put(":status", text(status.label()));
            filters.add("#status = :status");
        });
        query.country().ifPresent(code -> {
            names.put("#countries", "countries");
            values.put(":country", text(code));
            filters.add("contains(#countries, :country)");
        });
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .filterExpression(filters.isEmpty() ? null : String.join(" AND ", filters))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .build();
    }

    private static List<String> people(Fact fact) {
        return fact.participants().stream()
                .filter(Participant::isPerson)
                .map(Participant::id)
                .distinct()
                .toList();
    }

    private static List<String> countries(Fact fact) {
        return fact.participants().stream()
                .flatMap(p -> p.country().stream())
                .distinct()
                .toList();
    }

    private static AttributeValue texts(List<String> values) {
        return AttributeValue.fromL(values.stream().map(Items::text).toList());
    }
}
