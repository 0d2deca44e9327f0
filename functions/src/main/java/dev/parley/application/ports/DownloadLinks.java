package dev.parley.application.ports;

import dev.parley.articles.VersionKey;
import java.net.URI;

/** Port: addresses from which whoever has one may read a version's WARC file for a few minutes. */
public interface DownloadLinks {
    /** An address of a WARC file that is there; it works for five minutes or less. */
    URI of(VersionKey key);
}
