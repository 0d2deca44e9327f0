package dev.parley.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.util.List;
import picocli.CommandLine.Option;

/** The interests of a subscriber as options. Each may be given several times. */
final class InterestOptions {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "leader_call or negotiation_step (default: both).")
    private List<String> kinds = List.of();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "A type such as meeting or ceasefire (default: all).")
    private List<String> types = List.of();

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            description = "A participant by id or name: donald-trump, \"Donald Trump\" (default: anybody).")
    private List<String> people = List.of();

    @Option(
            names = "--country",
            paramLabel = "COUNTRY",
            split = ",",
            description = "A country that takes part, by ISO 3166 code or name: UKR (default: any).")
    private List<String> countries = List.of();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "happened, planned (default: both), or now-happened: a second alert when a plan took place.")
    private List<String> status = List.of();

    boolean isGiven() {
        return !json().isEmpty();
    }

    ObjectNode json() {
        var interests = Json.MAPPER.createObjectNode();
        put(interests, "kinds", kinds);
        put(interests, "types", types);
        put(interests, "people", people);
        put(interests, "countries", countries);
        put(interests, "status", status);
        return interests;
    }

    private static void put(ObjectNode interests, String key, List<String> values) {
        if (!values.isEmpty()) {
            var list = interests.putArray(key);
            values.forEach(list::add);
        }
    }
}
