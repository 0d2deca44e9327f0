package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * A client of the subscription routes. Without a token, a deployed API is asked under {@code /public}, which its
 * operator may have enabled.
 */
record SubscriptionsClient(ApiClient api) {
    SubscriptionsClient {
        requireNonNull(api, "api");
    }

    boolean isLocal() {
        return !api.isDeployed();
    }

    /**
     * The body of the answer.
     *
     * @param path the path after {@code /subscriptions}
     * @throws ApiClient.Refused if the API refuses the request
     */
    JsonNode call(String method, String path, Optional<JsonNode> body) throws IOException {
        return api.call(method, (api.canRead() ? "" : "/public") + "/subscriptions" + path, body);
    }

    /** An id as part of a path. Characters that no id has are replaced, so that the API answers 404. */
    static String idInPath(String typed) {
        return typed.replaceAll("[^A-Za-z0-9-]", "_");
    }
}
