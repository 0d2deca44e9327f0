package dev.parley.articles;

import java.net.URI;

/** Port: addresses from which whoever has one may read a version's WARC file for a few minutes. */
public interface Downloads {
    /** An address of a WARC file that is there; it works for five minutes or less. */
    URI of(VersionKey key);
}
