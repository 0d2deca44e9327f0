package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * The part of SNS that Parley uses, as strict as SNS about it: {@code Publish} to a topic, in the AWS Query protocol.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">SNS API reference, Publish</a>
 */
final class SnsServer implements AutoCloseable {
    private static final int MAX_BYTES = 256 * 1024;
    private static final Set<String> TYPES = Set.of("String", "String.Array", "Number", "Binary");

    private final HttpServer server;
    private final Set<String> topics;
    private final Outbox outbox;

    SnsServer(Collection<String> topics, Outbox outbox) throws IOException {
        this.topics = Set.copyOf(topics);
        this.outbox = outbox;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!"Publish".equals(form.get("Action"))) {
                throw new Refused("InvalidAction", "the local SNS knows Publish alone, not " + form.get("Action"));
            }
            var one = publish(form);
            answer(
                    exchange,
                    200,
                    "<PublishResponse><PublishResult><MessageId>" + one.messageId()
                            + "</MessageId></PublishResult></PublishResponse>");
        } catch (Refused e) {
            answer(
                    exchange,
                    e.code.equals("NotFound") ? 404 : 400,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>" + e.code + "</Code><Message>" + e.getMessage()
                            + "</Message></Error></ErrorResponse>");
        }
    }

    private Delivered publish(Map<String, String> form) throws IOException, Refused {
        if (!topics.contains(form.getOrDefault("TopicArn", ""))) {
            throw new Refused("NotFound", "Topic does not exist");
        }
        var subject = form.getOrDefault("Subject", "");
        if (subject.isEmpty()
                || subject.length() >= 100
                || !subject.chars().allMatch(c -> c >= 32 && c < 127)
                || subject.startsWith(" ")) {
            throw new Refused("InvalidParameter", "Invalid parameter: Subject");
        }
        var message = form.getOrDefault("Message", "");
        if (message.isEmpty() || message.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new Refused("InvalidParameter", "Invalid parameter: Message too long or empty");
        }
        var byProtocol = byProtocol(form.get("MessageStructure"), message);
        var fallback = byProtocol.path("default").asText();
        return outbox.deliver(
                attributes(form),
                subject,
                byProtocol.path("email").asText(fallback),
                byProtocol.path("sms").asText(fallback));
    }

    private static JsonNode byProtocol(String structure, String message) throws Refused {
        if (structure == null) {
            return Json.MAPPER.createObjectNode().put("default", message);
        }
        try {
            var json = Json.MAPPER.readTree(message);
            if (structure.equals("json") && json.path("default").isTextual()) {
                return json;
            }
        } catch (IOException e) {
            // Told like a message without a default text.
        }
        throw new Refused(
                "InvalidParameter", "Invalid parameter: Message Structure - No default entry in JSON message body");
    }

    private static Map<String, String> attributes(Map<String, String> form) throws Refused {
        var attributes = new HashMap<String, String>();
        for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
            var entry = "MessageAttributes.entry." + i + ".";
            var value = form.getOrDefault(entry + "Value.StringValue", "");
            if (!TYPES.contains(form.get(entry + "Value.DataType")) || value.isEmpty()) {
                throw new Refused("ParameterValueInvalid", "The message attribute has an invalid type or no value");
            }
            attributes.put(form.get(entry + "Name"), value);
        }
        return attributes;
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
        var body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }
    }
}
