package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.article.Extractor;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sentence that is not parsed has nothing to tell: explaining parses every sentence, and finds the same. */
class UnparsedSentencesTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final LocalDate THURSDAY = LocalDate.of(2025, 6, 12);

    static List<String> sentences() throws IOException {
        return Stream.concat(
                        Report.all().stream().map(Report::sentence),
                        ConstructedSentencesTest.sentences().map(ConstructedSentencesTest.Expected::sentence))
                .distinct()
                .toList();
    }

    static List<Reading> readings() throws IOException {
        List<String> sentences = sentences();
        Stream<Reading> alone = sentences.stream().map(s -> new Reading("", s, THURSDAY, Optional.empty()));
        // In a longer text a sentence may refer to what others tell, and to whom the title names.
        Stream<Reading> together = Stream.iterate(0, from -> from < sentences.size(), from -> from + 7)
                .map(from -> new Reading(
                        sentences.get(from),
                        sentences.subList(from, Math.min(sentences.size(), from + 7)).stream()
                                .collect(Collectors.joining(" ")),
                        THURSDAY,
                        Optional.empty()));
        return Stream.concat(alone, together).toList();
    }

    @ParameterizedTest
    @MethodSource("readings")
    void whatIsNotParsedTellsNothing(Reading reading) {
        assertEquals(EXTRACTOR.explain(reading).mentions(), EXTRACTOR.extract(reading));
    }
}
