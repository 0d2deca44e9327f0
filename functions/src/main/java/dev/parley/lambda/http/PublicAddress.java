package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * What links in answers start with: the address that the operator gave, or else the one that the request was made to.
 * (A function with a route cannot be told its API's address: each would wait for the other to be deployed.)
 *
 * @param given empty for none
 */
public record PublicAddress(String given) {
    public PublicAddress {
        requireNonNull(given, "given");
    }

    URI of(HttpRequest request) {
        if (!given.isBlank()) {
            return URI.create(given);
        }
        var asked = request.header("host")
                .filter(host -> host.matches("[A-Za-z0-9.-]+(:[0-9]{1,5})?"))
                .orElseGet(() -> request.event()
                        .path("requestContext")
                        .path("domainName")
                        .asText("localhost"));
        return URI.create(
                (request.header("x-forwarded-proto").filter("https"::equals).isPresent() ? "https://" : "http://")
                        + asked);
    }
}
