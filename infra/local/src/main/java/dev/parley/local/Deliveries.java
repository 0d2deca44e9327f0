package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;

/** How events reach functions. By default as they are; proofs of reliability disturb them. */
public interface Deliveries {
    /** Passes every event once, as it is. */
    Deliveries UNDISTURBED = new Deliveries() {
        @Override
        public <E extends Exception> JsonNode deliver(String functionId, JsonNode event, Call<E> function) throws E {
            return function.with(event);
        }
    };

    /**
     * Passes an event to a function: changed, more than once, or not at all.
     *
     * @return the answer of the function, which says which of the event's records failed
     */
    <E extends Exception> JsonNode deliver(String functionId, JsonNode event, Call<E> function) throws E;

    /** Calls the function; fails as it fails. */
    interface Call<E extends Exception> {
        JsonNode with(JsonNode event) throws E;
    }
}
