package dev.parley.articles.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recognises bytes that are not text, such as pictures, archives and office documents. */
final class BinaryContent {
    private static final int LOOK_AT = 64 * 1024;
    /** Text has at most one control or undecodable character in this many. */
    private static final int ONE_IN = 20;

    /** The bytes that a kind of content begins with. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kind(byte[] mark, String name) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(ascii("%PDF-"), "a PDF document"),
            new Kind(new byte[] {'P', 'K', 3, 4}, "a ZIP archive or an office document"),
            new Kind(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "a picture"),
            new Kind(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, "a picture"),
            new Kind(ascii("GIF8"), "a picture"),
            new Kind(new byte[] {0x1F, (byte) 0x8B}, "compressed data"));

    private BinaryContent() {}

    /** Names the kind of content, with its article; empty for text. */
    static Optional<String> kindOf(byte[] body, String decoded) {
        for (var kind : KINDS) {
            var mark = kind.mark();
            if (body.length >= mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length)) {
                return Optional.of(kind.name());
            }
        }
        int length = Math.min(decoded.length(), LOOK_AT);
        int unreadable = 0;
        for (int i = 0; i < length; i++) {
            char c = decoded.charAt(i);
            if (c == '\uFFFD' || Character.isISOControl(c) && !Character.isWhitespace(c) && c != '\u0085') {
                unreadable++;
            }
        }
        return unreadable * ONE_IN > length ? Optional.of("binary data") : Optional.empty();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
