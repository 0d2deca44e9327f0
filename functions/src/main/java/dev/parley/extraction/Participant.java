package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Optional;

/**
 * A person, country or body that takes part in a call or step.
 *
 * @param id stable and lower case: {@code donald-trump} for a person, {@code usa} (the alpha-3 code) for a
 *     country, {@code hamas} for a body
 * @param name how people call it: {@code Donald Trump}, {@code Russia}, {@code Hamas}
 * @param country ISO 3166 alpha-3 code in upper case, absent for bodies without a country
 * @param role the office held at the article's date: {@code President}
 * @param organization the body's name, for the UN, EU, Hamas and their like and for those who speak for them
 */
public record Participant(
        String id, String name, Optional<String> country, Optional<String> role, Optional<String> organization) {
    public Participant {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(country, "country");
        requireNonNull(role, "role");
        requireNonNull(organization, "organization");
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a participant needs an id and a name");
        }
    }

    /** Whether it is a person, not a country or a body. */
    @JsonIgnore
    public boolean isPerson() {
        var isCountry = country.filter(id::equalsIgnoreCase).isPresent();
        var isBody = organization.filter(name::equals).isPresent();
        return !isCountry && !isBody;
    }

    public static Participant person(String id, String name, String country, String role) {
        return new Participant(id, name, Optional.ofNullable(country), Optional.ofNullable(role), Optional.empty());
    }

    public static Participant country(String alpha3, String name) {
        return new Participant(
                alpha3.toLowerCase(Locale.ROOT), name, Optional.of(alpha3), Optional.empty(), Optional.empty());
    }

    public static Participant body(String id, String name) {
        return new Participant(id, name, Optional.empty(), Optional.empty(), Optional.of(name));
    }
}
