package dev.parley.articles.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Recognises bytes that are not text, such as pictures, archives and office documents. */
final class BinaryContent {
    private static final int LOOK_AT = 64 * 1024;
    /** Text has at most one control or undecodable character in this many. */
    private static final int ONE_IN = 20;

    private static final Map<byte[], String> KINDS = kinds();

    private BinaryContent() {}

    /** Names the kind of content, with its article; empty for text. */
    static Optional<String> kindOf(byte[] body, String decoded) {
        for (var kind : KINDS.entrySet()) {
            var mark = kind.getKey();
            if (body.length >= mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length)) {
                return Optional.of(kind.getValue());
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

    private static Map<byte[], String> kinds() {
        var kinds = new LinkedHashMap<byte[], String>();
        kinds.put("%PDF-".getBytes(StandardCharsets.US_ASCII), "a PDF document");
        kinds.put(new byte[] {'P', 'K', 3, 4}, "a ZIP archive or an office document");
        kinds.put(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "a picture");
        kinds.put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, "a picture");
        kinds.put("GIF8".getBytes(StandardCharsets.US_ASCII), "a picture");
        kinds.put(new byte[] {0x1F, (byte) 0x8B}, "compressed data");
        return kinds;
    }
}
