package dev.parley.extraction.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NameFinderTest {
    @Test
    void aTranspositionCountsAsOneEdit() {
        assertEquals(1, NameFinder.distance("putni", "putin"));
        assertEquals(3, NameFinder.distance("kitten", "sitting"));
        assertEquals(4, NameFinder.distance("", "four"));
    }
}
