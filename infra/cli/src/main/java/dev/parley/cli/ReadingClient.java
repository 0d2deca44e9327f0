package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What archivists ask of the API. A dropped connection, 429 and 5xx are tried again; what the API refuses is a
 * {@link Refused} with the sentence of its problem. A link to another place (a presigned one) is followed without the
 * token.
 */
final class ReadingClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI endpoint;
    private final Optional<String> token;
    private final RetryPolicy patience;

    ReadingClient(URI endpoint, Optional<String> token, RetryPolicy patience) {
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.token = requireNonNull(token, "token");
        this.patience = requireNonNull(patience, "patience");
    }

    /** What the API refused. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient JsonNode problem;

        Refused(int status, JsonNode problem, String sentence) {
            super(sentence);
            this.status = status;
            this.problem = problem;
        }

        int status() {
            return status;
        }

        /** RFC 9457, or an empty object where the answer was none. */
        JsonNode problem() {
            return problem;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    JsonNode get(String path) throws IOException {
        return json(path, bytes(path));
    }

    /** An answer's body, whole: as many bytes as its length says. */
    byte[] bytes(String path) throws IOException {
        return patience.run(() -> {
            var answer = exchange(request(path).GET().build());
            return body(answer.statusCode() / 100 == 3 ? followed(answer) : answer);
        });
    }

    JsonNode post(String path, JsonNode body) throws IOException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return json(path, patience.run(() -> body(exchange(request))));
    }

    /** A download from a link that carries its own right to be read; tried once, from a byte on. */
    HttpResponse<InputStream> open(URI link, long from) throws IOException {
        var request = HttpRequest.newBuilder(link).timeout(TIMEOUT);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        return sent(request.GET().build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        var base = endpoint.toString();
        var uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return request;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        return sent(request, BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> followed(HttpResponse<byte[]> answer) throws IOException {
        var location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("the API sends elsewhere, and does not say where"));
        return exchange(HttpRequest.newBuilder(answer.uri().resolve(location))
                .timeout(TIMEOUT)
                .GET()
                .build());
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (HttpConnectTimeoutException | ConnectException e) {
            var local = endpoint.getHost() != null && endpoint.getHost().startsWith("127.");
            throw new RetryPolicy.Passing(
                    "nothing answers at " + request.uri().resolve("/") + (local ? ": is \"./parley up\" running?" : ""),
                    Optional.empty(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new RetryPolicy.Passing(
                    "the connection to " + request.uri().getAuthority() + " broke off: " + e.getMessage(),
                    Optional.empty(),
                    e);
        }
    }

    private static byte[] body(HttpResponse<byte[]> answer) throws IOException {
        int status = answer.statusCode();
        if (status < 300) {
            return answer.body();
        }
        var problem = problem(answer.body());
        var sentence = sentence(status, problem);
        if (status == 429 || status >= 500) {
            throw new RetryPolicy.Passing(sentence, wait(answer), null);
        }
        throw new Refused(status, problem, sentence);
    }

    private static Optional<Duration> wait(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static String sentence(int status, JsonNode problem) {
        var said = problem.path("detail").asText(problem.path("message").asText(""));
        return switch (status) {
            case 401, 403 ->
                "the API wants a token that may read: give --token or set " + ArchiveApi.TOKEN + " ("
                        + (said.isEmpty() ? "" : said + ", ") + status + ")";
            case 429 -> "the API has too much to do (429)";
            default -> (said.isEmpty() ? "the API answered with an error" : said) + " (" + status + ")";
        };
    }

    private static JsonNode problem(byte[] body) {
        try {
            var read = Json.MAPPER.readTree(body);
            return read.isObject() ? read : Json.MAPPER.createObjectNode();
        } catch (IOException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private JsonNode json(String path, byte[] body) throws IOException {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "what answers at " + endpoint + path + " is no JSON: is this the address of Parley's API?", e);
        }
    }

    /** Parameters as a query, encoded; empty without any. */
    static String query(Map<String, String> parameters) {
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
        return query.toString();
    }

    /** A value as a part of a path or query. */
    static String encoded(String value) {
        return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
