package dev.parley.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A parser of bytes from outside, with what it promises of any bytes.
 *
 * @param name by which {@code infra/fuzz} calls it
 * @param seeds bytes that reach much of the parser, for the fuzzer to begin with
 * @param reader gives the bytes to the parser and checks the result
 */
public record FuzzTarget(String name, List<byte[]> seeds, Reader reader) {
    /** Throws when a promise is broken. */
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    public FuzzTarget {
        seeds = List.copyOf(seeds);
        if (!name.matches("[a-z-]+") || seeds.isEmpty()) {
            throw new IllegalArgumentException("a target has a name in small letters, and seeds: " + name);
        }
    }

    /** A target with seeds that are texts. */
    public static FuzzTarget ofTexts(String name, List<String> seeds, Reader reader) {
        return new FuzzTarget(
                name,
                seeds.stream()
                        .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                reader);
    }

    /** The lines of a text, for parsers of single values. */
    public static Stream<String> lines(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).lines().limit(20);
    }
}
