package dev.parley.facts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether reports corroborate each other: reports of two outlets, neither of which copies the other. */
final class Corroboration {
    private Corroboration() {}

    /**
     * Whether another outlet's report corroborates a sighting.
     *
     * @param current the reports that count: see {@link #current}
     * @param wanted a condition for them
     */
    static boolean corroborates(Sighting sighting, Collection<Sighting> current, Predicate<Sighting> wanted) {
        return current.stream().anyMatch(other -> wanted.test(other) && independent(sighting, other));
    }

    /** The newest report of each article that has not withdrawn its report. */
    static List<Sighting> current(List<Sighting> sightings, Set<String> withdrawn) {
        var newest = new LinkedHashMap<String, Sighting>();
        for (var sighting : sightings) {
            newest.merge(
                    sighting.version().articleId(), sighting, (some, other) -> some.precedes(other) ? other : some);
        }
        newest.keySet().removeAll(withdrawn);
        return List.copyOf(newest.values());
    }

    /**
     * Whether two articles come from different sources. They do not if their outlet or the agency that they credit is
     * the same, if one copies the text of the other, if the evidence is the same sentence, or if the source of one of them is unknown.
     */
    static boolean independent(Sighting some, Sighting other) {
        return !some.version().articleId().equals(other.version().articleId())
                && !some.outlet().equalsIgnoreCase(other.outlet())
                && !some.origin().equalsIgnoreCase(other.origin())
                && !some.origin().equals(Outlet.UNNAMED)
                && !other.origin().equals(Outlet.UNNAMED)
                && !some.hasTextOf(other)
                && !wording(some).equals(wording(other));
    }

    /** The evidence without case, punctuation and spaces, which editors change when they copy. */
    static String wording(Sighting sighting) {
        var letters = new StringBuilder();
        sighting.mention()
                .evidence()
                .text()
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
