package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactTypeTest {
    @Test
    void talksThatWereAgreedAreThoseThatAreHeldButNoVisit() {
        assertEquals(List.of(Occasion.TALKS_AGREED, Occasion.TALKS), FactType.TALKS_AGREED.occasions());
        assertTrue(FactType.TALKS_AGREED.mayReport(FactType.MEETING));
        assertFalse(FactType.TALKS_AGREED.mayReport(FactType.VISIT));
        assertFalse(FactType.MEETING.mayReport(FactType.TALKS_AGREED));
    }

    @Test
    void plansWithoutADayAreFoundByTypesThatMeanTheSame() {
        assertEquals(List.of(FactType.MEETING, FactType.TALKS_STARTED), FactType.TALKS_HELD.planKeys());
        assertEquals(List.of(FactType.VISIT), FactType.VISIT.planKeys());
        assertEquals(List.of(), FactType.CEASEFIRE.planKeys());
    }

    @Test
    void textsReferToAllTalksAlikeAndToAVisitByItsOwnName() {
        assertTrue(FactType.TALKS_SUSPENDED.isReferredToLike(FactType.MEETING));
        assertTrue(FactType.AGREEMENT_REACHED.isReferredToLike(FactType.AGREEMENT_SIGNED));
        assertFalse(FactType.VISIT.isReferredToLike(FactType.MEETING));
    }
}
