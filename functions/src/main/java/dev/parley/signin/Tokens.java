package dev.parley.signin;

import java.time.Duration;
import java.util.Optional;

/**
 * What an issuer gives for a code or a refresh token.
 *
 * @param access shown to the API with each request
 * @param lifetime of the access token
 * @param refresh gets the next tokens; empty when the issuer gives none, or none but the one that it was asked with
 */
public record Tokens(String access, Duration lifetime, Optional<String> refresh) {
    /** Names no token, because logs may show this. */
    @Override
    public String toString() {
        return "Tokens[lifetime=" + lifetime + "]";
    }
}
