package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalTimesTest {
    private final FakeClock clock = new FakeClock();
    private final Instant start = clock.instant();
    private final ArrivalTimes arrivals = new ArrivalTimes(clock);

    @Test
    void aClockThatDoesNotMoveGivesTimesThatDifferByAMicrosecond() {
        assertEquals(start, arrivals.next());
        assertEquals(start.plusNanos(1_000), arrivals.next());
        assertEquals(start.plusNanos(2_000), arrivals.next());
    }

    @Test
    void timesThatAreTheSameToTheMicrosecondAreMovedApart() {
        arrivals.next();
        clock.pass(Duration.ofNanos(300));
        assertEquals(start.plusNanos(1_000), arrivals.next());
    }

    @Test
    void aClockThatGoesBackDoesNotReverseTheOrder() {
        arrivals.next();
        clock.pass(Duration.ofSeconds(-5));
        assertEquals(start.plusNanos(1_000), arrivals.next());
    }

    @Test
    void aClockThatMovesIsFollowed() {
        arrivals.next();
        clock.pass(Duration.ofSeconds(1));
        assertEquals(start.plusSeconds(1), arrivals.next());
    }
}
