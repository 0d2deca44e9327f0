package dev.parley.articles;

import static java.util.Objects.requireNonNull;

/** Thrown for a body that is not archived because it is empty or too large. The message says what to change. */
public final class RefusedSubmission extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Reason {
        /** The body has no bytes. */
        EMPTY,
        /** The body has more than {@link Submission#MAX_BYTES} bytes. */
        TOO_LARGE
    }

    private final Reason reason;

    public RefusedSubmission(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
