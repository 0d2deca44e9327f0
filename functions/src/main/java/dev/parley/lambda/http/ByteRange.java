package dev.parley.lambda.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A single range of bytes (RFC 9110, section 14).
 *
 * @param first the first byte, from 0
 * @param last the last byte, included
 */
record ByteRange(int first, int last) {
    private static final Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    int length() {
        return last - first + 1;
    }

    /** Whether the range begins after the end of the content. */
    boolean isUnsatisfiable() {
        return length() < 1;
    }

    /**
     * Reads a Range header.
     *
     * @param size length of the content, in bytes
     * @param maxLength a longer range is shortened to this length, as a server may do
     * @return empty when the header is not a single range of bytes, and must be ignored
     */
    static Optional<ByteRange> of(String header, int size, int maxLength) {
        var single = SINGLE.matcher(header);
        if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (single.group(1).isEmpty()) {
            var suffix = Math.min(size, Long.parseLong(single.group(2)));
            return Optional.of(cut(size - suffix, size - 1L, size, maxLength));
        }
        long first = Long.parseLong(single.group(1));
        long last = single.group(2).isEmpty() ? size - 1L : Long.parseLong(single.group(2));
        return !single.group(2).isEmpty() && last < first
                ? Optional.empty()
                : Optional.of(cut(first, Math.min(last, size - 1L), size, maxLength));
    }

    private static ByteRange cut(long first, long last, int size, int maxLength) {
        if (first >= size || last < first) {
            return new ByteRange(size, size - 1);
        }
        return new ByteRange((int) first, (int) Math.min(last, first + maxLength - 1));
    }
}
