package dev.parley.application.ports;

import dev.parley.subscriptions.Address;

/** Port: SMS to single numbers. */
public interface TextMessages {
    /** Sends an SMS. A number whose owner answered STOP gets nothing, without an error. */
    void send(Address number, String text);
}
