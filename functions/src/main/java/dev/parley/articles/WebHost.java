package dev.parley.articles;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parses the host of a web address as browsers do: percent-decoded, mapped by UTS #46 without transitional processing
 * (ß stays ß), international labels in Punycode, numbers as IPv4, and IPv6 in its shortest form.
 *
 * @see <a href="https://url.spec.whatwg.org/#host-parsing">URL Standard</a>
 * @see <a href="https://www.unicode.org/reports/tr46/">UTS #46</a>
 */
final class WebHost {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern DOTTED = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*(?:[0-9]{1,3}\\.){0,3}[0-9]{0,3}");
    /** Full stops of other scripts; they separate labels too. */
    private static final Pattern DOTS = Pattern.compile("[\\u3002\\uFF0E\\uFF61]");
    /** Code points that UTS #46 ignores: soft hyphen, zero-width characters, variation selectors. */
    private static final Pattern IGNORED =
            Pattern.compile("[\\u00AD\\u034F\\u180B-\\u180F\\u200B\\u2060\\u2064\\uFE00-\\uFE0F\\uFEFF]");

    private WebHost() {}

    /**
     * The host in ASCII; empty when it is not a valid host.
     *
     * @param given the part of the address between the user and the port
     */
    static Optional<String> of(String given) {
        if (given.startsWith("[")) {
            return given.endsWith("]") ? ipv6(given.substring(1, given.length() - 1)) : Optional.empty();
        }
        return decoded(given).flatMap(WebHost::named);
    }

    private static Optional<String> named(String decoded) {
        // NFKC folds capital sharp s to ss; the standard maps it to ß.
        var folded =
                IGNORED.matcher(decoded.replace('\u1E9E', 'ß')).replaceAll("").toLowerCase(Locale.ROOT);
        var mapped = Normalizer.normalize(folded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var labels =
                new ArrayList<>(List.of(DOTS.matcher(mapped).replaceAll(".").split("\\.", -1)));
        while (labels.size() > 1 && labels.getLast().isEmpty()) {
            labels.removeLast();
        }
        if (NUMBER.matcher(labels.getLast()).matches()) {
            return Optional.of(String.join(".", labels))
                    .filter(host -> DOTTED.matcher(host).matches());
        }
        var ascii = labels.stream().map(WebHost::ascii).toList();
        boolean isHost = ascii.stream()
                .allMatch(label ->
                        label.length() <= LONGEST_LABEL && LABEL.matcher(label).matches());
        return Optional.of(String.join(".", ascii)).filter(host -> isHost && host.length() <= LONGEST);
    }

    private static String ascii(String label) {
        boolean plain = label.chars().allMatch(c -> c < 0x80);
        boolean isWord = label.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c)
                        || c == '-'
                        || c == 0x200C
                        || c == 0x200D
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || Character.getType(c) == Character.OTHER_SYMBOL);
        if (plain) {
            return label;
        }
        return isWord ? "xn--" + Punycode.encode(label) : "";
    }

    private static Optional<String> decoded(String given) {
        if (given.indexOf('%') < 0) {
            return Optional.of(given);
        }
        var bytes = given.getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.put((byte) (high * 16 + low));
                i += 2;
            } else {
                out.put(bytes[i]);
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ipv6(String given) {
        var literal = given.toLowerCase(Locale.ROOT);
        if (!IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            var bytes = Inet6Address.ofLiteral(literal).getAddress();
            return Optional.of("[" + shortest(bytes.length == 4 ? mapped(bytes) : bytes) + "]");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Java turns an IPv4-mapped IPv6 address into an IPv4 address; browsers do not. */
    private static byte[] mapped(byte[] ipv4) {
        return ByteBuffer.allocate(16)
                .putShort(10, (short) 0xFFFF)
                .put(12, ipv4)
                .array();
    }

    /** RFC 5952: the first of the longest runs of zeros is compressed. */
    private static String shortest(byte[] address) {
        var groups = new int[8];
        Arrays.setAll(groups, i -> (address[2 * i] & 0xFF) << 8 | address[2 * i + 1] & 0xFF);
        int start = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                longest = end - i;
                start = i;
            }
            i = Math.max(i, end - 1);
        }
        if (start < 0) {
            return hex(groups, 0, 8);
        }
        return hex(groups, 0, start) + "::" + hex(groups, start + longest, 8);
    }

    private static String hex(int[] groups, int from, int to) {
        return Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
    }
}
