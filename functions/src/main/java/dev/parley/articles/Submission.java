package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A submission, byte for byte.
 *
 * @param body the bytes as received
 * @param contentType the media type that was sent with them, with its charset parameter if there was one
 * @param arrived when it was received
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Submission(byte[] body, Optional<String> contentType, Instant arrived) {
    /** Size limit of a body in bytes: fits the 6 MB of a synchronous Lambda invocation with room for the envelope. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    public Submission {
        requireNonNull(body, "body");
        requireNonNull(contentType, "contentType");
        requireNonNull(arrived, "arrived");
    }
}
