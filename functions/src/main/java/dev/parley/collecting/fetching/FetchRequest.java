package dev.parley.collecting.fetching;

import static java.util.Objects.requireNonNull;

/**
 * A GET request.
 *
 * @param accept media types, as in the header
 * @param known validators of the response that is already known
 */
public record FetchRequest(WebAddress address, String accept, Validators known) {
    public FetchRequest {
        requireNonNull(address, "address");
        requireNonNull(accept, "accept");
        requireNonNull(known, "known");
    }

    public static FetchRequest of(WebAddress address, String accept) {
        return new FetchRequest(address, accept, Validators.NONE);
    }
}
