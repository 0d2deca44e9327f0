package dev.parley.application.ports;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** Port: remembers the robots.txt of hosts. */
public interface RobotFiles {
    /** @param origin scheme, host and port */
    Optional<RobotFile> find(String origin);

    void save(String origin, RobotFile file);

    /**
     * A robots.txt as it was fetched.
     *
     * @param status of the response
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record RobotFile(int status, byte[] body, Instant fetched) {
        public RobotFile {
            requireNonNull(body, "body");
            requireNonNull(fetched, "fetched");
        }
    }
}
