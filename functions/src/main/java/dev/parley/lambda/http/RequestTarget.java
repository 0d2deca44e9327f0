package dev.parley.lambda.http;

import java.nio.charset.StandardCharsets;

/** Path and query of a request as they go into a request line (RFC 3986). */
final class RequestTarget {
    private static final String IN_PATH = "-._~!$&'()*+,;=:@/";
    private static final String IN_QUERY = IN_PATH + "?";

    private RequestTarget() {}

    /** The gateway decodes the path, so that it is encoded again here; the query is as the client sent it. */
    static String of(HttpRequest request) {
        var path = request.decodedPath();
        var encoded = encoded(path.startsWith("/") ? path : "/" + path, IN_PATH, false);
        return request.rawQuery().isEmpty() ? encoded : encoded + "?" + encoded(request.rawQuery(), IN_QUERY, true);
    }

    /** @param isEncoded whether a percent sign with two hexadecimal digits stays as it is */
    private static String encoded(String part, String allowed, boolean isEncoded) {
        var out = new StringBuilder();
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean stays = c < 0x80 && (Character.isLetterOrDigit(c) || allowed.indexOf(c) >= 0)
                    || isEncoded && c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (stays) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    private static boolean isHex(byte digit) {
        return Character.digit(digit, 16) >= 0;
    }
}
