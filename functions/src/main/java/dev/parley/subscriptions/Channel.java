package dev.parley.subscriptions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a subscriber is reached. */
public enum Channel {
    EMAIL,
    SMS;

    /** SNS's name of the protocol, and the name used in JSON: {@code email}, {@code sms}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Channel of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
