package dev.parley.collecting.fetching;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.WebExchange;
import java.util.List;

/**
 * The response at the end of all redirects.
 *
 * @param address where it came from
 * @param body decompressed
 * @param moved whether every redirect on the way was permanent, and there was one
 * @param exchanges all requests and responses, in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Fetched(
        WebAddress address, int status, Headers headers, byte[] body, boolean moved, List<WebExchange> exchanges) {
    public Fetched {
        requireNonNull(address, "address");
        requireNonNull(headers, "headers");
        requireNonNull(body, "body");
        exchanges = List.copyOf(exchanges);
    }
}
