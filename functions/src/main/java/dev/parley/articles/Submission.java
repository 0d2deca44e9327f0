package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody sent us, byte for byte.
 *
 * @param body the bytes as they came
 * @param contentType the media type that came with them, with its charset parameter if it had one
 * @param arrived when they came
 * @param origin where they were fetched from; empty for what was sent
 */
public record Submission(byte[] body, Optional<String> contentType, Instant arrived, Optional<WebOrigin> origin) {
    /** The largest body that is taken, in bytes: what fits one synchronous Lambda invocation with room for its envelope. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    public Submission {
        requireNonNull(body, "body");
        requireNonNull(contentType, "contentType");
        requireNonNull(arrived, "arrived");
        requireNonNull(origin, "origin");
    }

    /** One that was sent. */
    public Submission(byte[] body, Optional<String> contentType, Instant arrived) {
        this(body, contentType, arrived, Optional.empty());
    }
}
