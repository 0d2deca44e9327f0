package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.HostTurns;
import dev.parley.application.ports.RobotFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What is known of hosts, in the index table: rows {@code HOST#name / TURN} say in {@code free}, in milliseconds since
 * 1970, when the next request may go there; rows {@code HOST#origin / ROBOTS} keep its robots.txt.
 */
public final class DynamoHosts implements HostTurns, RobotFiles {
    private static final String TURN = "TURN";
    private static final String ROBOTS = "ROBOTS";
    private static final String FREE = "free";
    private static final int LARGEST = 350 * 1024;

    private final DynamoTable table;

    public DynamoHosts(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, requireNonNull(table, "table"));
    }

    @Override
    public Optional<Duration> take(String host, Instant now, Instant until) {
        var taken = table.update(
                key(hostKey(host), TURN),
                "SET #free = :until, entity = :entity",
                "attribute_not_exists(#free) OR #free <= :now",
                Map.of(
                        ":until", number(until.toEpochMilli()),
                        ":now", number(now.toEpochMilli()),
                        ":entity", text("host")));
        if (taken.isPresent()) {
            return Optional.empty();
        }
        var free = table.get(hostKey(host), TURN)
                .map(row -> Long.parseLong(Items.required(row, FREE).n()))
                .orElse(0L);
        // At least a moment, as it was not free when it was asked for.
        return Optional.of(Duration.ofMillis(Math.max(1, free - now.toEpochMilli())));
    }

    @Override
    public void giveBack(String host, Instant until, Instant next) {
        table.update(
                key(hostKey(host), TURN),
                "SET #free = :next",
                "#free = :until",
                Map.of(":next", number(next.toEpochMilli()), ":until", number(until.toEpochMilli())));
    }

    @Override
    public Optional<RobotFile> find(String origin) {
        return table.getEventually(hostKey(origin), ROBOTS).map(row -> Items.read(row, RobotFile.class));
    }

    @Override
    public void save(String origin, RobotFile file) {
        var row = Items.item(hostKey(origin), ROBOTS, "robots", file);
        // A row has room for 400 KB. A larger file is fetched again by each instance.
        boolean fits =
                !row.containsKey(Items.PACKED) || row.get(Items.PACKED).b().asByteArrayUnsafe().length <= LARGEST;
        if (fits) {
            table.put(row);
        }
    }

    private static String hostKey(String host) {
        return "HOST#" + host;
    }
}
