package dev.parley.local;

/** Passes the events of one source to a function, on its own thread or on request. */
interface Poller extends Runnable {
    /**
     * Passes all waiting events, on the calling thread.
     *
     * @return number of calls of the function
     */
    int deliver() throws InterruptedException;
}
