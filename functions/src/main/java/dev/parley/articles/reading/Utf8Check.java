package dev.parley.articles.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How far bytes are UTF-8.
 *
 * @param right characters of more than one byte that are well formed
 * @param bad malformed sequences, each of which a decoder replaces by one character
 */
record Utf8Check(int right, int bad) {
    static Utf8Check of(byte[] body) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(body);
        var out = CharBuffer.allocate(8192);
        int right = 0;
        int bad = 0;
        while (true) {
            var result = decoder.decode(in, out, true);
            right += beyondAscii(out.flip());
            out.clear();
            if (result.isError()) {
                bad++;
                in.position(in.position() + result.length());
            } else if (result.isUnderflow()) {
                return new Utf8Check(right, bad);
            }
        }
    }

    /** Whether all bytes are below 128, as those of ISO-2022 and of UTF-16 in Latin letters are too. */
    boolean isAscii() {
        return right == 0 && bad == 0;
    }

    private static int beyondAscii(CharBuffer chars) {
        int count = 0;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            count += c >= 128 && !Character.isLowSurrogate(c) ? 1 : 0;
        }
        return count;
    }
}
