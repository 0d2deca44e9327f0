package dev.parley.aws;

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
 * The list of all facts by day, in the index {@code lists}. The list has only keys, and the facts are read from their own
 * rows, so a changed fact costs no write here unless its day changes. It serves estimates over the last weeks and
 * rebuilds of the search index; searches use the search index.
 */
record FactsByDay(DynamoTable table) {
    static final String ALL = "FACTS";

    private static final int PAGE = 100;

    /** The most facts that one page reads, so that its time is bounded. A page may be shorter than its limit. */
    private static final int MOST_READ = 1_000;

    static String place(Fact fact) {
        return fact.sortDate() + "#" + fact.id();
    }

    FactPage find(FactQuery query) {
        var from = query.from().map(Object::toString).orElse("0");
        // A tilde sorts after every day.
        var request = table.list(ALL, from, "9999~")
                .scanIndexForward(false)
                .limit(PAGE)
                .build();
        var start = Cursor.sortKey(ALL + from, query.cursor())
                .map(FactsByDay::start)
                .orElse(null);
        var found = new ArrayList<Fact>();
        int read = 0;
        do {
            var page = table.query(request.toBuilder().exclusiveStartKey(start).build());
            var facts = facts(page.items());
            for (var key : page.items()) {
                var fact = facts.get(Items.required(key, Items.PK).s());
                if (fact != null && query.wanted().test(fact)) {
                    if (found.size() == query.limit()) {
                        return new FactPage(found, Optional.of(Cursor.of(ALL + from, place(found.getLast()))));
                    }
                    found.add(fact);
                }
                if (++read == MOST_READ) {
                    return new FactPage(
                            found,
                            Optional.of(Cursor.of(
                                    ALL + from,
                                    Items.required(key, DynamoTable.PLACE).s())));
                }
            }
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (start != null);
        return new FactPage(found, Optional.empty());
    }

    private Map<String, Fact> facts(List<Map<String, AttributeValue>> keys) {
        var facts = new HashMap<String, Fact>();
        table.all(keys.stream().map(Items::keyOf).toList())
                .forEach(row -> facts.put(Items.required(row, Items.PK).s(), Items.read(row, Fact.class)));
        return facts;
    }

    private static Map<String, AttributeValue> start(String place) {
        var id = place.substring(place.lastIndexOf('#') + 1);
        var start = new HashMap<>(Items.key(FactRows.pk(id), FactRows.FACT));
        start.put(DynamoTable.LIST, Items.text(ALL));
        start.put(DynamoTable.PLACE, Items.text(place));
        return start;
    }
}
