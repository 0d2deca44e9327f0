package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * The part of SQS that functions use, in its JSON protocol: sending a message, and counting messages. Queues are read by
 * the stack itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class SqsServer extends LoopbackServer {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Map<String, LocalQueue> queues;

    /** @param queues by the last part of their addresses */
    SqsServer(Map<String, LocalQueue> queues) throws IOException {
        this.queues = Map.copyOf(queues);
        super();
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var request = Json.MAPPER.readTree(exchange.getRequestBody());
        var url = request.path("QueueUrl").asText();
        var queue = queues.get(url.substring(url.lastIndexOf('/') + 1));
        if (queue == null) {
            refuse(exchange, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
            return;
        }
        switch (target == null ? "" : target) {
            case "AmazonSQS.SendMessage" ->
                send(exchange, queue, request.path("MessageBody").asText());
            case "AmazonSQS.GetQueueAttributes" -> count(exchange, queue);
            default ->
                refuse(exchange, "com.amazonaws.sqs#UnsupportedOperation", "the local SQS does not know " + target);
        }
    }

    private static void send(HttpExchange exchange, LocalQueue queue, String body) throws IOException {
        if (body.isEmpty() || body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            refuse(exchange, "com.amazonaws.sqs#InvalidParameterValue", "The message is empty or too long.");
            return;
        }
        var id = UUID.randomUUID().toString();
        queue.send(id, body);
        answer(
                exchange,
                200,
                Json.MAPPER.createObjectNode().put("MessageId", id).put("MD5OfMessageBody", md5(body)));
    }

    /** Answers the one attribute that functions ask for. */
    private static void count(HttpExchange exchange, LocalQueue queue) throws IOException {
        var answer = Json.MAPPER.createObjectNode();
        answer.putObject("Attributes")
                .put(
                        "ApproximateNumberOfMessages",
                        Integer.toString(queue.bodies().size()));
        answer(exchange, 200, answer);
    }

    private static void refuse(HttpExchange exchange, String type, String message) throws IOException {
        answer(exchange, 400, Json.MAPPER.createObjectNode().put("__type", type).put("message", message));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
        answer(exchange, status, "application/x-amz-json-1.0", Json.MAPPER.writeValueAsBytes(json));
    }

    private static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
