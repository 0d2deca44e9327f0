package dev.parley.application.ports;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.names.TitledName;
import dev.parley.facts.UnknownName;
import dev.parley.facts.UnknownNamePage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Port: the titled names that no table knows, kept for review. */
public interface UnknownNames {
    /** A page has at most this many names. */
    int MOST = 100;

    /**
     * Counts a version as one that names somebody, once.
     *
     * @param arrived when the version arrived
     * @return whether it was new
     */
    boolean note(TitledName name, VersionKey version, Instant arrived);

    /**
     * One page, the name that most versions named first, of as many the one that was seen last. A name that is counted
     * while somebody reads on may come twice or not at all.
     *
     * @param limit names a page, 1 to {@value #MOST}
     * @param cursor where the page before ended, as it was given out
     * @param wanted names that it is not true of are passed over; a page of which very many were is short
     * @throws IllegalArgumentException when the cursor or the limit is none
     */
    UnknownNamePage list(int limit, Optional<String> cursor, Predicate<UnknownName> wanted);
}
