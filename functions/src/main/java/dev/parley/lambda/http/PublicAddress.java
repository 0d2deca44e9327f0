package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * The base of links in answers: the configured address, or else the one that the request was sent to. (A function cannot
 * have its API's address as a variable, because CloudFormation does not allow the circular reference.)
 *
 * @param configured empty for none
 */
public record PublicAddress(String configured) {
    public PublicAddress {
        requireNonNull(configured, "configured");
    }

    URI of(HttpRequest request) {
        if (!configured.isBlank()) {
            return URI.create(configured);
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
