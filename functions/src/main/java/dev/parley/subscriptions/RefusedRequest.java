package dev.parley.subscriptions;

import static java.util.Objects.requireNonNull;

/** A request that cannot be carried out; the message is a sentence that says what to change. */
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why; each is answered with a status of its own. */
    public enum Reason {
        /** What it says cannot be. */
        INVALID,
        /** The code is wrong, too old, or was tried too often. */
        CODE,
        /** There is nothing of this id. */
        UNKNOWN,
        /** The subscription is not in the state for it. */
        CONFLICT,
        /** More than the limit of a day. */
        TOO_MANY,
        /** SNS takes no further subscriber. */
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
