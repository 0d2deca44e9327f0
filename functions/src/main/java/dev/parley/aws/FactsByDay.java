package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The list of all facts by day, in the index {@code lists}. It holds keys alone, and the facts themselves are read where
 * they are; so a fact that changes costs nothing here unless its day does. Lists by person or country are the search
 * index's business: this one is for estimates over the last weeks, and for rebuilding that index.
 */
final class FactsByDay {
    static final String ALL = "FACTS";

    private static final int PAGE = 100;

    /** One page looks at no more facts than this, so that its time is bounded: it may have fewer than were asked for. */
    private static final int MOST_LOOKED_AT = 1_000;

    private final IndexTable table;

    FactsByDay(IndexTable table) {
        this.table = requireNonNull(table, "table");
    }

    static String place(Fact fact) {
        return fact.sortDate() + "#" + fact.id();
    }

    FactPage find(FactQuery query) {
        var request = table.list(
                        ALL,
                        query.from().map(Object::toString).orElse("0"),
                        // A tilde sorts behind every fact of that day.
                        query.to().map(Object::toString).orElse("9999") + "~")
                .scanIndexForward(false)
                .limit(PAGE)
                .build();
        var start = Cursor.sortKey(query).map(FactsByDay::start).orElse(null);
        var found = new ArrayList<Fact>();
        int lookedAt = 0;
        do {
            var page = table.query(request.toBuilder().exclusiveStartKey(start).build());
            var facts = facts(page.items());
            for (var key : page.items()) {
                var fact = facts.get(key.get(Items.PK).s());
                if (fact != null && matches(query, fact)) {
                    if (found.size() == query.limit()) {
                        return new FactPage(found, Optional.of(Cursor.of(query, place(found.getLast()))));
                    }
                    found.add(fact);
                }
                if (++lookedAt == MOST_LOOKED_AT) {
                    return new FactPage(
                            found,
                            Optional.of(
                                    Cursor.of(query, key.get(IndexTable.PLACE).s())));
                }
            }
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (start != null);
        return new FactPage(found, Optional.empty());
    }

    private Map<String, Fact> facts(List<Map<String, AttributeValue>> keys) {
        var facts = new HashMap<String, Fact>();
        table.all(keys.stream()
                        .map(key -> Map.of(Items.PK, key.get(Items.PK), Items.SK, key.get(Items.SK)))
                        .toList())
                .forEach(row -> facts.put(row.get(Items.PK).s(), Items.read(row, Fact.class)));
        return facts;
    }

    private static Map<String, AttributeValue> start(String place) {
        var id = place.substring(place.lastIndexOf('#') + 1);
        var start = new HashMap<>(Items.key(FactRows.pk(id), FactRows.FACT));
        start.put(IndexTable.LIST, Items.text(ALL));
        start.put(IndexTable.PLACE, Items.text(place));
        return start;
    }

    private static boolean matches(FactQuery query, Fact fact) {
        return query.type().filter(type -> type != fact.type()).isEmpty()
                && query.status().filter(status -> status != fact.status()).isEmpty()
                && query.person()
                        .filter(person -> fact.participants().stream()
                                .noneMatch(one -> one.isPerson() && one.id().equals(person)))
                        .isEmpty()
                && query.country()
                        .filter(country -> fact.participants().stream()
                                .map(Participant::country)
                                .noneMatch(Optional.of(country)::equals))
                        .isEmpty();
    }
}
