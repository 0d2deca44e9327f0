package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the commands for subscribers go, and how they tell what is answered. */
final class SubscriberClient {
    @Option(names = "--endpoint", defaultValue = "http://127.0.0.1:8080", description = "The API (${DEFAULT-VALUE}).")
    private URI endpoint;

    @Option(
            names = "--token",
            description =
                    "Bearer token; without one, an API in AWS is asked below /public, which its operator may allow.")
    private String token;

    boolean isLocal() {
        return !endpoint.getHost().contains(ApiClient.EXECUTE_API);
    }

    /** The answer's body; what the API does not like is an error that says why. */
    JsonNode call(String method, String path, Optional<JsonNode> body) throws IOException {
        var open = isLocal() || token != null ? "" : "/public";
        var answer =
                new ApiClient(endpoint, Optional.ofNullable(token)).call(method, open + "/subscriptions" + path, body);
        if (answer.status() >= 300) {
            throw new IOException(answer.body()
                            .path("detail")
                            .asText(answer.body().path("message").asText("refused")) + " (" + answer.status() + ")");
        }
        return answer.body();
    }
}
