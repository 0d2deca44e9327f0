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
 * @param origin where it was fetched from; empty for a submission that somebody sent
 * @param mayAlert whether subscribers may be alerted of what it reports; false for imports
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Submission(
        byte[] body, Optional<String> contentType, Instant arrived, Optional<WebOrigin> origin, boolean mayAlert) {
    /** Size limit of a body in bytes: fits the 6 MB of a synchronous Lambda invocation with room for the envelope. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    public Submission {
        requireNonNull(body, "body");
        requireNonNull(contentType, "contentType");
        requireNonNull(arrived, "arrived");
        requireNonNull(origin, "origin");
    }

    /** A submission that may alert. */
    public Submission(byte[] body, Optional<String> contentType, Instant arrived, Optional<WebOrigin> origin) {
        this(body, contentType, arrived, origin, true);
    }

    /** A submission that somebody sent. */
    public Submission(byte[] body, Optional<String> contentType, Instant arrived) {
        this(body, contentType, arrived, Optional.empty());
    }
}
