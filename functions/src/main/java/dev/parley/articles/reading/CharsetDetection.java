package dev.parley.articles.reading;

import dev.parley.resources.ResourceTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Decodes bytes into text. The charset is, in this order: that of a byte order mark; UTF-8 if the bytes are valid with
 * few exceptions; the one that the sender declares; the one that the page declares, as jsoup reads it; the one that
 * Mozilla's detector recognises; windows-1252, which decodes anything. A malformed byte affects one character only.
 *
 * @see <a href="https://encoding.spec.whatwg.org/">Encoding Standard</a>
 */
public final class CharsetDetection {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern PARAMETER =
            Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';>]{1,40})", Pattern.CASE_INSENSITIVE);
    /** Bytes of a page in which its declared charset is searched. The standard requires 1024; pages use more. */
    private static final int DECLARED_WITHIN = 8192;
    /** Bytes given to the detector: enough for any article, and quick. */
    private static final int DETECTED_FROM = 512 * 1024;
    /** Bytes are treated as UTF-8 when there are at least this many valid characters for each malformed one. */
    private static final int VALID_PER_MALFORMED = 4;
    /** A charset is rejected when more than one character in this many cannot be decoded. */
    private static final int MOST_MALFORMED_ONE_IN = 50;

    private static final Map<String, String> LABELS = ResourceTable.table("articles/charset-labels.tsv", 2).stream()
            .collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast));

    /** The text, and notes on what was guessed or repaired. */
    public record Decoded(String text, List<String> notes) {}

    private CharsetDetection() {}

    /**
     * Decodes a body.
     *
     * @param contentType the media type that was sent with it; its charset parameter is the sender's declaration
     */
    public static Decoded decode(byte[] body, Optional<String> contentType) {
        var marked = byteOrderMark(body);
        if (marked.isPresent()) {
            var text = new String(body, marked.get());
            return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, List.of());
        }
        var notes = new ArrayList<String>();
        var sent = contentType.flatMap(CharsetDetection::named);
        var declared = sent.flatMap(CharsetDetection::charset);
        if (sent.isPresent() && declared.isEmpty()) {
            notes.add("The charset " + Notes.quote(sent.get()) + " is unknown; another was tried.");
        }
        var utf8 = Utf8Check.of(body);
        if (utf8.isAscii()) {
            return new Decoded(ascii(body, declared), notes);
        }
        if (utf8.valid() >= (long) utf8.malformed() * VALID_PER_MALFORMED) {
            if (utf8.malformed() > 0) {
                notes.add("Bytes that are not UTF-8 were replaced: " + utf8.malformed() + ".");
            } else if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
                notes.add("The bytes are UTF-8, though " + Notes.quote(sent.get()) + " was declared.");
            }
            return new Decoded(new String(body, StandardCharsets.UTF_8), notes);
        }
        // A page that declares UTF-16 in ASCII is not UTF-16. Browsers treat it as UTF-8.
        var byPage = pageCharset(body).filter(charset -> !isWide(charset));
        for (var charset : Stream.concat(declared.stream(), byPage.stream())
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .toList()) {
            var text = new String(body, charset);
            if (isReadable(text)) {
                return new Decoded(text, notes);
            }
            notes.add("The bytes are not " + Notes.quote(charset.name()) + " as declared; another charset was tried.");
        }
        var guess = detected(body).orElse(WINDOWS_1252);
        notes.add("The bytes are not UTF-8; they were read as " + guess.name().toLowerCase(Locale.ROOT) + ".");
        return new Decoded(new String(body, guess), notes);
    }

    /** Bytes below 128 mean the same in every charset except UTF-16, UTF-32 and those with escape sequences. */
    private static String ascii(byte[] body, Optional<Charset> declared) {
        var shifted = declared.filter(c -> isWide(c) || c.name().startsWith("ISO-2022"))
                .or(() ->
                        contains(body, 0x1B) ? detectedName(body).flatMap(CharsetDetection::charset) : Optional.empty())
                .or(() -> zeros(body));
        if (shifted.isPresent()) {
            var text = new String(body, shifted.get());
            if (isReadable(text) && !text.isBlank()) {
                return text;
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /** UTF-16 without a byte order mark: in Latin text, every other byte is zero. */
    private static Optional<Charset> zeros(byte[] body) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        int most = body.length / 3;
        if (odd > most && even == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even > most && odd == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
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

    /** The charset of a {@code meta} element or an XML declaration, found by jsoup; UTF-8 when there is none. */
    private static Optional<Charset> pageCharset(byte[] body) {
        var start = new ByteArrayInputStream(body, 0, Math.min(body.length, DECLARED_WITHIN));
        try {
            return charset(Jsoup.parse(start, null, "").charset().name());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from memory", e);
        }
    }

    private static Optional<String> named(String header) {
        var parameter = PARAMETER.matcher(header);
        return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(LABELS.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isReadable(String text) {
        long bad = text.chars().filter(c -> c == '\uFFFD').count();
        return bad * MOST_MALFORMED_ONE_IN <= text.length();
    }

    /**
     * The charset that the detector recognises. It is not used when most bytes beyond ASCII are surrounded by ASCII,
     * as in Latin text, because it mistakes short texts with accents for East Asian ones.
     */
    private static Optional<Charset> detected(byte[] body) {
        int high = 0;
        int isolated = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] < 0) {
                high++;
                boolean before = i > 0 && body[i - 1] < 0;
                boolean after = i + 1 < body.length && body[i + 1] < 0;
                isolated += before || after ? 0 : 1;
            }
        }
        if (isolated * 2 > high) {
            return Optional.empty();
        }
        return detectedName(body)
                .flatMap(CharsetDetection::charset)
                .filter(charset -> isReadable(new String(body, charset)));
    }

    private static Optional<String> detectedName(byte[] body) {
        var detector = new UniversalDetector();
        detector.handleData(body, 0, Math.min(body.length, DETECTED_FROM));
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset());
    }

    private static boolean contains(byte[] body, int value) {
        for (byte b : body) {
            if (b == value) {
                return true;
            }
        }
        return false;
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
}
