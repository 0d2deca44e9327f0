package dev.parley.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.util.List;
import picocli.CommandLine.Option;

/** What a subscriber wants to hear of, as options; each may be given several times. */
final class InterestOptions {
    @Option(names = "--kind", split = ",", description = "leader_call or negotiation_step.")
    private List<String> kinds = List.of();

    @Option(names = "--type", split = ",", description = "A type such as meeting or ceasefire.")
    private List<String> types = List.of();

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            description = "Somebody who takes part, by id or name: donald-trump, \"Donald Trump\".")
    private List<String> people = List.of();

    @Option(names = "--country", split = ",", description = "A country that takes part, by ISO 3166 code or name: UKR.")
    private List<String> countries = List.of();

    @Option(
            names = "--status",
            split = ",",
            description =
                    "happened, planned (both, when it is not given), or now-happened: again, when a plan took place.")
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
