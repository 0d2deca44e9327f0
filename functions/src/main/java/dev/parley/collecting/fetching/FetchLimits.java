package dev.parley.collecting.fetching;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.Submission;
import java.time.Duration;

/**
 * What one fetch may cost.
 *
 * @param connect time for a connection
 * @param whole time for everything, redirects included
 * @param transferred bytes of one body as transferred
 * @param decoded bytes of one body once it is decompressed
 * @param ratio how many times larger a body over one MiB may become by decompression; HTML rarely reaches 20
 * @param redirects how many redirects are followed
 */
public record FetchLimits(Duration connect, Duration whole, int transferred, int decoded, int ratio, int redirects) {
    /** As many bytes as an article may have. */
    public static final FetchLimits DEFAULT = new FetchLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Submission.MAX_BYTES, Submission.MAX_BYTES, 100, 5);

    public FetchLimits {
        requireNonNull(connect, "connect");
        requireNonNull(whole, "whole");
        if (transferred <= 0 || decoded <= 0 || ratio <= 0 || redirects < 0) {
            throw new IllegalArgumentException("limits are positive numbers");
        }
    }
}
