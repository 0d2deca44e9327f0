package dev.parley.application.ports;

import java.time.Instant;

/** Port: hands feeds over to those who fetch them. */
public interface FetchQueue {
    void send(FetchTask task);

    /**
     * A feed that is due.
     *
     * @param queued when it was sent; a task is outdated when the feed's state names another moment
     */
    record FetchTask(String feedId, Instant queued) {}
}
