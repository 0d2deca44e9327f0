package dev.parley.exports;

/** An export that cannot be made. The message is a sentence that says what to change. */
public final class RefusedExport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedExport(String message) {
        super(message);
    }
}
