package dev.parley.facts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether reports bear each other out: those of two outlets, neither of which copies the other. */
final class Corroboration {
    private Corroboration() {}

    /**
     * Whether another outlet's report bears a sighting out.
     *
     * @param standing the reports that stand: see {@link #standing}
     * @param wanted which of them count
     */
    static boolean bears(Sighting sighting, Collection<Sighting> standing, Predicate<Sighting> wanted) {
        return standing.stream().anyMatch(other -> wanted.test(other) && independent(sighting, other));
    }

    /** The newest report of each article that has not withdrawn it. */
    static List<Sighting> standing(List<Sighting> sightings, Set<String> withdrawn) {
        var newest = new LinkedHashMap<String, Sighting>();
        for (var sighting : sightings) {
            newest.merge(
                    sighting.version().articleId(), sighting, (some, other) -> some.precedes(other) ? other : some);
        }
        newest.keySet().removeAll(withdrawn);
        return List.copyOf(newest.values());
    }

    /**
     * Whether two articles come from different sources. They do not when their outlet or the agency that they credit
     * is the same, when one has a sentence of the other, or when nothing is known of where one comes from.
     */
    static boolean independent(Sighting some, Sighting other) {
        return !some.version().articleId().equals(other.version().articleId())
                && !some.outlet().equalsIgnoreCase(other.outlet())
                && !some.origin().equalsIgnoreCase(other.origin())
                && !some.origin().equals(Outlet.UNNAMED)
                && !other.origin().equals(Outlet.UNNAMED)
                && !wording(some).equals(wording(other));
    }

    /** The evidence without case, punctuation and spaces, which editors change as they copy. */
    private static String wording(Sighting sighting) {
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
