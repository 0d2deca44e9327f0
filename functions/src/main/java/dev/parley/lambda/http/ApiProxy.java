package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.pages.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Passes a browser's request on to the API, with a token in place of its cookies. */
public final class ApiProxy {
    /** A gateway waits 30 s for a function. */
    private static final Duration PATIENCE = Duration.ofSeconds(27);

    /** What the API reads of a request; all else, cookies above all, stays here. */
    private static final List<String> PASSED = List.of(
            "accept",
            "accept-datetime",
            "accept-language",
            "content-type",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "range");

    /** Headers of an answer that belong to one connection, or to the gateway. */
    private static final String KEPT_BACK =
            "apigw-.*|x-amzn.*|:status|connection|content-length|date|keep-alive|server|set-cookie|transfer-encoding";

    private final HttpClient http;
    private final URI api;

    /** @param api without a slash at the end */
    public ApiProxy(HttpClient http, URI api) {
        this.http = requireNonNull(http, "http");
        this.api = requireNonNull(api, "api");
    }

    /**
     * The API's answer.
     *
     * @param authorization the header; empty for none
     * @throws IOException when the API does not answer
     */
    HttpAnswer pass(HttpRequest request, Optional<String> authorization) throws IOException {
        var outgoing = java.net.http.HttpRequest.newBuilder(URI.create(api + RequestTarget.of(request)))
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        for (var name : PASSED) {
            request.header(name).ifPresent(value -> outgoing.header(name, value));
        }
        authorization.ifPresent(value -> outgoing.header("authorization", value));
        try {
            return answer(http.send(outgoing.build(), BodyHandlers.ofByteArray()), authorization.isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpAnswer answer(HttpResponse<byte[]> response, boolean isSignedIn) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> {
            if (!name.matches(KEPT_BACK)) {
                headers.put(name, String.join(", ", values));
            }
        });
        // The API's own address is not this one's.
        headers.computeIfPresent(
                "location",
                (name, location) -> location.startsWith(api + "/")
                        ? location.substring(api.toString().length())
                        : location);
        var type = headers.getOrDefault("content-type", "");
        if (type.startsWith("text/html")) {
            var page = new String(response.body(), StandardCharsets.UTF_8);
            var shown = isSignedIn ? page.replace(Page.SESSION_PLACE, Page.signOut()) : page;
            return new HttpAnswer(response.statusCode(), headers, shown, false);
        }
        return isText(type)
                ? new HttpAnswer(
                        response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8), false)
                : new HttpAnswer(
                        response.statusCode(), headers, Base64.getEncoder().encodeToString(response.body()), true);
    }

    private static boolean isText(String type) {
        return type.isEmpty() || type.matches("application/([a-z.-]+\\+)?json(;.*)?");
    }
}
