package dev.parley.extraction.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NameFinderTest {
    @Test
    void controlCharactersInANameAreIgnored() {
        var finder = new NameFinder(KnownNames.bundled().people());
        assertEquals(finder.called("Zelensky"), finder.called("Zele\u0001\u0000nsky"));
    }

    @Test
    void aTranspositionCountsAsOneEdit() {
        assertEquals(1, NameFinder.distance("putni", "putin"));
        assertEquals(3, NameFinder.distance("kitten", "sitting"));
        assertEquals(4, NameFinder.distance("", "four"));
    }
}
