package dev.parley.signin;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cookies of a browser. Their prefix makes browsers keep them for this host alone, send them by TLS alone, and take
 * them from this host alone (RFC 6265bis, {@code __Host-}); scripts cannot read them, and other sites' pages cannot send
 * them with anything but a link.
 */
public record Cookies(Map<String, String> values) {
    static final String ACCESS = "__Host-parley-access";
    static final String REFRESH = "__Host-parley-refresh";
    static final String ATTEMPT = "__Host-parley-sign-in";

    /** Browsers keep 4,096 bytes of a cookie, its name and attributes included. */
    private static final int LONGEST = 3_900;

    public Cookies {
        values = Map.copyOf(values);
    }

    /** @param pairs such as {@code name=value}; of two with one name the first counts */
    public static Cookies of(List<String> pairs) {
        var values = new HashMap<String, String>();
        for (var pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return new Cookies(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The header {@code Set-Cookie}.
     *
     * @throws IllegalArgumentException when browsers would not keep the value whole
     */
    static String set(String name, String value, Duration lifetime) {
        if (!value.matches("[!#-+\\--:<-\\[\\]-~]{1," + LONGEST + "}")) {
            throw new IllegalArgumentException(
                    name + " has a value of " + value.length() + " characters that a cookie cannot hold");
        }
        return name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + lifetime.toSeconds();
    }

    static String delete(String name) {
        return name + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
    }

    /** Names only, because values are secrets. */
    @Override
    public String toString() {
        return "Cookies" + values.keySet();
    }
}
