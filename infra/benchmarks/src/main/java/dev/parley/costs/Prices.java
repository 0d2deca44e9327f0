package dev.parley.costs;

import dev.parley.costs.CallMeter.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The prices and assumptions of {@code prices.properties}. */
final class Prices {
    /** The MB at which a function has one processor: Lambda's developer guide, "Configure Lambda function memory". */
    private static final double WHOLE_PROCESSOR = 1769;

    private final Properties properties = new Properties();

    static Prices bundled() {
        var prices = new Prices();
        try (var in = Prices.class.getResourceAsStream("prices.properties")) {
            prices.properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prices;
    }

    String date() {
        return properties.getProperty("date");
    }

    /**
     * A number of the file.
     *
     * @throws IllegalArgumentException if the file lacks it
     */
    double get(String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("prices.properties has no " + name);
        }
        return Double.parseDouble(value);
    }

    /** The price of one call of the SDK, in dollars. */
    double of(Call call) {
        return switch (call.service()) {
            case "DynamoDb" ->
                call.readUnits() * get("dynamodb.read.unit") + call.writeUnits() * get("dynamodb.write.unit");
            case "Sns" -> get("sns.publish");
            case "S3" ->
                switch (call.operation()) {
                    case "GetObject", "HeadObject" -> get("s3.read");
                    case "DeleteObject", "DeleteObjects" -> 0;
                    default -> get("s3.write");
                };
            default -> throw new IllegalArgumentException("no price is known for " + call.service());
        };
    }

    /** The price of a function for one event, in dollars, when each of its calls has this number of events. */
    double ofFunction(String function, double events) {
        return (get("lambda.request") + get("lambda.gb.second") * gigabytes(function) * seconds(function, events))
                / events;
    }

    private double gigabytes(String function) {
        return get("mb." + function) / 1024;
    }

    /** The billed seconds of one call. */
    private double seconds(String function, double events) {
        var computing = get("cpu." + function) * Math.max(1, WHOLE_PROCESSOR / get("mb." + function));
        var waiting = get("wait." + function) / Math.min(events, get("together." + function));
        return (get("call." + function) + events * (computing + waiting + get("turn." + function))) / 1000;
    }
}
