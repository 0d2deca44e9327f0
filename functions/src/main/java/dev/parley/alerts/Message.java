package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

/**
 * The text of one message for every channel.
 *
 * @param sms one GSM-7 segment: at most 160 septets
 * @param subject ASCII, under 100 characters, no control characters
 * @param body plain text of an email
 */
public record Message(String sms, String subject, String body) {
    public Message {
        requireNonNull(sms, "sms");
        requireNonNull(subject, "subject");
        requireNonNull(body, "body");
        if (Gsm7.septets(sms).orElse(Integer.MAX_VALUE) > Gsm7.SEGMENT) {
            throw new IllegalArgumentException("an SMS is one segment of GSM-7");
        }
        if (subject.isEmpty() || subject.length() >= 100 || !subject.chars().allMatch(c -> c >= 32 && c < 127)) {
            throw new IllegalArgumentException("a subject is printable ASCII of 1 to 99 characters");
        }
    }
}
