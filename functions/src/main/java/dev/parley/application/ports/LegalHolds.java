package dev.parley.application.ports;

import dev.parley.articles.LegalHold;
import java.util.stream.Stream;

/** Port: keeps who placed and released legal holds, and why. What was written stays. */
public interface LegalHolds {
    /** The holds of an article, which may have no acts. Reads are consistent with all writes that have returned. */
    LegalHold of(String articleId);

    /**
     * Adds an act to those that were read.
     *
     * @return false when another writer added an act meanwhile; then nothing was written
     */
    boolean add(LegalHold before, LegalHold.Act act);

    /** All articles that ever had a hold, in the order of their ids. */
    Stream<LegalHold> all();
}
