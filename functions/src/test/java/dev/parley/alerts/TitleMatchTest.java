package dev.parley.alerts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.facts.Report;
import org.junit.jupiter.api.Test;

class TitleMatchTest {
    private static final Participant RUBIO =
            Participant.person("marco-rubio", "Marco Rubio", "USA", "Secretary of State");
    private static final Participant CHINA = Participant.country("CHN", "China");
    private static final Report REPORT = Report.by("Harbour Wire");

    @Test
    void aTitleThatNamesThePartiesIsAboutTheFact() {
        var title = "Rubio will travel to China as tensions ease";
        assertTrue(TitleMatch.isAbout(
                title, REPORT.type(FactType.VISIT).between(RUBIO, CHINA).mention()));
        assertFalse(TitleMatch.isAbout(title, REPORT.between(TRUMP, PUTIN).mention()));
    }

    @Test
    void oneOfThreePartiesMayBeMissingFromTheTitle() {
        var three = REPORT.between(TRUMP, PUTIN, ZELENSKY).mention();
        assertTrue(TitleMatch.isAbout("Trump and Putin speak", three));
        assertFalse(TitleMatch.isAbout("Trump speaks", three));
    }

    @Test
    void aNameInsideAnotherWordIsIgnored() {
        assertFalse(TitleMatch.isAbout("Trumpets and Putins", REPORT.mention()));
    }

    @Test
    void aTitleThatNamesNobodyIsAboutNoFact() {
        assertFalse(TitleMatch.isAbout("Two presidents speak", REPORT.between().mention()));
    }
}
