package dev.parley.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * An API with prepared answers by path and query, or for AWS's Query protocol by action ("Action=ListTopics"). Each answer is given once, the last of a path repeatedly.
 */
final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, ArrayDeque<Answer>> answers = new HashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** An answer. Its last {@code cut} bytes are not sent, and the connection is closed. */
    record Answer(int status, Map<String, String> headers, byte[] body, int cut) {}

    /** A received request. */
    record Asked(String method, String target, Map<String, String> headers, String body) {}

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String endpoint() {
        return "--endpoint=" + address();
    }

    FakeApi on(String target, Answer answer) {
        synchronized (answers) {
            answers.computeIfAbsent(target, t -> new ArrayDeque<>()).add(answer);
        }
        return this;
    }

    FakeApi on(String target, String json) {
        return on(target, new Answer(200, Map.of("Content-Type", "application/json"), bytes(json), 0));
    }

    FakeApi on(String target, int status, String json) {
        return on(target, new Answer(status, Map.of("Content-Type", "application/problem+json"), bytes(json), 0));
    }

    FakeApi on(String target, byte[] body) {
        return on(target, new Answer(200, Map.of(), body, 0));
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestURI().toString();
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var given = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod(), target, headers, given));
        Answer answer;
        synchronized (answers) {
            var queue = answers.getOrDefault(given.split("&")[0], answers.getOrDefault(target, new ArrayDeque<>()));
            answer = queue.size() > 1 ? queue.poll() : queue.peek();
        }
        if (answer == null) {
            answer = new Answer(404, Map.of(), bytes("{\"status\":404,\"detail\":\"Nothing at " + target + "\"}"), 0);
        }
        var body = answer.body();
        var range = headers.get("Range");
        int status = answer.status();
        if (range != null && status == 200) {
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            body = Arrays.copyOfRange(body, from, body.length);
            status = 206;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, Math.max(0, body.length - answer.cut()));
        if (answer.cut() > 0) {
            exchange.getResponseBody().flush();
            throw new IOException("cut off");
        }
        exchange.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    URI uri(String path) {
        return URI.create(address() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
