package dev.parley.lucene.commits;

/** Thrown for a commit that differs from what was written. The message says what is wrong and how to repair it. */
public final class DamagedIndex extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedIndex(String message) {
        super("the search index is damaged: " + message + "; \"./parley rebuild --only search\" repairs it");
    }

    public DamagedIndex(String message, Throwable cause) {
        this(message);
        initCause(cause);
    }
}
