package dev.parley.articles.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Counts the valid and invalid UTF-8 sequences in bytes.
 *
 * @param valid well-formed characters of more than one byte
 * @param malformed malformed sequences, each of which a decoder replaces with one character
 */
record Utf8Check(int valid, int malformed) {
    static Utf8Check of(byte[] body) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(body);
        var out = CharBuffer.allocate(8192);
        int valid = 0;
        int malformed = 0;
        while (true) {
            var result = decoder.decode(in, out, true);
            valid += countBeyondAscii(out.flip());
            out.clear();
            if (result.isError()) {
                malformed++;
                in.position(in.position() + result.length());
            } else if (result.isUnderflow()) {
                return new Utf8Check(valid, malformed);
            }
        }
    }

    /** Whether all bytes are below 128. This also holds for ISO-2022, and for UTF-16 with Latin letters only. */
    boolean isAscii() {
        return valid == 0 && malformed == 0;
    }

    private static int countBeyondAscii(CharBuffer chars) {
        int count = 0;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            count += c >= 128 && !Character.isLowSurrogate(c) ? 1 : 0;
        }
        return count;
    }
}
