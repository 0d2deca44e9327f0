package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FeedStates;
import dev.parley.collecting.feeds.FeedState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The states of feeds as rows {@code FEED / id} of the index table, so that one query reads them all. */
public final class DynamoFeedStates implements FeedStates {
    static final String PK = "FEED";
    private static final String REVISION = "revision";

    private final DynamoTable table;

    public DynamoFeedStates(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, requireNonNull(table, "table"));
    }

    @Override
    public List<FeedState> all() {
        return table.query(PK).map(row -> Items.read(row, FeedState.class)).toList();
    }

    @Override
    public Optional<FeedState> find(String feedId) {
        return table.get(PK, feedId).map(row -> Items.read(row, FeedState.class));
    }

    @Override
    public boolean save(FeedState state) {
        var row = row(state);
        return state.revision() == 1
                ? table.putIfAbsent(row)
                : table.put(row, "#revision = :before", Map.of(":before", Items.number(state.revision() - 1)));
    }

    static Map<String, AttributeValue> row(FeedState state) {
        var row = Items.item(PK, state.feedId(), "feed", state);
        row.put(REVISION, Items.number(state.revision()));
        return row;
    }

    @Override
    public void remove(String feedId) {
        table.delete(PK, feedId);
    }
}
