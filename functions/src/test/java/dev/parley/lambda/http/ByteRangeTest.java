package dev.parley.lambda.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByteRangeTest {
    private static Optional<ByteRange> of(String header) {
        return ByteRange.of(header, 1000, 400);
    }

    @Test
    void rangeIsShortenedToTheContentAndToOneAnswer() {
        assertEquals(Optional.of(new ByteRange(0, 99)), of("bytes=0-99"));
        assertEquals(Optional.of(new ByteRange(900, 999)), of("bytes=900-5000"));
        assertEquals(Optional.of(new ByteRange(0, 399)), of("bytes=0-"));
        assertEquals(Optional.of(new ByteRange(990, 999)), of("bytes=-10"));
        assertEquals(Optional.of(new ByteRange(0, 399)), of("bytes=-5000"));
        assertEquals(Optional.of(new ByteRange(5, 404)), of("bytes=5-999999999999999999"));
    }

    @Test
    void rangeAfterTheEndIsUnsatisfiable() {
        for (var header : List.of("bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=999999999999999999-")) {
            assertTrue(of(header).orElseThrow().isUnsatisfiable(), header);
        }
    }

    @Test
    void otherHeadersAreIgnored() {
        for (var header : List.of(
                "bytes=-",
                "bytes=9-3",
                "bytes=0-1,5-6",
                "items=0-9",
                "bytes=a-b",
                "",
                "bytes=0-99999999999999999999")) {
            assertEquals(Optional.empty(), of(header), header);
        }
    }
}
