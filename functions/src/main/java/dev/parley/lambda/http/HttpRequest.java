package dev.parley.lambda.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request from an API Gateway HTTP API to a function, payload format 2.0. */
public record HttpRequest(JsonNode event) {
    /** Method and path pattern, as in the template: {@code GET /articles/{id}}. */
    public String route() {
        return event.path("routeKey").asText();
    }

    String method() {
        return event.path("requestContext").path("http").path("method").asText();
    }

    /** The path as the gateway gives it: decoded. */
    public String decodedPath() {
        return event.path("rawPath").asText("/");
    }

    /** The query as it was sent, without its question mark. */
    String rawQuery() {
        return event.path("rawQueryString").asText("");
    }

    /** Cookies, such as {@code name=value}. */
    List<String> cookies() {
        var cookies = new ArrayList<String>();
        event.path("cookies").forEach(one -> cookies.add(one.asText()));
        return cookies;
    }

    public Optional<String> header(String lowerCaseName) {
        return text(event.path("headers").path(lowerCaseName));
    }

    public Optional<String> path(String name) {
        return text(event.path("pathParameters").path(name));
    }

    Optional<String> query(String name) {
        return text(event.path("queryStringParameters").path(name)).filter(value -> !value.isBlank());
    }

    /** All query parameters; several values of one parameter are separated by commas. */
    Map<String, String> query() {
        var parameters = new LinkedHashMap<String, String>();
        event.path("queryStringParameters")
                .properties()
                .forEach(one -> parameters.put(one.getKey(), one.getValue().asText()));
        return parameters;
    }

    /** @throws IllegalArgumentException when the body is marked as Base64 but is not */
    public byte[] body() {
        var body = event.path("body").asText("");
        return event.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** Scheme and host that the caller used, without a slash at the end; empty when they are not known. */
    String base() {
        return header("host")
                .filter(host -> host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}"))
                .map(host -> header("x-forwarded-proto").filter("https"::equals).orElse("http") + "://" + host)
                .orElse("");
    }
}
