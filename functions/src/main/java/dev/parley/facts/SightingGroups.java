package dev.parley.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups the reports of a fact that are one text: copies of a text or of an agency's report, the same sentence, and
 * versions of an article.
 */
public final class SightingGroups {
    private SightingGroups() {}

    /** @param sightings in order; so are the groups, and the reports in each */
    public static List<List<Sighting>> of(List<Sighting> sightings) {
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
