package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.article.Extractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConstructedSentencesTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final LocalDate THURSDAY = LocalDate.of(2025, 6, 12);

    record Expected(
            String form,
            String sentence,
            String type,
            String status,
            String date,
            String minutes,
            List<String> parties) {
        static Expected of(String line) {
            String[] c = line.split("\t", -1);
            return new Expected(
                    c[0],
                    c[1],
                    c[2],
                    c[3],
                    c[4],
                    c[5],
                    c[6].isEmpty()
                            ? List.of()
                            : Arrays.stream(c[6].split("\\+")).sorted().toList());
        }
    }

    static Stream<Expected> sentences() throws IOException {
        try (InputStream in = ConstructedSentencesTest.class.getResourceAsStream("sentences.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Expected::of).toList().stream();
        }
    }

    static Stream<Expected> read() throws IOException {
        List<String> misread = Report.misread();
        return sentences().filter(s -> !misread.contains(s.sentence()));
    }

    static Stream<Expected> misread() throws IOException {
        List<String> misread = Report.misread();
        return sentences().filter(s -> misread.contains(s.sentence()));
    }

    /** So that the list of what is not read yet stays true. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("misread")
    void whatIsListedAsMisreadIsMisreadStill(Expected expected) {
        assertThrows(
                AssertionError.class,
                () -> everySentenceGivesTheMentionThatItReports(expected),
                () -> "take it off misread.txt: " + expected.sentence());
    }

    @ParameterizedTest
    @MethodSource("read")
    void everySentenceGivesTheMentionThatItReports(Expected expected) {
        boolean headline = expected.form().equals("headline");
        List<Mention> mentions = EXTRACTOR.extract(new Reading(
                headline ? expected.sentence() : "", headline ? "" : expected.sentence(), THURSDAY, Optional.empty()));
        if (expected.type().isEmpty()) {
            assertTrue(mentions.stream().noneMatch(Mention::mayAlert), () -> mentions.toString());
            return;
        }
        Mention mention = mentions.stream()
                .filter(m -> m.type().label().equals(expected.type()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + expected.type() + " among " + mentions));
        assertEquals(expected.status(), mention.status().label());
        assertEquals(
                expected.parties(),
                mention.participants().stream().map(Participant::id).sorted().toList());
        if (!expected.date().equals("*")) {
            assertEquals(
                    expected.date(), mention.date().map(PartialDate::toString).orElse(""));
        }
        if (!expected.minutes().isEmpty()) {
            assertEquals(
                    Integer.parseInt(expected.minutes()),
                    mention.durationMinutes().orElse(-1));
        }
    }
}
