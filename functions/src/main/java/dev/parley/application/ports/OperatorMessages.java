package dev.parley.application.ports;

/** Port: messages to the operators of the stack. */
public interface OperatorMessages {
    /**
     * Sends a message. It may arrive twice when an answer is lost.
     *
     * @param subject at most 99 characters of ASCII
     */
    void send(String subject, String text);
}
