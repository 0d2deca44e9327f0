package dev.parley.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes. A line longer than the limit is cut, so that no file can fill the memory. */
final class ByteLines {
    private final BufferedInputStream in;
    private final int limit;
    private boolean cut;

    ByteLines(BufferedInputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line with its line feed, if it has one; null at the end. */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        cut = false;
        int c;
        while ((c = in.read()) >= 0) {
            if (line.size() < limit) {
                line.write(c);
            } else {
                cut = true;
            }
            if (c == '\n') {
                break;
            }
        }
        return c < 0 && line.size() == 0 ? null : line.toByteArray();
    }

    /** Whether the last line was longer than the limit. */
    boolean isCut() {
        return cut;
    }
}
