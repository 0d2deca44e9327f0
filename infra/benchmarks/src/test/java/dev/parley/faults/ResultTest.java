package dev.parley.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResultTest {
    @Test
    void aRunHoldsIfNothingIsLostAndNoMoreIsRepeatedThanWasAmbiguous() {
        assertTrue(result(new int[] {0, 0, 0, 0, 0, 3, 0, 0}, 3).holds());
    }

    @Test
    void eachCountBreaksItsPromise() {
        for (int count = 0; count < 8; count++) {
            var counts = new int[8];
            counts[count] = 1;
            assertEquals(1, result(counts, 0).broken().size(), "count " + count);
        }
    }

    /** Lost articles, facts and reports; decided again; lost alerts; repeats; repeats as new; left in failure queues. */
    private static Result result(int[] counts, int ambiguous) {
        return new Result(
                9,
                counts[0],
                9,
                counts[1],
                9,
                counts[2],
                counts[3],
                9,
                counts[4],
                counts[5],
                counts[6],
                0,
                counts[7],
                new CallFaults.Injected(0, 0, 0, 0, 0, 0, ambiguous));
    }
}
