package dev.parley.articles;

import java.time.Instant;
import java.util.stream.Stream;

/** Port: lists everything that the archive has. */
public interface ArticleListing {
    /** All versions, those of an article together, articles in the order of their ids; read as they are asked for. */
    Stream<Stored> all();

    /** @param stored when it was written into the archive */
    record Stored(VersionKey version, Instant stored) {}
}
