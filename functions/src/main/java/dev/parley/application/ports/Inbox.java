package dev.parley.application.ports;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Port: files that somebody puts below {@code inbox/} in the bucket. */
public interface Inbox {
    /**
     * A file in the inbox.
     *
     * @param etag changes when the file is replaced
     * @param bytes its size
     * @param body absent if it is larger than what was asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record InboxFile(String key, String etag, long bytes, Optional<byte[]> body) {
        public InboxFile {
            requireNonNull(key, "key");
            requireNonNull(etag, "etag");
            requireNonNull(body, "body");
        }
    }

    /**
     * Reads a file; empty if it is not there any more.
     *
     * @param limit size in bytes above which it is not read
     */
    Optional<InboxFile> read(String key, long limit);

    /** Removes a file, unless it was replaced since it was read. */
    void remove(InboxFile file);

    /** Moves a file out of the inbox and stores the reason beside it, unless the file was replaced since it was read. */
    void refuse(InboxFile file, String reason);
}
