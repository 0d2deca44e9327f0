package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamPollerTest {
    @Test
    void pauseIsASecondAndLongerAfterABatchThatTookLong() {
        assertEquals(1_000, StreamPoller.pauseMillis(0));
        assertEquals(1_000, StreamPoller.pauseMillis(Duration.ofMillis(250).toNanos()));
        assertEquals(4_000, StreamPoller.pauseMillis(Duration.ofSeconds(1).toNanos()));
        assertEquals(10_000, StreamPoller.pauseMillis(Duration.ofMinutes(1).toNanos()));
    }
}
