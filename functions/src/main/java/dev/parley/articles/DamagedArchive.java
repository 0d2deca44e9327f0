package dev.parley.articles;

/** Thrown for an archive file that differs from what was written. The message says what differs. */
public final class DamagedArchive extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedArchive(String message) {
        super(message);
    }

    DamagedArchive(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same damage, with the key of the object in the message. */
    public DamagedArchive in(VersionKey version) {
        return new DamagedArchive(version.objectKey() + ": " + getMessage(), this);
    }
}
