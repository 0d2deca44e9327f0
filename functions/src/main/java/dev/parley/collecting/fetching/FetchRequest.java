package dev.parley.collecting.fetching;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A GET request.
 *
 * @param accept media types, as in the header
 * @param etag of the response that is already known
 * @param lastModified of the response that is already known, as its header said it
 */
public record FetchRequest(WebAddress address, String accept, Optional<String> etag, Optional<String> lastModified) {
    public FetchRequest {
        requireNonNull(address, "address");
        requireNonNull(accept, "accept");
        requireNonNull(etag, "etag");
        requireNonNull(lastModified, "lastModified");
    }

    public static FetchRequest of(WebAddress address, String accept) {
        return new FetchRequest(address, accept, Optional.empty(), Optional.empty());
    }
}
