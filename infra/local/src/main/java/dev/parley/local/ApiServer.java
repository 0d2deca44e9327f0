package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * The template's HTTP API on the loopback interface: events in payload format 2.0 and answers back. Nobody is asked
 * who they are, but a page in a browser cannot reach it through a name of its own.
 */
final class ApiServer implements AutoCloseable {
    /** API Gateway takes no more. */
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    private record Target(String routeKey, String[] segments, String functionId) {}

    private final HttpServer server;
    private final Functions functions;
    private final Clock clock;
    private final List<Target> targets = new ArrayList<>();

    ApiServer(int port, Iterable<Resource.Function> all, Functions functions, Clock clock) throws IOException {
        this.functions = functions;
        this.clock = clock;
        for (var function : all) {
            for (var source : function.sources()) {
                if (source instanceof Resource.Route route) {
                    targets.add(new Target(
                            route.method() + " " + route.path(), route.path().split("/"), function.id()));
                }
            }
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken: choose another with --port, or 0 for any", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
                message(exchange, 403, "Forbidden");
                return;
            }
            var body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                exchange.getRequestBody().skip(Long.MAX_VALUE);
                message(exchange, 413, "Request Too Long");
                return;
            }
            var path = exchange.getRequestURI().getRawPath();
            for (var target : targets) {
                var parameters = match(target, exchange.getRequestMethod(), path);
                if (parameters != null) {
                    answer(exchange, functions.invoke(target.functionId(), event(exchange, target, parameters, body)));
                    return;
                }
            }
            message(exchange, 404, "Not Found");
        } catch (Functions.FunctionFailed e) {
            message(exchange, 500, "Internal Server Error");
        }
    }

    private static boolean isLocal(String host) {
        return host != null && host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");
    }

    private static Map<String, String> match(Target target, String method, String path) {
        var segments = path.split("/");
        if (!target.routeKey().startsWith(method + " ") || segments.length != target.segments().length) {
            return null;
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < segments.length; i++) {
            var pattern = target.segments()[i];
            if (pattern.startsWith("{")) {
                parameters.put(pattern.substring(1, pattern.length() - 1), decode(segments[i]));
            } else if (!pattern.equals(segments[i])) {
                return null;
            }
        }
        return parameters;
    }

    private JsonNode event(HttpExchange exchange, Target target, Map<String, String> parameters, byte[] body) {
        var uri = exchange.getRequestURI();
        var event = Json.MAPPER
                .createObjectNode()
                .put("version", "2.0")
                .put("routeKey", target.routeKey())
                .put("rawPath", uri.getPath())
                .put("rawQueryString", uri.getRawQuery() == null ? "" : uri.getRawQuery());
        var headers = event.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        if (uri.getRawQuery() != null) {
            var query = event.putObject("queryStringParameters");
            for (var pair : uri.getRawQuery().split("&")) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                query.put(name, query.has(name) ? query.path(name).asText() + "," + value : value);
            }
        }
        if (!parameters.isEmpty()) {
            var path = event.putObject("pathParameters");
            parameters.forEach(path::put);
        }
        requestContext(event, exchange, target);
        // What is not valid UTF-8 goes as Base64 whatever its type, so that no byte is lost.
        var isText = isText(exchange.getRequestHeaders().getFirst("Content-Type"))
                && Arrays.equals(body, new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        return event.put("isBase64Encoded", !isText)
                .put(
                        "body",
                        isText
                                ? new String(body, StandardCharsets.UTF_8)
                                : Base64.getEncoder().encodeToString(body));
    }

    private void requestContext(ObjectNode event, HttpExchange exchange, Target target) {
        var context = event.putObject("requestContext")
                .put("accountId", Template.ACCOUNT)
                .put("apiId", "local")
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", target.routeKey())
                .put("stage", "$default")
                .put("timeEpoch", clock.millis());
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", exchange.getRequestURI().getPath())
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", "127.0.0.1");
    }

    /** The types whose bodies API Gateway passes as text, when they are text. */
    private static boolean isText(String contentType) {
        if (contentType == null) {
            return false;
        }
        var type = contentType.toLowerCase(Locale.ROOT);
        var utf8 = !type.contains("charset") || type.contains("utf-8");
        return utf8 && (type.startsWith("text/") || type.matches("application/(.+\\+)?(json|javascript|xml).*"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        for (var header : answer.path("headers").properties()) {
            exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText());
        }
        var text = answer.path("body").asText();
        var body = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        send(exchange, answer.path("statusCode").asInt(200), body);
    }

    private static void message(HttpExchange exchange, int status, String message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
