package dev.parley.extraction.names;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.Participant;
import java.util.Optional;

/**
 * Somebody whom an article names by a title.
 *
 * @param id as that of the {@link Participant} that was made of the name
 * @param name as the article writes it
 * @param title as the article writes it: {@code Foreign Minister}; empty when it gives none with the name itself
 * @param country ISO 3166 alpha-3 code, where the article says for whom the title is held
 * @param organization the body for which it is held
 */
public record TitledName(
        String id, String name, String title, Optional<String> country, Optional<String> organization) {
    public TitledName {
        requireNonNull(title, "title");
        requireNonNull(country, "country");
        requireNonNull(organization, "organization");
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a titled name needs an id and a name");
        }
    }
}
