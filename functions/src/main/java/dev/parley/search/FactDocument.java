package dev.parley.search;

import static java.util.Objects.requireNonNull;

import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import java.util.List;

/**
 * A fact, as input of the search index.
 *
 * @param sightings in order of arrival
 * @param titles the headlines of the articles that report it
 * @param languages BCP 47 primary tags of those articles
 */
public record FactDocument(Fact fact, List<Sighting> sightings, List<String> titles, List<String> languages) {
    public FactDocument {
        requireNonNull(fact, "fact");
        sightings = List.copyOf(sightings);
        titles = List.copyOf(titles);
        languages = List.copyOf(languages);
    }
}
