package dev.parley.articles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns bytes into text: byte order mark, then the charset that the sender or the page declares, then strict UTF-8,
 * then windows-1252, which reads anything. Latin-1 and ASCII are read as windows-1252, as browsers do.
 *
 * @see <a href="https://encoding.spec.whatwg.org/">Encoding Standard</a>
 */
final class CharsetDetection {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern PARAMETER =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';>]{1,40})", Pattern.CASE_INSENSITIVE);
    /** How far into a page its {@code meta} charset is looked for; the standard asks for 1024 bytes, pages use more. */
    private static final int META_WITHIN = 4096;

    /** The text, and what had to be guessed or repaired. */
    record Decoded(String text, List<String> notes) {}

    private CharsetDetection() {}

    static Decoded decode(byte[] body, Optional<String> contentType) {
        var marked = byteOrderMark(body);
        if (marked.isPresent()) {
            var text = new String(body, marked.get());
            return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, List.of());
        }
        var notes = new ArrayList<String>();
        var declared = contentType.flatMap(CharsetDetection::named).or(() -> metaCharset(body));
        var utf8 = strict(body, StandardCharsets.UTF_8);
        if (declared.isPresent()) {
            var charset = charset(declared.get());
            if (charset.isEmpty()) {
                notes.add("The charset " + Notes.quote(declared.get()) + " is not known; another was tried.");
            } else if (utf8.isPresent() && charset.get().equals(WINDOWS_1252)) {
                // Bytes that make sense as UTF-8 almost never are windows-1252; pure ASCII is the same in both.
                if (hasNonAscii(body)) {
                    notes.add("The bytes are UTF-8, though " + Notes.quote(declared.get()) + " was declared.");
                }
                return new Decoded(utf8.get(), notes);
            } else {
                var text = strict(body, charset.get());
                if (text.isPresent()) {
                    return new Decoded(text.get(), notes);
                }
                notes.add("The bytes are not " + Notes.quote(declared.get())
                        + " as declared; another charset was tried.");
            }
        }
        if (utf8.isPresent()) {
            return new Decoded(utf8.get(), notes);
        }
        notes.add("The bytes are not UTF-8; they were read as windows-1252.");
        return new Decoded(new String(body, WINDOWS_1252), notes);
    }

    private static Optional<Charset> byteOrderMark(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(body, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(StandardCharsets.UTF_32LE);
        }
        if (startsWith(body, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_32BE);
        }
        if (startsWith(body, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(body, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Optional<String> metaCharset(byte[] body) {
        var start = new String(body, 0, Math.min(body.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        int meta = start.toLowerCase(Locale.ROOT).indexOf("<meta");
        return meta < 0 ? Optional.empty() : named(start.substring(meta));
    }

    private static Optional<String> named(String header) {
        var found = PARAMETER.matcher(header);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            var charset = Charset.forName(name);
            return Optional.of(
                    charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)
                            ? WINDOWS_1252
                            : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] body, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNonAscii(byte[] body) {
        for (byte b : body) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }
}
