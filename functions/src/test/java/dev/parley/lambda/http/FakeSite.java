package dev.parley.lambda.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/** An issuer and an API on the loopback interface. The API takes the issuer's newest tokens alone. */
final class FakeSite implements AutoCloseable {
    private final HttpServer server;

    /** Challenges of the codes that were not exchanged yet. */
    final Map<String, String> codes = new HashMap<>();

    final Set<String> refreshTokens = new HashSet<>();
    final Set<String> accessTokens = new HashSet<>();
    final List<String> revoked = new ArrayList<>();

    /** Requests to the API, such as {@code GET /facts?q=a}, with its authorization. */
    final List<String> asked = new ArrayList<>();

    final List<Map<String, List<String>>> headers = new ArrayList<>();
    String contentType = "text/html; charset=utf-8";
    byte[] body = "<header><!-- session --></header>".getBytes(StandardCharsets.UTF_8);
    int status = 200;
    String location = "";
    private int issued;

    FakeSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/issuer/.well-known/openid-configuration", this::discovery);
        server.createContext("/issuer/token", this::token);
        server.createContext("/issuer/revoke", exchange -> {
            revoked.add(form(exchange).get("token"));
            answer(exchange, 200, "{}");
        });
        server.createContext("/api/", this::api);
        server.start();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI issuer() {
        return base().resolve("/issuer");
    }

    URI api() {
        return base().resolve("/api");
    }

    /** What the issuer does when somebody has signed in there. */
    String code(String challenge) {
        var code = "code-" + ++issued;
        codes.put(code, challenge);
        return code;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Json.MAPPER.writeValueAsString(Map.of(
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "revocation_endpoint", issuer() + "/revoke",
                        "end_session_endpoint", issuer() + "/logout")));
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        boolean isGood = form.get("grant_type").equals("refresh_token")
                ? refreshTokens.remove(form.get("refresh_token"))
                : challenge(form.get("code_verifier")).equals(codes.remove(form.get("code")));
        if (!isGood || !form.get("client_id").equals("parley")) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        issued++;
        refreshTokens.add("refresh-" + issued);
        accessTokens.add("access-" + issued);
        answer(
                exchange,
                200,
                Json.MAPPER.writeValueAsString(Map.of(
                        "access_token",
                        "access-" + issued,
                        "refresh_token",
                        "refresh-" + issued,
                        "expires_in",
                        3600,
                        "token_type",
                        "Bearer")));
    }

    private void api(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI().toString().substring("/api".length());
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + uri + " " + token);
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        boolean isOpen = uri.startsWith("/assets/") || uri.equals("/health");
        if (!isOpen && (token == null || !accessTokens.contains(token.replace("Bearer ", "")))) {
            answer(exchange, 401, "{\"message\":\"Unauthorized\"}");
            return;
        }
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("Set-Cookie", "other=1");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    static Map<String, String> parameters(String encoded) {
        var parameters = new HashMap<String, String>();
        for (var pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
