package dev.parley.articles;

import dev.parley.resources.ResourceTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The canonical form of an article's address. The address is parsed as browsers parse it ({@link WebHost}). The scheme
 * and host are in lower case; the default port, user, fragment and tracking parameters
 * ({@code tracking-parameters.txt}) are removed; percent-encoding is normalised by RFC 3986 section 6.2.2; dot segments
 * are resolved. The scheme, the order of parameters, the case of the path and its trailing slash are kept, because
 * addresses that differ in them may be different pages.
 */
public final class CanonicalUrl {
    private static final int LONGEST = 2048;
    /** As in browsers: slashes may be missing, a backslash is a slash, and the last at sign ends the user part. */
    private static final Pattern FORM = Pattern.compile(
            "(?i)(https?):[/\\\\]*(?:[^/\\\\?#]*@)?([^/\\\\?#:@\\[\\]]+|\\[[^/\\\\?#@\\[\\]]*\\])(?::([0-9]{0,5}))?([/\\\\][^?#]*)?(?:\\?([^#]*))?(?:#.*)?");

    private static final int HIGHEST_PORT = 65_535;
    private static final List<String> TRACKING = ResourceTable.rows("articles/tracking-parameters.txt");
    private static final String UNRESERVED = "-._~";
    /** Characters that need no percent-encoding in a path or query, besides the unreserved ones. */
    private static final String ALLOWED = "!$&'()*+,;=:@/?";

    private CanonicalUrl() {}

    /** The canonical form; empty for a relative address, a scheme other than http and https, and anything unparsable. */
    public static Optional<String> of(String address) {
        return of(address, false);
    }

    /** The same form with its tracking parameters: for asking a server, which may need them. */
    public static Optional<String> complete(String address) {
        return of(address, true);
    }

    private static Optional<String> of(String address, boolean keepsTracking) {
        var clean = Characters.oneLine(address);
        var form = FORM.matcher(clean);
        if (clean.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        int port = port(form.group(3));
        if (port > HIGHEST_PORT) {
            return Optional.empty();
        }
        return WebHost.of(form.group(2)).map(host -> {
            var scheme = form.group(1).toLowerCase(Locale.ROOT);
            boolean isDefaultPort = port < 0 || port == (scheme.equals("https") ? 443 : 80);
            var path = form.group(4) == null ? "" : form.group(4).replace('\\', '/');
            return scheme + "://" + host + (isDefaultPort ? "" : ":" + port) + path(path)
                    + query(form.group(5), keepsTracking);
        });
    }

    private static int port(String given) {
        return given == null || given.isEmpty() ? -1 : Integer.parseInt(given);
    }

    /** The host of an address in its canonical form. */
    public static Optional<String> host(String canonical) {
        var form = FORM.matcher(canonical);
        return form.matches() ? Optional.of(form.group(2)) : Optional.empty();
    }

    private static String path(String given) {
        if (given.isEmpty()) {
            return "/";
        }
        var resolved = new ArrayList<String>();
        var segments = encoded(given).split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            var segment = segments[i];
            boolean last = i == segments.length - 1;
            if (segment.equals("..")) {
                if (!resolved.isEmpty()) {
                    resolved.removeLast();
                }
            } else if (!segment.equals(".")) {
                resolved.add(segment);
                continue;
            }
            if (last) {
                resolved.add("");
            }
        }
        return "/" + String.join("/", resolved);
    }

    private static String query(String given, boolean keepsTracking) {
        if (given == null) {
            return "";
        }
        var parameters = new ArrayList<String>();
        for (var parameter : given.split("&", -1)) {
            var name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (!parameter.isEmpty() && (keepsTracking || !isTracking(name))) {
                parameters.add(encoded(parameter));
            }
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static boolean isTracking(String name) {
        return TRACKING.stream()
                .anyMatch(rule ->
                        rule.endsWith("*") ? name.startsWith(rule.substring(0, rule.length() - 1)) : name.equals(rule));
    }

    private static String encoded(String part) {
        var out = new StringBuilder();
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            if (b == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                int value = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
                if (isUnreserved(value)) {
                    out.append((char) value);
                } else {
                    percent(out, value);
                }
                i += 2;
            } else if (isUnreserved(b) || ALLOWED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                percent(out, b);
            }
        }
        return out.toString();
    }

    private static void percent(StringBuilder out, int value) {
        out.append('%').append("0123456789ABCDEF".charAt(value >> 4)).append("0123456789ABCDEF".charAt(value & 15));
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0;
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }
}
