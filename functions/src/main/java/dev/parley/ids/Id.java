package dev.parley.ids;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Ids that survive copying by hand: Crockford's base 32 (no i, l, o, u), read case-insensitively and without
 * hyphens, with {@code i} and {@code l} taken for 1 and {@code o} for 0, and one check character at the end.
 *
 * <p>The check character is the value modulo 31, written in the same alphabet. It catches every single wrong
 * character and nearly every swap of neighbours. (Crockford's own modulo 37 would need five symbols that do not
 * survive in addresses.)
 *
 * @see <a href="https://www.crockford.com/base32.html">Base 32</a>
 */
public final class Id {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Id() {}

    /** The id of some content: the first {@code 5 * length} bits of its SHA-256, and a check character. */
    public static String of(byte[] content, int length) {
        var value = new BigInteger(1, sha256(content)).shiftRight(256 - 5 * length);
        return encode(value, length);
    }

    /** The id of a text, by its UTF-8 bytes. */
    public static String of(String content, int length) {
        return of(content.getBytes(StandardCharsets.UTF_8), length);
    }

    /** The id as it is stored, for an id as somebody typed it; empty when its check character or alphabet is wrong. */
    public static Optional<String> parse(String typed, int length) {
        var clean = typed.strip()
                .replace("-", "")
                .toLowerCase(Locale.ROOT)
                .replace('i', '1')
                .replace('l', '1')
                .replace('o', '0');
        if (clean.length() != length + 1 || !clean.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        var value = BigInteger.ZERO;
        for (int i = 0; i < length; i++) {
            value = value.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(clean.charAt(i))));
        }
        return encode(value, length).equals(clean) ? Optional.of(clean) : Optional.empty();
    }

    /** Why what somebody typed is no id, as the end of a sentence; empty when it is one. */
    public static Optional<String> fault(String typed, int length) {
        if (parse(typed, length).isPresent()) {
            return Optional.empty();
        }
        var clean = typed.strip().replace("-", "");
        if (clean.length() != length + 1) {
            return Optional.of("it has " + clean.length() + " characters, and an id has " + (length + 1));
        }
        var strange = clean.toLowerCase(Locale.ROOT)
                .chars()
                .anyMatch(c -> c != 'i' && c != 'l' && c != 'o' && ALPHABET.indexOf(c) < 0);
        return Optional.of(
                strange
                        ? "an id has the digits and the letters a to z without u alone"
                        : "its check character (the last) does not fit the others, so that one of them is mistyped");
    }

    /** SHA-256 of some bytes. */
    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of some bytes, in lower-case hexadecimal. */
    public static String sha256Hex(byte[] content) {
        return HexFormat.of().formatHex(sha256(content));
    }

    private static String encode(BigInteger value, int length) {
        var id = new StringBuilder(length + 1);
        for (int i = length - 1; i >= 0; i--) {
            id.append(ALPHABET.charAt(value.shiftRight(5 * i).intValue() & 31));
        }
        return id.append(ALPHABET.charAt(value.mod(BigInteger.valueOf(31)).intValue()))
                .toString();
    }
}
