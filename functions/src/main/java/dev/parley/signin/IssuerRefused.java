package dev.parley.signin;

/** The issuer answered that a code or a refresh token is not valid, or not any more. */
public final class IssuerRefused extends Exception {
    private static final long serialVersionUID = 1;

    IssuerRefused(String message) {
        super(message);
    }
}
