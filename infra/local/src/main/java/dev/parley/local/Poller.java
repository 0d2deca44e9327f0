package dev.parley.local;

/** Hands the events of one source to a function: on a thread of its own while it runs, or when it is told to. */
interface Poller extends Runnable {
    /**
     * Hands over, on the calling thread, all events that wait.
     *
     * @return how often the function was called
     */
    int deliver() throws InterruptedException;
}
