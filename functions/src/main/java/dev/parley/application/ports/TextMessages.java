package dev.parley.application.ports;

import dev.parley.subscriptions.Address;

/** Port: one SMS to one number. */
public interface TextMessages {
    /** Sends it; a number whose owner answered STOP gets nothing, and nobody is told. */
    void send(Address number, String text);
}
