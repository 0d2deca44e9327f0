package dev.parley.application.ports;

import dev.parley.facts.IndexedArticle;
import java.util.stream.Stream;

/** Port: every version of every article that the index knows. Reads the whole index, so it is for archivists' checks. */
public interface IndexedVersions {
    /** All of them in no order, each once, read piece by piece as they are asked for. */
    Stream<IndexedArticle> all();
}
