package dev.parley.signin;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A browser that is on its way to the issuer and back. It is kept in a cookie of that browser alone.
 *
 * @param state comes back with the code; a code with another state was not asked for by this browser
 * @param verifier proves to the issuer who asked for the code (RFC 7636)
 * @param target path and query to which the browser wanted to go
 */
public record SignInAttempt(String state, String verifier, String target) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Longest target that a cookie has room for. */
    private static final int LONGEST_TARGET = 2000;

    public SignInAttempt {
        requireNonNull(state, "state");
        requireNonNull(verifier, "verifier");
        target = local(target);
    }

    /** @param target what is no path of this server becomes the first page */
    static SignInAttempt to(String target) {
        return new SignInAttempt(random(), random(), target);
    }

    /** A path of this server: browsers take what begins with two slashes, or with a backslash, for another server's. */
    private static String local(String target) {
        return target.length() <= LONGEST_TARGET && target.matches("/(?![/\\\\])[!-\\[\\]-~]*") ? target : "/";
    }

    /** 256 random bits. */
    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    /** The challenge by the method S256. */
    String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return ENCODER.encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAnsweredBy(String returnedState) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), returnedState.getBytes(StandardCharsets.UTF_8));
    }

    String toCookie() {
        return state + "." + verifier + "." + ENCODER.encodeToString(target.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<SignInAttempt> ofCookie(String value) {
        var parts = value.split("\\.", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return Optional.empty();
        }
        try {
            var target = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
            return Optional.of(new SignInAttempt(parts[0], parts[1], target));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
