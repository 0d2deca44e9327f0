package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * A client of the API. Dropped connections, 429 and 5xx are retried by its {@link RetryPolicy}; any other error status
 * is a {@link Refused} with the problem's own sentence. Redirects (to presigned links) are followed without the token.
 */
final class ApiClient {
    private static final String EXECUTE_API = ".execute-api.";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI endpoint;
    private final Optional<String> token;
    private final RetryPolicy retry;

    /** @param token bearer token for reading, if the API requires one */
    ApiClient(URI endpoint, Optional<String> token, RetryPolicy retry) {
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.token = requireNonNull(token, "token");
        this.retry = requireNonNull(retry, "retry");
    }

    /** An answer with any status. */
    record Answer(int status, JsonNode body) {
        /** The problem's sentence (RFC 9457), or that of API Gateway. */
        String detail() {
            return body.path("detail").asText(body.path("message").asText("refused"));
        }
    }

    /** The API refused a request. */
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

        /** The problem (RFC 9457); an empty object if the answer had none. */
        JsonNode problem() {
            return problem;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /** Whether this is an API in AWS under its default address. */
    boolean isDeployed() {
        return endpoint.getHost().contains(EXECUTE_API);
    }

    /** Whether reading is possible: a deployed API requires a token. */
    boolean canRead() {
        return token.isPresent() || !isDeployed();
    }

    JsonNode get(String path) throws IOException {
        return json(bytes(path));
    }

    /** The whole body of an answer. */
    byte[] bytes(String path) throws IOException {
        return retry.run(() -> {
            var answer = exchange(request(path).GET().build());
            return checked(answer.statusCode() / 100 == 3 ? followed(answer) : answer);
        });
    }

    JsonNode post(String path, JsonNode body) throws IOException {
        return call("POST", path, Optional.of(body));
    }

    /** Sends a request with a JSON body, or without a body; an empty answer is an empty object. */
    JsonNode call(String method, String path, Optional<JsonNode> body) throws IOException {
        var request = request(path);
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        request.method(
                method,
                body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        return json(retry.run(() -> checked(exchange(request.build()))));
    }

    /**
     * Submits an article once, and returns the answer whatever its status. A request to AWS is signed with the
     * credentials that the AWS SDK finds. Submitting again is safe: the archive stores the same bytes once.
     *
     * @throws RetryPolicy.Transient if nothing answers or the connection breaks
     */
    Answer submit(ArticleFile article) throws IOException {
        var request = HttpRequest.newBuilder(uri("/articles")).timeout(TIMEOUT);
        article.contentType().ifPresent(type -> request.header("Content-Type", type));
        if (isDeployed()) {
            sign(request, article);
        }
        var answer = exchange(request.POST(HttpRequest.BodyPublishers.ofByteArray(article.body()))
                .build());
        return new Answer(answer.statusCode(), json(answer.body()));
    }

    /** Opens a presigned link once, from the given byte on. */
    HttpResponse<InputStream> open(URI link, long from) throws IOException {
        var request = HttpRequest.newBuilder(link).timeout(TIMEOUT);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        return send(request.GET().build(), BodyHandlers.ofInputStream());
    }

    private URI uri(String path) {
        var base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(TIMEOUT);
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return request;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        return send(request, BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> followed(HttpResponse<byte[]> answer) throws IOException {
        var location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("the API redirects without an address"));
        return exchange(HttpRequest.newBuilder(answer.uri().resolve(location))
                .timeout(TIMEOUT)
                .GET()
                .build());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (HttpConnectTimeoutException | ConnectException e) {
            var server = request.uri().resolve("/").toString();
            throw new RetryPolicy.Transient(
                    "nothing answers at " + server.substring(0, server.length() - 1)
                            + (request.uri().getHost().startsWith("127.") ? ": is \"./parley up\" running?" : ""),
                    Optional.empty(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new RetryPolicy.Transient(
                    "the connection to " + request.uri().getScheme() + "://"
                            + request.uri().getAuthority() + " broke off: " + e.getMessage(),
                    Optional.empty(),
                    e);
        }
    }

    private static byte[] checked(HttpResponse<byte[]> answer) throws IOException {
        int status = answer.statusCode();
        if (status < 300) {
            return answer.body();
        }
        var problem = problem(answer.body());
        var sentence = sentence(status, problem);
        if (status == 429 || status >= 500) {
            throw new RetryPolicy.Transient(sentence, retryAfter(answer), null);
        }
        throw new Refused(status, problem, sentence);
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static String sentence(int status, JsonNode problem) {
        var detail = problem.path("detail").asText(problem.path("message").asText(""));
        return switch (status) {
            case 401, 403 ->
                "the API requires a token that may read: give --token or set " + ApiOptions.TOKEN + " ("
                        + (detail.isEmpty() ? "" : detail + ", ") + status + ")";
            case 429 -> "the API has too many requests (429)";
            default -> (detail.isEmpty() ? "the API answered with an error" : detail) + " (" + status + ")";
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

    private JsonNode json(byte[] body) throws IOException {
        try {
            return body.length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "the answer from " + endpoint + " is not JSON: is this the address of Parley's API?", e);
        }
    }

    private void sign(HttpRequest.Builder request, ArticleFile article) {
        var region =
                endpoint.getHost().split(EXECUTE_API.replace(".", "\\."))[1].split("\\.")[0];
        var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(uri("/articles"));
        article.contentType().ifPresent(type -> unsigned.putHeader("Content-Type", type));
        try (var credentials = DefaultCredentialsProvider.builder().build()) {
            var signed = AwsV4HttpSigner.create().sign(r -> r.identity(credentials.resolveCredentials())
                    .request(unsigned.build())
                    .payload(() -> new ByteArrayInputStream(article.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
            signed.request().headers().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Type")) {
                    values.forEach(value -> request.header(name, value));
                }
            });
        }
    }

    /** Parameters as an encoded query; empty without parameters. */
    static String query(Map<String, String> parameters) {
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        return query.toString();
    }
}
