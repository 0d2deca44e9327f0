package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a subscription and its estimate as text. */
final class SubscriptionPrinter {
    private SubscriptionPrinter() {}

    static void print(PrintWriter out, JsonNode subscription) {
        if (subscription.has("id")) {
            out.println("subscription  " + subscription.path("id").asText());
            out.println("to            " + subscription.path("to").asText() + " by "
                    + subscription.path("channel").asText()
                    + (subscription.path("digest").asBoolean() ? ", one message a day" : ""));
            out.println("state         " + subscription.path("state").asText()
                    + (subscription.has("endedBecause")
                            ? " (" + subscription.path("endedBecause").asText() + ")"
                            : ""));
        }
        out.println("interests     " + interests(subscription.path("interests")));
        if (subscription.has("note")) {
            out.println("note          " + subscription.path("note").asText());
        }
        if (subscription.has("estimate")) {
            out.println("estimate      " + estimate(subscription.path("estimate")));
        }
        out.flush();
    }

    private static String interests(JsonNode interests) {
        var parts = new ArrayList<String>();
        interests.properties().forEach(list -> {
            if (!list.getValue().isEmpty()) {
                parts.add(list.getKey() + " "
                        + list.getValue().valueStream().map(JsonNode::asText).collect(Collectors.joining(", ")));
            }
        });
        return String.join("; ", parts);
    }

    private static String estimate(JsonNode estimate) {
        int alerts = estimate.path("alerts").asInt();
        return (estimate.path("atLeast").asBoolean() ? "at least " : "")
                + alerts
                + (alerts == 1 ? " alert" : " alerts")
                + " in the last " + estimate.path("days").asInt() + " days, "
                + String.format(
                        Locale.ROOT, "%.1f", estimate.path("alertsPerWeek").asDouble())
                + " a week";
    }
}
