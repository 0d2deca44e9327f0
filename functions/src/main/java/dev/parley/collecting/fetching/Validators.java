package dev.parley.collecting.fetching;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a server said of a response, so that a later request can ask whether it changed since.
 *
 * @param etag ETag of the response
 * @param lastModified Last-Modified of the response, as its header said it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8">RFC 9110, validator fields</a>
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    public Validators {
        requireNonNull(etag, "etag");
        requireNonNull(lastModified, "lastModified");
    }
}
