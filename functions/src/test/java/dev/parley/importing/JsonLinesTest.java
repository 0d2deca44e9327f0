package dev.parley.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void blankLinesAreCountedAndPassedOver() {
        assertEquals(List.of("2 {\"a\":1}", "5 {}"), lines("\n{\"a\":1}\n \t\n\r\n{}\n\n", 100));
    }

    @Test
    void aLineHasNoLineEnd() {
        assertEquals(List.of("1 a", "2 b", "3 c "), lines("a\r\nb\nc ", 100));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertEquals(List.of("1 {}"), lines("\uFEFF{}\n", 100));
    }

    @Test
    void noMoreLinesAreReadThanAskedFor() {
        assertEquals(List.of("1 a", "2 b"), lines("a\nb\nc\n", 2));
        assertEquals(List.of(), lines("\n\n", 2));
        assertEquals(List.of(), lines("", 2));
    }

    @Test
    void aLongLineOfABodyIsNotCut() {
        var line = JsonLines.of("x".repeat(6_000_000).getBytes(StandardCharsets.UTF_8), 1)
                .getFirst();
        assertEquals(6_000_000, line.json().length);
        assertFalse(line.isCut());
    }

    private static List<String> lines(String text, int atMost) {
        return JsonLines.of(text.getBytes(StandardCharsets.UTF_8), atMost).stream()
                .map(line -> line.number() + " " + new String(line.json(), StandardCharsets.UTF_8))
                .toList();
    }
}
