package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One HTTP request and its response, as they are kept in a WARC file.
 *
 * @param address the address that was asked
 * @param ip the IP address of the server, in its text form; empty if it is not known
 * @param requested when the request was sent, by our clock
 * @param request the request's line and headers, up to and with the empty line; empty if it is not known
 * @param responseHead the response's line and headers, up to and with the empty line
 * @param responseBody the body as it was transferred, still compressed if it was; without chunk sizes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WebExchange(
        String address, String ip, Instant requested, byte[] request, byte[] responseHead, byte[] responseBody) {
    public WebExchange {
        requireNonNull(address, "address");
        requireNonNull(ip, "ip");
        requireNonNull(requested, "requested");
        requireNonNull(request, "request");
        requireNonNull(responseHead, "responseHead");
        requireNonNull(responseBody, "responseBody");
    }
}
