package dev.parley.articles;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.ids.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A fingerprint of a text, by which copies are recognised that editors have cut, extended or slightly changed: a MinHash
 * of its three-word shingles, one byte of the least hash for each of {@value #FUNCTIONS} hash functions. The share of
 * equal bytes estimates the share of shingles that two texts have in common. A text of fewer than {@value #FEW_WORDS}
 * words has a hash of all its words instead, because two reports of one event can be that short and differ in a word.
 *
 * <p>Fingerprints are stored. Another way to compute them would make the stored ones useless.
 *
 * <p>{@code docs/copies.md} has the measurements by which the sizes and the threshold were chosen.
 *
 * @see <a href="https://doi.org/10.1145/1772690.1772759">Li and König: b-bit minwise hashing (2010)</a>
 * @param value the bytes in base64url, or the hash as an {@link Id}
 */
public record TextFingerprint(@JsonValue String value) {
    /** Texts of fewer words are copies only if all words are the same. */
    public static final int FEW_WORDS = 50;

    /** Two texts are copies when at least this many bytes are equal: about a third of their shingles are the same. */
    public static final int ENOUGH = 8;

    private static final int FUNCTIONS = 24;
    private static final int SHINGLE = 3;

    /** What makes one hash function differ from the others. */
    private static final long[] SEEDS =
            LongStream.range(0, FUNCTIONS).map(TextFingerprint::mixed).toArray();

    /** Characters of the bytes in base64url, which need no padding, and of an id of all words. */
    private static final int LONG = 32;

    private static final int SHORT = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}|[0-9a-z]{17}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TextFingerprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a fingerprint: " + value);
        }
    }

    /** The fingerprint of a text; none of a text without words. */
    public static Optional<TextFingerprint> of(String text) {
        var least = new long[FUNCTIONS];
        Arrays.fill(least, Long.MAX_VALUE);
        var hashes = new long[SHINGLE];
        var first = new StringBuilder();
        int count = 0;
        var word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            hashes[count++ % SHINGLE] = word.group().hashCode();
            if (count < FEW_WORDS) {
                first.append(word.group()).append(' ');
            }
            if (count >= SHINGLE) {
                lower(least, shingle(hashes, count));
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new TextFingerprint(count < FEW_WORDS ? Id.of(first.toString(), SHORT) : base64(lastBytes(least))));
    }

    private static long shingle(long[] hashes, int count) {
        long hash = 0;
        for (int i = 0; i < SHINGLE; i++) {
            hash = mixed(hash + hashes[(count + i) % SHINGLE]);
        }
        return hash;
    }

    private static void lower(long[] least, long shingle) {
        for (int i = 0; i < FUNCTIONS; i++) {
            least[i] = Math.min(least[i], mixed(shingle ^ SEEDS[i]));
        }
    }

    /** Mixes all bits into all bits: the finaliser of SplitMix64. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static byte[] lastBytes(long[] hashes) {
        var bytes = new byte[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            bytes[i] = (byte) hashes[i];
        }
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether the two texts are one text, as far as can be known from their fingerprints. */
    public boolean isCopyOf(TextFingerprint other) {
        return value.equals(other.value) || matches(other) >= ENOUGH;
    }

    /**
     * The parts by which copies can be looked up: each byte with its place, or the hash of a short text. Texts are copies
     * when {@link #partsInCommon} of their parts are the same.
     */
    public List<String> parts() {
        if (value.length() != LONG) {
            return List.of(value);
        }
        var bytes = Base64.getUrlDecoder().decode(value);
        var parts = new ArrayList<String>();
        for (int i = 0; i < FUNCTIONS; i++) {
            parts.add(i + ":" + (bytes[i] & 0xFF));
        }
        return parts;
    }

    /** How many parts the fingerprint of a copy has in common with this one, at least. */
    public int partsInCommon() {
        return value.length() == LONG ? ENOUGH : 1;
    }

    /** The number of equal bytes, of {@value #FUNCTIONS}; 0 if one of the texts is short. */
    public int matches(TextFingerprint other) {
        if (value.length() != LONG || other.value.length() != LONG) {
            return 0;
        }
        var bytes = Base64.getUrlDecoder().decode(value);
        var others = Base64.getUrlDecoder().decode(other.value);
        int same = 0;
        for (int i = 0; i < FUNCTIONS; i++) {
            same += bytes[i] == others[i] ? 1 : 0;
        }
        return same;
    }

    @Override
    public String toString() {
        return value;
    }
}
