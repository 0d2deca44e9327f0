package dev.parley.application.ports;

import dev.parley.articles.VersionKey;
import java.net.URI;

/** Port: links that allow anyone who has one to read a WARC file for a few minutes. */
public interface DownloadLinks {
    /** A link to the WARC file of a version that exists, valid for at most five minutes. */
    URI of(VersionKey key);
}
