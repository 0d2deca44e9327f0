package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Talks to the API: on this machine as it is, in AWS signed with the credentials that the AWS SDK finds. */
final class ApiClient {
    static final String EXECUTE_API = ".execute-api.";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI endpoint;
    private final Optional<String> token;

    /** @param token a bearer token for reading, where the API asks for one */
    ApiClient(URI endpoint, Optional<String> token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    /** An answer: its status, and its body as JSON. */
    record Answer(int status, JsonNode body) {}

    /**
     * Sends an article. It may be sent again after a failure: the archive keeps the same bytes once.
     *
     * @throws RetryPolicy.Passing where nothing answers, or the connection breaks off
     */
    Answer send(ArticleFile article) throws IOException {
        var request = HttpRequest.newBuilder(uri("/articles")).timeout(Duration.ofSeconds(60));
        article.contentType().ifPresent(type -> request.header("Content-Type", type));
        if (endpoint.getHost().contains(EXECUTE_API)) {
            sign(request, article);
        }
        return exchange(request.POST(HttpRequest.BodyPublishers.ofByteArray(article.body())));
    }

    Answer get(String path) throws IOException {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return exchange(request.GET());
    }

    /** Any request with a body of JSON, or without one. */
    Answer call(String method, String path, Optional<JsonNode> body) throws IOException {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        return exchange(request.method(
                method,
                body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
                        .orElseGet(HttpRequest.BodyPublishers::noBody)));
    }

    /** Whether reading is possible: on this machine always, elsewhere with a token. */
    boolean canRead() {
        return token.isPresent() || !endpoint.getHost().contains(EXECUTE_API);
    }

    private URI uri(String path) {
        var base = endpoint.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private Answer exchange(HttpRequest.Builder request) throws IOException {
        var response = exchanged(request.build());
        try {
            var json = response.body().length == 0
                    ? Json.MAPPER.createObjectNode()
                    : Json.MAPPER.readTree(response.body());
            return new Answer(response.statusCode(), json);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "what answers at " + endpoint + " is no JSON: is this the address of Parley's API?", e);
        }
    }

    private HttpResponse<byte[]> exchanged(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new RetryPolicy.Passing(
                    "nothing answers at " + endpoint + ": is \"./parley up\" running?", Optional.empty(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new RetryPolicy.Passing(
                    "the connection to " + endpoint + " broke off: " + e.getMessage(), Optional.empty(), e);
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
                    .payload(() -> new java.io.ByteArrayInputStream(article.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
            signed.request().headers().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Type")) {
                    values.forEach(value -> request.header(name, value));
                }
            });
        }
    }
}
