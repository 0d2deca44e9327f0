package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import dev.parley.json.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * A person, country or body that takes part in a call or step.
 *
 * @param id stable and lower case: {@code donald-trump} for a person, {@code usa} (the alpha-3 code) for a
 *     country, {@code hamas} for a body
 * @param kind kept in stored rows; the API and exports leave it out
 * @param name how people call it: {@code Donald Trump}, {@code Russia}, {@code Hamas}
 * @param country ISO 3166 alpha-3 code in upper case, absent for bodies without a country
 * @param role the office held at the article's date: {@code President}
 * @param organization the body's name, for the UN, EU, Hamas and their like and for those who speak for them
 */
public record Participant(
        String id,
        @JsonView(Json.Stored.class) Kind kind,
        String name,
        Optional<String> country,
        Optional<String> role,
        Optional<String> organization) {
    /** What a participant is. */
    public enum Kind {
        PERSON,
        COUNTRY,
        BODY;

        /** The name used in stored rows: {@code person}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Participant {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(country, "country");
        requireNonNull(role, "role");
        requireNonNull(organization, "organization");
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a participant needs an id and a name");
        }
    }

    @JsonIgnore
    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    /** The same participant in another office. */
    public Participant withRole(String office) {
        return new Participant(id, kind, name, country, Optional.of(office), organization);
    }

    /** The same participant of a country. */
    public Participant of(Optional<String> alpha3) {
        return new Participant(id, kind, name, alpha3, role, organization);
    }

    /** A person who represents a country. */
    public static Participant person(String id, String name, String country, String role) {
        return new Participant(
                id, Kind.PERSON, name, Optional.ofNullable(country), Optional.ofNullable(role), Optional.empty());
    }

    public static Participant country(String alpha3, String name) {
        return new Participant(
                alpha3.toLowerCase(Locale.ROOT),
                Kind.COUNTRY,
                name,
                Optional.of(alpha3),
                Optional.empty(),
                Optional.empty());
    }

    public static Participant body(String id, String name) {
        return new Participant(id, Kind.BODY, name, Optional.empty(), Optional.empty(), Optional.of(name));
    }
}
