package dev.parley.collecting.fetching;

import static java.util.Objects.requireNonNull;

/** Thrown when a fetch got no response. */
public final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1;

    /** Why there is no response. */
    public enum Reason {
        /** Not http or https, another port than 80 and 443, or a host that is not public. */
        REFUSED_ADDRESS(false),
        /** The host's robots.txt forbids it. */
        ROBOTS(false),
        /** The host's robots.txt cannot be read, so that nothing may be fetched. */
        ROBOTS_UNKNOWN(true),
        /** The host is being asked by another fetch, or wants to be left alone for a while. */
        BUSY(true),
        UNKNOWN_HOST(true),
        /** No connection, or it broke. */
        CONNECTION(true),
        TIMEOUT(true),
        /** More bytes than {@link FetchLimits} allows, before or after decompression. */
        TOO_LARGE(false),
        TOO_MANY_REDIRECTS(false),
        /** A response that breaks HTTP or its own compression. */
        BROKEN_RESPONSE(true);

        private final boolean mayPass;

        Reason(boolean mayPass) {
            this.mayPass = mayPass;
        }

        /** Whether the same fetch may succeed later. */
        public boolean mayPass() {
            return mayPass;
        }
    }

    private final Reason reason;

    public FetchFailed(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    FetchFailed(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
