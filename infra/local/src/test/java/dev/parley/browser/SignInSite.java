package dev.parley.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.parley.json.Json;
import dev.parley.lambda.PagesHandler;
import dev.parley.lambda.PlainContext;
import dev.parley.lambda.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** What stands around a local stack in AWS: an issuer with a page to sign in, a gateway that wants its tokens, PagesFunction. */
final class SignInSite implements AutoCloseable {
    private final List<HttpServer> servers = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final PagesHandler handler;
    private final URI issuer;
    private final URI pages;

    /** The challenges of codes. */
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    final Set<String> accessTokens = ConcurrentHashMap.newKeySet();
    private int issued;

    SignInSite(URI api) throws Exception {
        this.api = api;
        issuer = serve(this::issuer);
        var gateway = serve(this::gateway);
        var environment = Map.of("API_URL", gateway.toString(), "ISSUER", issuer.toString(), "CLIENT_ID", "parley");
        handler = ScopedValue.where(Wiring.ENVIRONMENT, environment).call(PagesHandler::new);
        pages = serve(this::pages);
    }

    /** The address for browsers. */
    URI address() {
        return pages;
    }

    /** An operator or time ends every session. */
    void endAll() {
        accessTokens.clear();
        refreshTokens.clear();
    }

    private URI serve(HttpHandler answers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answers.handle(exchange);
            }
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    // ---- the issuer

    private void issuer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" ->
                json(
                        exchange,
                        200,
                        Map.of(
                                "authorization_endpoint", issuer + "/authorize",
                                "token_endpoint", issuer + "/token",
                                "end_session_endpoint", issuer + "/logout"));
            case "/authorize" ->
                page(
                        exchange,
                        "<form method='post' action='/login?"
                                + exchange.getRequestURI().getRawQuery()
                                + "'><input name='user'><button>Log in</button></form>");
            case "/login" -> {
                var asked = parameters(exchange.getRequestURI().getRawQuery());
                var code = "code-" + ++issued;
                codes.put(code, asked.get("code_challenge"));
                redirect(
                        exchange,
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.get("state"), UTF_8));
            }
            case "/token" -> token(exchange);
            case "/logout" ->
                redirect(
                        exchange,
                        parameters(exchange.getRequestURI().getRawQuery()).get("logout_uri"));
            default -> json(exchange, 404, Map.of());
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        boolean isGood = form.containsKey("code")
                ? codes.remove(form.get("code")) != null && form.containsKey("code_verifier")
                : refreshTokens.remove(form.get("refresh_token"));
        if (!isGood) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        int number = ++issued;
        accessTokens.add("access-" + number);
        refreshTokens.add("refresh-" + number);
        json(
                exchange,
                200,
                Map.of("access_token", "access-" + number, "refresh_token", "refresh-" + number, "expires_in", 3600));
    }

    // ---- the gateway of the API

    private void gateway(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!path.startsWith("/assets/") && !accessTokens.contains(token.replace("Bearer ", ""))) {
            json(exchange, 401, Map.of("message", "Unauthorized"));
            return;
        }
        var request = HttpRequest.newBuilder(api.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (var name : List.of("Accept", "Content-Type")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!name.matches("(?i)date|content-length|transfer-encoding|:status")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    // ---- PagesFunction and its gateway

    private void pages(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var event = Json.MAPPER.createObjectNode().put("routeKey", "$default").put("rawPath", uri.getPath());
        event.put("rawQueryString", Optional.ofNullable(uri.getRawQuery()).orElse(""));
        var headers = event.putObject("headers");
        var cookies = event.putArray("cookies");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("cookie")) {
                values.forEach(value -> List.of(value.split("; ")).forEach(cookies::add));
            } else {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        var query = event.putObject("queryStringParameters");
        parameters(uri.getRawQuery()).forEach(query::put);
        event.putObject("requestContext").putObject("http").put("method", exchange.getRequestMethod());
        event.put("isBase64Encoded", true)
                .put(
                        "body",
                        Base64.getEncoder()
                                .encodeToString(exchange.getRequestBody().readAllBytes()));
        var out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)),
                out,
                new PlainContext("pages", "1", Duration.ofSeconds(29), line -> {}));
        var answer = Json.MAPPER.readTree(out.toByteArray());
        answer.path("headers").properties().forEach(header -> exchange.getResponseHeaders()
                .set(header.getKey(), header.getValue().asText()));
        answer.path("cookies").forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        var body = answer.path("body").asText();
        send(
                exchange,
                answer.path("statusCode").asInt(),
                answer.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8));
    }

    // ---- HTTP

    private static void page(HttpExchange exchange, String html) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        send(exchange, 200, ("<!DOCTYPE html><title>Issuer</title>" + html).getBytes(UTF_8));
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, Json.MAPPER.writeValueAsBytes(body));
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        send(exchange, 302, new byte[0]);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> parameters(String encoded) {
        var parameters = new HashMap<String, String>();
        for (var pair : Optional.ofNullable(encoded).orElse("").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        http.close();
    }
}
