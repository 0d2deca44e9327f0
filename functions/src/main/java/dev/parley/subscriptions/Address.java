package dev.parley.subscriptions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.ids.Id;

/**
 * The address of a subscriber.
 *
 * @param value an email address or a telephone number in E.164, as {@link AddressReader} normalises it; {@link #masked()}
 *     after the subscription has ended
 */
public record Address(Channel channel, String value) {
    public Address {
        requireNonNull(channel, "channel");
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an address is one line of text");
        }
    }

    /** An id of this address that does not reveal it. */
    @JsonIgnore
    public String fingerprint() {
        return Id.of(channel.label() + ":" + value, 40);
    }

    /** The address in a form that only its owner recognises: {@code a***@example.org}, {@code +1***42}. */
    @JsonIgnore
    public String masked() {
        return switch (channel) {
            case EMAIL -> value.charAt(0) + "***" + value.substring(value.lastIndexOf('@'));
            case SMS -> value.substring(0, 2) + "***" + value.substring(value.length() - 2);
        };
    }

    /** This address with only its {@link #masked()} value. */
    Address redacted() {
        return value.contains("***") ? this : new Address(channel, masked());
    }

    @Override
    public String toString() {
        return channel.label() + " address";
    }
}
