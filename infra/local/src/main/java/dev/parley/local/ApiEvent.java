package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Converts a request to the event of API Gateway, payload format 2.0. */
final class ApiEvent {
    private ApiEvent() {}

    static JsonNode of(Request request, String routeKey, Map<String, String> parameters, byte[] body, Instant now) {
        var uri = request.getHttpURI();
        var path = decoded(uri.getPath(), false);
        var event = Json.MAPPER
                .createObjectNode()
                .put("version", "2.0")
                .put("routeKey", routeKey)
                .put("rawPath", path)
                .put("rawQueryString", uri.getQuery() == null ? "" : uri.getQuery());
        var headers = event.putObject("headers");
        for (var field : request.getHeaders()) {
            add(headers, field.getName().toLowerCase(Locale.ROOT), field.getValue() == null ? "" : field.getValue());
        }
        if (uri.getQuery() != null && !uri.getQuery().isEmpty()) {
            var query = event.putObject("queryStringParameters");
            for (var pair : uri.getQuery().split("&")) {
                int equals = pair.indexOf('=');
                add(
                        query,
                        decoded(equals < 0 ? pair : pair.substring(0, equals), true),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1), true));
            }
        }
        if (!parameters.isEmpty()) {
            var inPath = event.putObject("pathParameters");
            parameters.forEach(inPath::put);
        }
        event.putObject("requestContext")
                .put("accountId", Template.ACCOUNT)
                .put("apiId", "local")
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", routeKey)
                .put("stage", "$default")
                .put("timeEpoch", now.toEpochMilli())
                .putObject("http")
                .put("method", request.getMethod())
                .put("path", path)
                .put("protocol", request.getConnectionMetaData().getProtocol())
                .put("sourceIp", "127.0.0.1");
        // A body that is not valid UTF-8 is passed in Base64 whatever its type, so that no byte is lost.
        var text = isText(request.getHeaders().get(HttpHeader.CONTENT_TYPE)) ? text(body) : Optional.<String>empty();
        return event.put("isBase64Encoded", text.isEmpty())
                .put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    }

    /** Adds a value; several values of one name are joined by commas. */
    private static void add(ObjectNode to, String name, String value) {
        to.put(name, to.has(name) ? to.path(name).asText() + "," + value : value);
    }

    /** Whether API Gateway passes bodies of this type as text. */
    private static boolean isText(String contentType) {
        if (contentType == null) {
            return false;
        }
        var type = contentType.toLowerCase(Locale.ROOT);
        var utf8 = !type.contains("charset") || type.contains("utf-8");
        return utf8 && (type.startsWith("text/") || type.matches("application/(.+\\+)?(json|javascript|xml).*"));
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Decodes percent-encoding. A percent sign without two hexadecimal digits stays, and invalid UTF-8 becomes U+FFFD.
     *
     * @param plus whether a plus sign is a space, as in a query
     */
    static String decoded(String part, boolean plus) {
        var out = new ByteArrayOutputStream(part.length());
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(plus && bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
