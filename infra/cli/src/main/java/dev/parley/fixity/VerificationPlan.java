package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is checked.
 *
 * @param archive the archive's name
 * @param sample how many of a hundred versions are read
 * @param seed which ones those are: another seed reads others
 * @param since versions that came before this day (UTC) are left out
 */
public record VerificationPlan(String archive, double sample, String seed, Optional<LocalDate> since) {
    public VerificationPlan {
        requireNonNull(archive, "archive");
        requireNonNull(seed, "seed");
        requireNonNull(since, "since");
        if (!(sample > 0 && sample <= 100)) {
            throw new IllegalArgumentException("a sample is more than 0 % and at most 100 %, not " + sample + " %");
        }
    }

    /** Whether an object is among those that are read; always the same for the same seed. */
    boolean takes(String objectKey) {
        if (sample == 100) {
            return true;
        }
        var digest = Id.sha256((seed + "\n" + objectKey).getBytes(StandardCharsets.UTF_8));
        // The first 31 bits, as a share of all that there could be.
        return (ByteBuffer.wrap(digest).getInt() >>> 1) < sample / 100 * (1L << 31);
    }
}
