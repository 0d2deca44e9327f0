package dev.parley.facts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.Participant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartiesTest {
    private static final Participant USA = Participant.country("USA", "United States");
    private static final Participant RUSSIA = Participant.country("RUS", "Russia");
    private static final Participant UKRAINE = Participant.country("UKR", "Ukraine");
    private static final Participant VANCE = Participant.person("jd-vance", "JD Vance", "USA", "Vice President");

    @Test
    void aCountryIsLeftOutBesideThePersonWhoRepresentsIt() {
        assertEquals(List.of(TRUMP, RUSSIA), Parties.withoutRepresented(List.of(USA, TRUMP, RUSSIA)));
        assertEquals(List.of(USA, RUSSIA), Parties.withoutRepresented(List.of(USA, RUSSIA)));
        assertEquals(List.of(TRUMP, VANCE), Parties.withoutRepresented(List.of(TRUMP, VANCE)));
    }

    @Test
    void aPersonAndTheCountryThatHeRepresentsAreOneParty() {
        assertEquals(List.of(), Parties.missing(List.of(TRUMP), List.of(USA)));
        assertEquals(List.of(), Parties.missing(List.of(USA), List.of(TRUMP)));
        assertEquals(List.of(TRUMP), Parties.missing(List.of(TRUMP), List.of(VANCE)));
        assertTrue(Parties.shareOne(List.of(TRUMP, PUTIN), List.of(RUSSIA, ZELENSKY)));
        assertFalse(Parties.shareOne(List.of(TRUMP, PUTIN), List.of(ZELENSKY)));
        assertFalse(Parties.shareOne(List.of(), List.of(ZELENSKY)));
    }

    @Test
    void whatTwoReportsShareIsTheirPartyAsTheWiderOfThemNamesIt() {
        assertEquals(List.of(USA, PUTIN), Parties.common(List.of(TRUMP, PUTIN), List.of(USA, PUTIN)));
        assertEquals(List.of(USA, PUTIN), Parties.common(List.of(USA, PUTIN), List.of(TRUMP, PUTIN)));
        assertEquals(
                List.of(TRUMP),
                Parties.common(List.of(TRUMP), List.of(USA, TRUMP)),
                "a person whom both name stays, although one names the country too");
        assertEquals(List.of(PUTIN), Parties.common(List.of(TRUMP, PUTIN), List.of(PUTIN, ZELENSKY)));
    }

    @Test
    void reportsThatShareNobodyGiveAllTheirParties() {
        assertEquals(List.of(TRUMP, PUTIN, UKRAINE), Parties.common(List.of(TRUMP, PUTIN), List.of(UKRAINE)));
    }

    @Test
    void aPartyIsReplacedOnlyByAnother() {
        assertTrue(Parties.replaced(List.of(TRUMP, PUTIN), List.of(TRUMP, ZELENSKY)));
        assertFalse(Parties.replaced(List.of(TRUMP, PUTIN), List.of(TRUMP)));
        assertFalse(Parties.replaced(List.of(TRUMP), List.of(TRUMP, PUTIN)));
    }
}
