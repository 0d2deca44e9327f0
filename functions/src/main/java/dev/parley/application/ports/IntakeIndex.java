package dev.parley.application.ports;

import dev.parley.articles.VersionKey;

/** Port: what the index knows of an article before a version of it is archived. */
public interface IntakeIndex {
    /** An index that is never asked: the archive has to be. */
    IntakeIndex NONE = version -> Answer.NO_ANSWER;

    /** Never fails: an index that cannot answer gives {@link Answer#NO_ANSWER}. */
    Answer ask(VersionKey version);

    /** What the index knows of the article of a version. */
    enum Answer {
        /** It was deleted. */
        DELETED,
        /** It has other versions. */
        OTHER_VERSIONS,
        /** It was not deleted, and has no other version that was indexed. */
        NO_OTHER_VERSIONS,
        /** The index cannot be reached, or does not have all tombstones yet. */
        NO_ANSWER
    }
}
