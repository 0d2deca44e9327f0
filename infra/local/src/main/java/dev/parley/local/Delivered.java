package dev.parley.local;

import java.time.Instant;
import java.util.Map;

/**
 * One publication, as its subscribers got it.
 *
 * @param attributes the message attributes that filter policies and machines read
 */
public record Delivered(
        String messageId, Instant sent, Map<String, String> attributes, String subject, String email, String sms) {
    public Delivered {
        attributes = Map.copyOf(attributes);
    }
}
