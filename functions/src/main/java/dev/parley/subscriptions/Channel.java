package dev.parley.subscriptions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How messages reach a subscriber. */
public enum Channel {
    EMAIL,
    SMS;

    /** The SNS protocol, and the name in JSON: {@code email}, {@code sms}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
