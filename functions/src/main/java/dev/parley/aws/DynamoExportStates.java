package dev.parley.aws;

import dev.parley.application.ports.ExportStates;
import dev.parley.exports.ExportState;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The states of exports as rows {@code EXPORT#id / EXPORT} of the index table. */
public final class DynamoExportStates implements ExportStates {
    private static final String SK = "EXPORT";

    private final DynamoTable table;

    public DynamoExportStates(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public void put(ExportState state) {
        table.put(Items.item("EXPORT#" + state.export().id(), SK, "export", state));
    }

    @Override
    public Optional<ExportState> find(String exportId) {
        return table.get("EXPORT#" + exportId, SK).map(row -> Items.read(row, ExportState.class));
    }
}
