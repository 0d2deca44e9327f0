package dev.parley.application.ports;

import dev.parley.articles.VersionKey;
import dev.parley.fixity.ArchiveSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Port: the archive and its index in parts, for a check that is spread over many days. */
public interface FixityArchive {
    /**
     * The objects of the bucket in the order of their keys, each with its row in the index.
     *
     * @param upTo the last key
     * @param goOn asked before each object; after a no there are no more
     */
    ArchiveSource objects(String upTo, BooleanSupplier goOn);

    /** These objects, each with its row in the index. Keys that have neither are left out. */
    ArchiveSource objects(Collection<String> keys);

    /**
     * A page of the index.
     *
     * @param part from 0
     * @param parts the number of parts of about the same size
     * @param after where the page before ended
     */
    IndexPage indexed(int part, int parts, Optional<String> after);

    /**
     * A page of the index.
     *
     * @param absent the versions of which the bucket has no object
     * @param next where the next page of this part begins; empty when there is none
     */
    record IndexPage(List<VersionKey> absent, Optional<String> next) {
        public IndexPage {
            absent = List.copyOf(absent);
        }
    }
}
