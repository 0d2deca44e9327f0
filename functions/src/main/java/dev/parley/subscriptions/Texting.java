package dev.parley.subscriptions;

/** Port: one SMS to one number. */
public interface Texting {
    /** Sends it; a number whose owner answered STOP gets nothing, and nobody is told. */
    void send(Address number, String text);
}
