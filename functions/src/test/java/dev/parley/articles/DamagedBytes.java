package dev.parley.articles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A WARC file with one bit changed, once for each of its bytes. */
final class DamagedBytes {
    private DamagedBytes() {}

    /** Reading a damaged file either fails with a reason or gives what the whole file gives. */
    static void assertDetectedOrHarmless(byte[] bytes) {
        var whole = WarcFile.read(bytes);
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            try {
                var read = WarcFile.read(damaged);
                assertEquals(whole.article(), read.article(), "byte " + i);
                assertArrayEquals(whole.original(), read.original(), "byte " + i);
            } catch (DamagedArchive e) {
                assertTrue(e.getMessage().length() > 10);
            }
        }
    }
}
