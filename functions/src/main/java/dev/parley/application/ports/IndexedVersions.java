package dev.parley.application.ports;

import dev.parley.facts.IndexedArticle;
import java.util.stream.Stream;

/** Port: every version in the index. It reads the whole index, for the checks of archivists. */
public interface IndexedVersions {
    /** All versions, each once, in no order. Pages are read as the stream is consumed. */
    Stream<IndexedArticle> all();
}
