package dev.parley.costs;

import dev.parley.costs.CallMeter.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The prices and assumptions of {@code prices.properties}. */
final class Prices {
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

    /** The price of one call of a function with this number of events, in dollars. */
    double ofFunction(String function, double events) {
        return get("lambda.request")
                + get("lambda.gb.second") * get("gb." + function) * get("ms." + function) / 1000 * events;
    }
}
