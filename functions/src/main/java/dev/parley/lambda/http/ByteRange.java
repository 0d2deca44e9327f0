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

    /** Whether it lies beyond the end, so that there is nothing to give. */
    boolean isUnsatisfiable() {
        return length() < 1;
    }

    /**
     * Reads a Range header for something of this size, and cuts it to at most so many bytes, as a server may.
     *
     * @return empty for what is no single range of bytes; such a header is to be ignored
     */
    static Optional<ByteRange> of(String header, int size, int most) {
        var single = SINGLE.matcher(header);
        if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (single.group(1).isEmpty()) {
            var suffix = Math.min(size, Long.parseLong(single.group(2)));
            return Optional.of(cut(size - suffix, size - 1L, size, most));
        }
        long first = Long.parseLong(single.group(1));
        long last = single.group(2).isEmpty() ? size - 1L : Long.parseLong(single.group(2));
        return !single.group(2).isEmpty() && last < first
                ? Optional.empty()
                : Optional.of(cut(first, Math.min(last, size - 1L), size, most));
    }

    private static ByteRange cut(long first, long last, int size, int most) {
        if (first >= size || last < first) {
            return new ByteRange(size, size - 1);
        }
        return new ByteRange((int) first, (int) Math.min(last, first + most - 1));
    }
}
