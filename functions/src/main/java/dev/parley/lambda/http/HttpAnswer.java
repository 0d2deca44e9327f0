package dev.parley.lambda.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response of a function to an API Gateway HTTP API, payload format 2.0. */
public record HttpAnswer(int status, Map<String, String> headers, String body, boolean base64) {
    private static final String TYPE = "content-type";

    /** What every answer says to browsers, unless it says otherwise: it is no page, and belongs to no other site. */
    private static final Map<String, String> SECURITY = Map.of(
            "x-content-type-options",
            "nosniff",
            "content-security-policy",
            "default-src 'none'; frame-ancestors 'none'",
            "referrer-policy",
            "same-origin",
            "cross-origin-resource-policy",
            "same-origin");

    /** The limit of Lambda is 6,291,556 bytes, headers included. */
    private static final long MAX_BYTES = 6_200_000;

    public HttpAnswer {
        var all = new HashMap<>(SECURITY);
        all.putAll(headers);
        headers = Map.copyOf(all);
    }

    public static HttpAnswer json(int status, Object body) {
        return new HttpAnswer(status, Map.of(TYPE, "application/json"), write(body), false);
    }

    static HttpAnswer bytes(byte[] body, Map<String, String> headers) {
        return new HttpAnswer(200, headers, Base64.getEncoder().encodeToString(body), true);
    }

    /**
     * A problem (RFC 9457).
     *
     * @param detail a sentence that says what to change
     * @param more extension members
     */
    public static HttpAnswer problem(int status, String title, @Nullable String detail, Map<String, ?> more) {
        ObjectNode problem = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        problem.setAll((ObjectNode) Json.MAPPER.<JsonNode>valueToTree(more));
        return new HttpAnswer(status, Map.of(TYPE, "application/problem+json"), write(problem), false);
    }

    public static HttpAnswer problem(int status, String title, @Nullable String detail) {
        return problem(status, title, detail, Map.of());
    }

    public HttpAnswer with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new HttpAnswer(status, all, body, base64);
    }

    /** Whether the body, escaped as a JSON string in the response, stays below the limit of Lambda. */
    boolean fits() {
        long size = body.chars()
                .mapToLong(c -> c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3)
                .sum();
        return size <= MAX_BYTES;
    }

    public void writeTo(OutputStream out) throws IOException {
        Json.MAPPER.writeValue(
                out, Map.of("statusCode", status, "headers", headers, "body", body, "isBase64Encoded", base64));
    }

    /** @param cookies values of {@code Set-Cookie} */
    public void writeTo(OutputStream out, List<String> cookies) throws IOException {
        Json.MAPPER.writeValue(
                out,
                Map.of(
                        "statusCode", status,
                        "headers", headers,
                        "cookies", cookies,
                        "body", body,
                        "isBase64Encoded", base64));
    }

    private static String write(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
