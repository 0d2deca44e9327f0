package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a check covers.
 *
 * @param archive name of the archive
 * @param sample percentage of the versions that are read, above 0 and at most 100
 * @param seed selects the sample: another seed selects other versions
 * @param since day (UTC) before which versions are left out
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

    /** Whether an object is in the sample; the answer depends only on the key and the seed. */
    boolean includes(String objectKey) {
        if (sample == 100) {
            return true;
        }
        var digest = Id.sha256((seed + "\n" + objectKey).getBytes(StandardCharsets.UTF_8));
        // The first 31 bits of the digest, as a share of their range.
        return (ByteBuffer.wrap(digest).getInt() >>> 1) < sample / 100 * (1L << 31);
    }
}
