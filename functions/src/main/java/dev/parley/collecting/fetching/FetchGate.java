package dev.parley.collecting.fetching;

/** Is asked before each request of a fetch, redirects included, and told when it is over. */
public interface FetchGate {
    /** Lets every request pass. */
    FetchGate OPEN = new FetchGate() {
        @Override
        public void before(WebAddress address) {}

        @Override
        public void after(WebAddress address, int status, Headers headers) {}
    };

    /**
     * Waits for the host's turn.
     *
     * @throws FetchFailed when the address must not be asked, or not now
     */
    void before(WebAddress address) throws FetchFailed;

    /**
     * The request is over.
     *
     * @param status of the response; 0 when there was none
     */
    void after(WebAddress address, int status, Headers headers);
}
