package dev.parley.contracts;

import static dev.parley.contracts.Samples.bytes;
import static dev.parley.contracts.Samples.version;
import static dev.parley.contracts.Samples.winners;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.ArticleArchive;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promises of the archive of articles, tested on a backend. */
interface ArchiveContract {
    ArticleArchive archive();

    @Test
    default void aVersionIsStoredOnceAndReadBackUnchanged() {
        var key = version();
        var warc = bytes("first");
        assertTrue(archive().putIfAbsent(key, warc));
        assertFalse(archive().putIfAbsent(key, bytes("second")));
        assertArrayEquals(warc, archive().get(key).orElseThrow());
        assertEquals(List.of(key), archive().versions(key.articleId()));
    }

    @Test
    default void aVersionThatWasNeverStoredIsAbsent() {
        assertEquals(Optional.empty(), archive().get(version()));
        assertEquals(List.of(), archive().versions(version().articleId()));
    }

    @Test
    default void ofConcurrentWritersOfAVersionOneIsFirst() throws Exception {
        var key = version();
        assertEquals(1, winners(() -> archive().putIfAbsent(key, bytes("racing"))));
    }
}
