package dev.parley.application.ports;

import java.util.List;

/** Port: how many messages wait in queues. */
public interface QueueDepths {
    /** The queues that operators watch, in the order of their configuration. */
    List<Depth> all();

    /** @param messages about as many as the queue says; it counts without a lock */
    record Depth(String queue, long messages) {}
}
