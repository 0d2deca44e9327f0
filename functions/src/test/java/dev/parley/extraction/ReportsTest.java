package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.article.Extractor;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportsTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();

    static Stream<Report> read() throws IOException {
        List<String> misread = Report.misread();
        return Report.all().stream().filter(r -> !misread.contains(r.sentence()));
    }

    static Stream<Report> misread() throws IOException {
        List<String> misread = Report.misread();
        return Report.all().stream().filter(r -> misread.contains(r.sentence()));
    }

    @ParameterizedTest
    @MethodSource("read")
    void aReportGivesTheExpectedMention(Report report) {
        var wrong = report.wrong(EXTRACTOR.extract(report.reading()));
        assertTrue(wrong.isEmpty(), () -> report.sentence() + ": " + wrong.orElseThrow());
    }

    /** So that the list of what is not read yet stays true. */
    @ParameterizedTest
    @MethodSource("misread")
    void everyListedMisreadIsStillMisread(Report report) {
        var wrong = report.wrong(EXTRACTOR.extract(report.reading()));
        assertTrue(wrong.isPresent(), () -> "take it off misread.txt: " + report.sentence());
    }

    @Test
    void noReportIsWrittenTwice() throws IOException {
        var sentences = Report.all().stream().map(Report::sentence).toList();
        assertEquals(sentences.size(), new HashSet<>(sentences).size());
        var known = new HashSet<>(sentences);
        ConstructedSentencesTest.sentences().forEach(s -> known.add(s.sentence()));
        assertTrue(known.containsAll(Report.misread()), "misread.txt lists a sentence that is no report");
    }
}
