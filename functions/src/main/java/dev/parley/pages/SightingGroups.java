package dev.parley.pages;

import dev.parley.facts.Sighting;
import java.util.ArrayList;
import java.util.List;

/** Groups the reports of a fact that are one text: copies of an agency's, the same sentence, and versions of an article. */
final class SightingGroups {
    private SightingGroups() {}

    /** @param sightings in order; so are the groups, and the reports in each */
    static List<List<Sighting>> of(List<Sighting> sightings) {
        var groups = new ArrayList<List<Sighting>>();
        for (var sighting : sightings) {
            groups.stream()
                    .filter(group -> group.stream().anyMatch(other -> isCopy(sighting, other)))
                    .findFirst()
                    .ifPresentOrElse(
                            group -> group.add(sighting), () -> groups.add(new ArrayList<>(List.of(sighting))));
        }
        return groups;
    }

    private static boolean isCopy(Sighting some, Sighting other) {
        return some.version().articleId().equals(other.version().articleId()) || some.isCopyOf(other);
    }
}
