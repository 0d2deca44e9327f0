package dev.parley.collecting.fetching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private static FetchLimits limits(int transferred, int decoded, int ratio) {
        return new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), transferred, decoded, ratio, 5);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws Exception {
        var limits = limits(100, 1000, 100);
        assertEquals(100, BoundedBody.read(new ByteArrayInputStream(new byte[100]), limits).length);
        var refused = assertThrows(
                FetchFailed.class, () -> BoundedBody.read(new ByteArrayInputStream(new byte[101]), limits));
        assertEquals(FetchFailed.Reason.TOO_LARGE, refused.reason());
    }

    @Test
    void aBodyWithoutAnEncodingIsTakenAsItIs() throws Exception {
        var body = new byte[] {1, 2, 3};
        assertArrayEquals(body, BoundedBody.decode(body, "", limits(100, 1000, 100)));
        assertArrayEquals(body, BoundedBody.decode(body, " Identity ", limits(100, 1000, 100)));
        assertArrayEquals(new byte[0], BoundedBody.decode(new byte[0], "gzip", limits(100, 1000, 100)));
    }

    @Test
    void anEncodingThatWasNotAskedForIsABrokenResponse() {
        var refused =
                assertThrows(FetchFailed.class, () -> BoundedBody.decode(new byte[] {1}, "br", limits(100, 1000, 100)));
        assertEquals(FetchFailed.Reason.BROKEN_RESPONSE, refused.reason());
    }

    @Test
    void aLargeBodyMayGrowByTheRatioAndNoMore() throws Exception {
        var body = new byte[3 << 20];
        new Random(1).nextBytes(body);
        var half = body.clone();
        Arrays.fill(half, 1 << 20, half.length, (byte) 0);
        var packed = gzip(half);
        assertArrayEquals(half, BoundedBody.decode(packed, "gzip", limits(5 << 20, 5 << 20, 3)));
        assertThrows(FetchFailed.class, () -> BoundedBody.decode(packed, "gzip", limits(5 << 20, 5 << 20, 2)));
    }
}
