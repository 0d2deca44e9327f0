package dev.parley.subscriptions;

import static java.util.Objects.requireNonNull;

/** A request that cannot be carried out. The message is a sentence that says what to change. */
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why the request is refused. */
    public enum Reason {
        /** The request has an invalid value. */
        INVALID,
        /** The code is wrong, has expired, or was tried too often. */
        CODE,
        /** No subscription has this id. */
        UNKNOWN,
        /** The state of the subscription does not allow it. */
        CONFLICT,
        /** A daily limit is reached. */
        TOO_MANY,
        /** SNS accepts no further subscription. */
        FULL
    }

    private final Reason reason;

    public RefusedRequest(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
