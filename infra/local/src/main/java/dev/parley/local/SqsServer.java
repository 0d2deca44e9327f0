package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The part of SQS that functions and operators use, in its JSON protocol: sending a message, and looking into failure
 * queues. The stack itself reads the others.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html">SQS API
 *     reference</a>
 */
final class SqsServer extends LoopbackServer {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int DEFAULT_VISIBILITY = 30;

    private final Map<String, LocalQueue> queues;
    private final Map<String, List<String>> sources;
    private final Map<String, LocalQueue.Message> received = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    /**
     * @param queues by the last part of their addresses
     * @param sources by failure queue, the queues whose failed messages it gets
     */
    SqsServer(Map<String, LocalQueue> queues, Map<String, List<String>> sources) throws IOException {
        this.queues = Map.copyOf(queues);
        this.sources = Map.copyOf(sources);
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
        var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        var request = Json.MAPPER.readTree(exchange.getRequestBody());
        var url = request.path("QueueUrl").asText();
        var name = url.substring(url.lastIndexOf('/') + 1);
        var queue = queues.get(name);
        if (queue == null) {
            refuse(exchange, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
            return;
        }
        switch (target) {
            case "AmazonSQS.SendMessage" ->
                send(exchange, queue, request.path("MessageBody").asText());
            case "AmazonSQS.ListDeadLetterSourceQueues" ->
                answer(exchange, 200, addresses(sources.getOrDefault(name, List.of())));
            case "AmazonSQS.GetQueueAttributes" -> {
                var attributes = Json.MAPPER.createObjectNode();
                attributes.putObject("Attributes").put("ApproximateNumberOfMessages", "" + queue.size());
                answer(exchange, 200, attributes);
            }
            case "AmazonSQS.ReceiveMessage" -> answer(exchange, 200, receive(queue, request));
            case "AmazonSQS.ChangeMessageVisibility" -> {
                settle(request.path("ReceiptHandle").asText(), queue::giveBack);
                answer(exchange, 200, Json.MAPPER.createObjectNode());
            }
            case "AmazonSQS.DeleteMessage" -> {
                settle(request.path("ReceiptHandle").asText(), queue::delete);
                answer(exchange, 200, Json.MAPPER.createObjectNode());
            }
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

    /** A received message is invisible until it is deleted or given back, or its time is over. */
    private JsonNode receive(LocalQueue queue, JsonNode request) {
        int limit = request.path("MaxNumberOfMessages").asInt(1);
        var hidden = Duration.ofSeconds(request.path("VisibilityTimeout").asInt(DEFAULT_VISIBILITY));
        var answer = Json.MAPPER.createObjectNode();
        var messages = answer.putArray("Messages");
        for (var message : queue.receiveNow(limit)) {
            var receipt = UUID.randomUUID().toString();
            received.put(receipt, message);
            var _ = later.schedule(() -> settle(receipt, queue::giveBack), hidden.toMillis(), TimeUnit.MILLISECONDS);
            messages.addObject()
                    .put("MessageId", message.id())
                    .put("ReceiptHandle", receipt)
                    .put("Body", message.body())
                    .put("MD5OfBody", md5(message.body()))
                    .putObject("Attributes")
                    .put("ApproximateReceiveCount", "" + message.received());
        }
        return answer;
    }

    private void settle(String receipt, Consumer<LocalQueue.Message> how) {
        var message = received.remove(receipt);
        if (message != null) {
            how.accept(message);
        }
    }

    private JsonNode addresses(List<String> names) {
        var answer = Json.MAPPER.createObjectNode();
        var addresses = answer.putArray("queueUrls");
        names.forEach(name -> addresses.add(address() + "/" + Template.ACCOUNT + "/" + name));
        return answer;
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

    @Override
    public void close() throws Exception {
        later.shutdownNow();
        super.close();
    }
}
