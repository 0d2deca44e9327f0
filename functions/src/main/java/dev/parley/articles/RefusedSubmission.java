package dev.parley.articles;

import static java.util.Objects.requireNonNull;

/** Thrown for a body that is not archived at all, because there is nothing to keep or too much of it. */
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

    /** Why it was refused; the message is a sentence that says what to change. */
    public Reason reason() {
        return reason;
    }
}
