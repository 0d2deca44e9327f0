package dev.parley.lucene.commits;

/** Thrown for a commit of the index that is not what was written; the message says what is wrong and what mends it. */
public final class DamagedIndex extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedIndex(String message) {
        super("the search index is damaged: " + message + "; \"./parley rebuild --only search\" mends it");
    }

    public DamagedIndex(String message, Throwable cause) {
        this(message);
        initCause(cause);
    }
}
