package dev.parley.importing;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits JSON Lines. Blank lines are counted and passed over. */
public final class JsonLines {
    private final ByteLines lines;
    private int number;

    /** @param limit the number of bytes after which a line is cut */
    JsonLines(BufferedInputStream in, int limit) throws IOException {
        JsonRecords.skipByteOrderMark(in);
        this.lines = new ByteLines(in, limit);
    }

    /**
     * A line that is not blank.
     *
     * @param number the first line has 1
     * @param json its bytes without the line end
     * @param isCut whether it was longer than the limit
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Line(int number, byte[] json, boolean isCut) {
        public Line {
            requireNonNull(json, "json");
        }
    }

    /** The lines of a body; at most so many, so that a caller can ask for one more than it takes. */
    public static List<Line> of(byte[] body, int atMost) {
        var found = new ArrayList<Line>();
        try {
            var lines = new JsonLines(new BufferedInputStream(new ByteArrayInputStream(body)), Integer.MAX_VALUE);
            for (var line = lines.next(); line != null && found.size() < atMost; line = lines.next()) {
                found.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from memory", e);
        }
        return found;
    }

    /** The next line that is not blank; null at the end. */
    @Nullable
    Line next() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (lines.isCut() || !isBlank(line)) {
                return new Line(number, withoutEnd(line), lines.isCut());
            }
        }
        return null;
    }

    private static byte[] withoutEnd(byte[] line) {
        int end = line.length;
        end -= end > 0 && line[end - 1] == '\n' ? 1 : 0;
        end -= end > 0 && line[end - 1] == '\r' ? 1 : 0;
        return Arrays.copyOf(line, end);
    }

    private static boolean isBlank(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).isBlank();
    }
}
