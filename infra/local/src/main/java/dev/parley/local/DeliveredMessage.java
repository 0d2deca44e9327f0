package dev.parley.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A publication as its subscribers got it.
 *
 * @param attributes message attributes, which filter policies read
 * @param recipients subscribers whose filters it passed: email addresses and telephone numbers
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
