package dev.parley.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ids.Id;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CodesTest {
    private final Codes codes = Codes.fromSystem();

    @Test
    void codesAreSixDigitsAndDiffer() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            var code = codes.code();
            assertTrue(code.matches("[0-9]{6}"), code);
            seen.add(code);
        }
        assertTrue(seen.size() > 190, "only " + seen.size() + " of 200 codes differ");
    }

    @Test
    void idsCanBeCopiedByHandAndDiffer() {
        var id = codes.id();
        assertEquals(Optional.of(id), Id.parse(id, Subscription.ID_LENGTH));
        assertNotEquals(id, codes.id());
    }

    /** Restored copies of a snapshot share its state, so random values must be generated after the restore. */
    @Test
    void everyValueGetsANewGeneratorWhenItIsNeeded() {
        var made = new AtomicInteger();
        var lazy = new Codes(() -> {
            made.incrementAndGet();
            return new SecureRandom();
        });
        assertEquals(0, made.get());
        lazy.code();
        lazy.id();
        lazy.code();
        assertEquals(3, made.get());
    }

    @Test
    void hashDoesNotRevealTheCodeAndDependsOnTheSubscription() {
        var hash = Codes.hash("one", "123456");
        assertFalse(hash.contains("123456"));
        assertNotEquals(hash, Codes.hash("other", "123456"));
        assertTrue(Codes.matches("one", "123456", hash));
        assertFalse(Codes.matches("one", "123457", hash));
        assertFalse(Codes.matches("other", "123456", hash));
    }
}
