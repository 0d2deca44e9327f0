package dev.parley.collecting.feeds;

/** Thrown for bytes that are no feed. The message is a sentence for an operator. */
public final class BrokenFeed extends Exception {
    private static final long serialVersionUID = 1;

    public BrokenFeed(String message) {
        super(message);
    }

    BrokenFeed(String message, Throwable cause) {
        super(message, cause);
    }
}
