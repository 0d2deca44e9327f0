package dev.parley.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which sources this code was built from. The same sources give the same version on every machine and JDK. */
public final class CodeVersion {
    private static final String FILE = "/dev/parley/code-version.txt";

    /** As many hexadecimal digits as tell two versions apart. */
    private static final int LENGTH = 12;

    private CodeVersion() {}

    /**
     * The first 12 hexadecimal digits of the sources' SHA-256, which the build writes.
     *
     * @throws IllegalStateException if the build wrote none
     */
    public static String current() {
        try (var in = CodeVersion.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing: build with Maven");
            }
            return new String(in.readNBytes(LENGTH), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + FILE, e);
        }
    }
}
