package dev.parley.application.ports;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.names.TitledName;
import dev.parley.facts.UnknownName;
import dev.parley.facts.UnknownNamePage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Port: titled names that no table has, for review. */
public interface UnknownNames {
    /** The most names on a page. */
    int MOST = 100;

    /**
     * Counts a version that has a name, once per version and name.
     *
     * @param arrived when the version arrived
     * @return false when the version was counted before
     */
    boolean note(TitledName name, VersionKey version, Instant arrived);

    /**
     * One page of names, in descending order of the number of versions and then of the last arrival. A name that is counted
     * between two pages may be on both or on none.
     *
     * @param limit names per page, 1 to {@value #MOST}
     * @param cursor the cursor of the page before
     * @param wanted selects names; a page may be short when many are not selected
     * @throws IllegalArgumentException when the cursor or the limit is invalid
     */
    UnknownNamePage list(int limit, Optional<String> cursor, Predicate<UnknownName> wanted);
}
