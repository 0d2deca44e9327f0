package dev.parley.ids;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Ids that can be copied by hand: Crockford's base 32 (no i, l, o, u) with one check character at the end. Reading ignores
 * case and hyphens, and takes {@code i} and {@code l} for 1 and {@code o} for 0.
 *
 * <p>The check character is the value modulo 31, written in the same alphabet. It catches every single wrong
 * character and nearly every swap of neighbours. (Crockford's own modulo 37 would need five symbols that are not safe in
 * URLs.)
 *
 * @see <a href="https://www.crockford.com/base32.html">Base 32</a>
 */
public final class Id {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Id() {}

    /** The id of content: the first {@code 5 * length} bits of its SHA-256, and a check character. */
    public static String of(byte[] content, int length) {
        var value = new BigInteger(1, sha256(content)).shiftRight(256 - 5 * length);
        return encode(value, length);
    }

    /** The id of a text, by its UTF-8 bytes. */
    public static String of(String content, int length) {
        return of(content.getBytes(StandardCharsets.UTF_8), length);
    }

    /** The stored form of a typed id; empty when its length, a character or the check character is wrong. */
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

    /** Why a typed id is not valid, as the end of a sentence; empty when it is valid. */
    public static Optional<String> fault(String typed, int length) {
        if (parse(typed, length).isPresent()) {
            return Optional.empty();
        }
        var clean = typed.strip().replace("-", "");
        if (clean.length() != length + 1) {
            return Optional.of("it has " + clean.length() + " characters, and an id has " + (length + 1));
        }
        var hasOtherCharacter = clean.toLowerCase(Locale.ROOT)
                .chars()
                .anyMatch(c -> c != 'i' && c != 'l' && c != 'o' && ALPHABET.indexOf(c) < 0);
        return Optional.of(
                hasOtherCharacter
                        ? "an id has only digits and the letters a to z without u"
                        : "its check character (the last) does not match the others, so one of them is mistyped");
    }

    /** SHA-256 of bytes. */
    public static byte[] sha256(byte[] content) {
        return newSha256().digest(content);
    }

    /** A digest that computes SHA-256 step by step. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of bytes, in lower-case hexadecimal. */
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
