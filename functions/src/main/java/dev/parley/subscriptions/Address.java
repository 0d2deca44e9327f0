package dev.parley.subscriptions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.ids.Id;

/**
 * Where messages go.
 *
 * @param value an email address or a number in E.164, as {@link AddressReader} made it; masked once it is not needed
 */
public record Address(Channel channel, String value) {
    public Address {
        requireNonNull(channel, "channel");
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an address is one line of text");
        }
    }

    /** What tells this address apart, without being it. */
    @JsonIgnore
    public String fingerprint() {
        return Id.of(channel.label() + ":" + value, 40);
    }

    /** The address as its owner knows it again and nobody else learns it: {@code a***@example.org}, {@code +1***42}. */
    @JsonIgnore
    public String masked() {
        return switch (channel) {
            case EMAIL -> value.charAt(0) + "***" + value.substring(value.lastIndexOf('@'));
            case SMS -> value.substring(0, 2) + "***" + value.substring(value.length() - 2);
        };
    }

    /** The same without what makes it usable. */
    Address redacted() {
        return value.contains("***") ? this : new Address(channel, masked());
    }

    @Override
    public String toString() {
        return channel.label() + " address";
    }
}
