package dev.parley.extraction;

import dev.parley.extraction.ConstructedSentencesTest.Expected;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All sentences of {@link ReportsTest} and {@link ConstructedSentencesTest} in one test. PIT starts each test by itself, and
 * would read the files and find its place in them again for each of 1,400 sentences. Maven does not run this class.
 */
class AllSentences {
    private static final List<Report> READ;
    private static final List<Report> MISREAD;
    private static final List<Expected> CONSTRUCTED;

    static {
        try {
            READ = ReportsTest.read().toList();
            MISREAD = ReportsTest.misread().toList();
            CONSTRUCTED = ConstructedSentencesTest.read().toList();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Test
    void everySentenceIsReadAsItsOwnTestExpects() {
        var constructed = new ConstructedSentencesTest();
        CONSTRUCTED.forEach(constructed::everySentenceGivesTheMentionThatItReports);
        var reports = new ReportsTest();
        READ.forEach(reports::aReportGivesTheExpectedMention);
        MISREAD.forEach(reports::everyListedMisreadIsStillMisread);
    }
}
