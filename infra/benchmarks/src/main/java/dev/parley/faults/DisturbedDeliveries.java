package dev.parley.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.local.Deliveries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Delivers events as queues and streams may: messages of a queue in any order, some of them late and some again; records of
 * a stream in order, some of them again.
 */
final class DisturbedDeliveries implements Deliveries {
    /** Messages that are remembered, to be delivered again. */
    private static final int REMEMBERED = 200;

    private final CallFaults.Injection faults;
    private final Random random;
    private final double rate;
    private final List<JsonNode> messages = new ArrayList<>();
    private final List<JsonNode> records = new ArrayList<>();
    private int again;
    private int late;

    /** @param rate share of the deliveries that are followed by an earlier one, and of the messages that come late */
    DisturbedDeliveries(CallFaults.Injection faults, Random random, double rate) {
        this.faults = faults;
        this.random = random;
        this.rate = rate;
    }

    /** Number of messages and records that were delivered again although they had been handled. */
    int again() {
        return again;
    }

    /** Number of messages that were held back, so that later ones were handled before them. */
    int late() {
        return late;
    }

    @Override
    public <E extends Exception> JsonNode deliver(String functionId, JsonNode event, Call<E> function) throws E {
        return switch (functionId) {
            case "IndexFunction" -> messages(event, function);
            case "AlertFunction" -> records(event, function);
            default -> run(event, function);
        };
    }

    private <E extends Exception> JsonNode run(JsonNode event, Call<E> function) throws E {
        faults.begin();
        try {
            return function.with(event);
        } finally {
            faults.end();
        }
    }

    private <E extends Exception> JsonNode messages(JsonNode event, Call<E> function) throws E {
        var held = new ArrayList<JsonNode>();
        var passed = new ArrayList<JsonNode>();
        for (var message : event.path("Records")) {
            // A message that failed before is not held back, because its receipts are counted.
            var first =
                    message.path("attributes").path("ApproximateReceiveCount").asInt() == 1;
            (first && random.nextDouble() < rate ? held : passed).add(message);
        }
        Collections.shuffle(passed, random);
        late += held.size();
        var answer = passed.isEmpty() ? Json.MAPPER.createObjectNode() : (ObjectNode) run(event(passed), function);
        held.forEach(message -> answer.withArray("/batchItemFailures")
                .addObject()
                .put("itemIdentifier", message.path("messageId").asText()));
        again(messages, passed, function);
        return answer;
    }

    private <E extends Exception> JsonNode records(JsonNode event, Call<E> function) throws E {
        var answer = run(event, function);
        var passed = new ArrayList<JsonNode>();
        event.path("Records").forEach(passed::add);
        again(records, passed, function);
        return answer;
    }

    /** Delivers what was delivered some time before. Its failure matters to nobody, because it was handled. */
    private <E extends Exception> void again(List<JsonNode> earlier, List<JsonNode> passed, Call<E> function) {
        for (var one : passed) {
            if (earlier.size() < REMEMBERED) {
                earlier.add(one);
            } else {
                earlier.set(random.nextInt(REMEMBERED), one);
            }
            if (random.nextDouble() < rate) {
                again++;
                try {
                    run(event(List.of(earlier.get(random.nextInt(earlier.size())))), function);
                } catch (Exception e) {
                    // The original delivery has its own result.
                }
            }
        }
    }

    private static ObjectNode event(List<JsonNode> records) {
        var event = Json.MAPPER.createObjectNode();
        event.putArray("Records").addAll(records);
        return event;
    }
}
