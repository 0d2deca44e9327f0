package dev.parley.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Converts a record of a DynamoDB stream to the JSON that Lambda passes to a function. */
final class StreamEvent {
    private StreamEvent() {}

    /** @param streamArn ARN of the stream */
    static ObjectNode of(Record record, String streamArn) {
        var event = Json.MAPPER
                .createObjectNode()
                .put("eventID", record.eventID())
                .put("eventName", record.eventNameAsString())
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", Template.REGION)
                .put("eventSourceARN", streamArn);
        var change = event.putObject("dynamodb")
                .put(
                        "ApproximateCreationDateTime",
                        record.dynamodb().approximateCreationDateTime().getEpochSecond())
                .put("SequenceNumber", record.dynamodb().sequenceNumber())
                .put("StreamViewType", record.dynamodb().streamViewTypeAsString());
        change.set("Keys", attributes(record.dynamodb().keys()));
        if (record.dynamodb().hasNewImage()) {
            change.set("NewImage", attributes(record.dynamodb().newImage()));
        }
        return event;
    }

    private static ObjectNode attributes(Map<String, AttributeValue> item) {
        var json = Json.MAPPER.createObjectNode();
        item.forEach((name, value) -> json.set(name, attribute(value)));
        return json;
    }

    private static ObjectNode attribute(AttributeValue value) {
        var json = Json.MAPPER.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case L -> {
                var list = json.putArray("L");
                value.l().forEach(element -> list.add(attribute(element)));
            }
            case M -> json.set("M", attributes(value.m()));
            case B -> json.put("B", value.b().asByteArrayUnsafe());
            case SS -> {
                var list = json.putArray("SS");
                value.ss().forEach(list::add);
            }
            default ->
                throw new IllegalArgumentException("the local stack does not support attributes of " + value.type());
        }
        return json;
    }
}
