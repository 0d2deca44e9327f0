package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.Embargoes.Embargo;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link Embargoes}, tested on a backend. Every test has its own ends. */
interface EmbargoesContract {
    int MANY = 1000;

    Embargoes embargoes();

    @Test
    default void anEmbargoIsDueFromItsEndUntilItIsRemoved() {
        var embargo = embargo(SEEN);
        embargoes().add(embargo);
        embargoes().add(embargo);
        assertFalse(embargoes().ended(SEEN.minusNanos(1000), MANY).contains(embargo));
        assertEquals(
                1,
                embargoes().ended(SEEN, MANY).stream().filter(embargo::equals).count());
        embargoes().remove(embargo);
        embargoes().remove(embargo);
        assertFalse(embargoes().ended(SEEN, MANY).contains(embargo));
    }

    @Test
    default void embargoesAreInTheOrderOfTheirEnds() {
        var late = embargo(Instant.parse("1999-01-01T00:00:02Z"));
        var early = embargo(Instant.parse("1999-01-01T00:00:01Z"));
        var same = embargo(Instant.parse("1999-01-01T00:00:01Z"));
        List.of(late, early, same).forEach(embargoes()::add);
        var due = embargoes().ended(late.until(), MANY);
        assertTrue(due.indexOf(early) < due.indexOf(late));
        assertTrue(due.indexOf(same) < due.indexOf(late));
        assertEquals(2, embargoes().ended(late.until(), 2).size());
        assertFalse(embargoes().ended(late.until(), 2).contains(late));
        List.of(late, early, same).forEach(embargoes()::remove);
    }

    private static Embargo embargo(Instant until) {
        return new Embargo(version(), until);
    }
}
