package dev.parley.local;

/** A call that SNS refuses, with the error code of SNS. */
final class SnsRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    SnsRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    static SnsRefused invalid(String message) {
        return new SnsRefused("InvalidParameter", "Invalid parameter: " + message);
    }

    String code() {
        return code;
    }

    int status() {
        return switch (code) {
            case "NotFound" -> 404;
            case "AuthorizationError", "FilterPolicyLimitExceeded", "SubscriptionLimitExceeded" -> 403;
            default -> 400;
        };
    }
}
