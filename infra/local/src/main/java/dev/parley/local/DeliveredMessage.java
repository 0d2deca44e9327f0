package dev.parley.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One publication, as its subscribers got it.
 *
 * @param attributes the message attributes that filter policies and machines read
 * @param recipients the subscribers whose filters it passed: email addresses and numbers
 */
public record DeliveredMessage(
        String messageId,
        Instant sent,
        Map<String, String> attributes,
        String subject,
        String email,
        String sms,
        List<String> recipients) {
    public DeliveredMessage {
        attributes = Map.copyOf(attributes);
        recipients = List.copyOf(recipients);
    }
}
