package dev.parley.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Gsm7;
import dev.parley.alerts.Message;
import org.junit.jupiter.api.Test;

class RepeatedMessageTest {
    private static final String LINK = " https://parley.example/f/0123456789a";

    @Test
    void aRepeatIsMarkedInEveryChannel() {
        var repeated = SnsAlertPublisher.repeated(new Message("NEW CALL: A-B." + LINK, "NEW CALL: A-B", "They spoke."));
        assertEquals("(repeat) NEW CALL: A-B." + LINK, repeated.sms());
        assertEquals("(repeat) NEW CALL: A-B", repeated.subject());
        assertTrue(repeated.body().startsWith("This may have reached you before"));
    }

    @Test
    void aRepeatOfAMessageAtItsLimitStaysWithinItAndKeepsTheLink() {
        var sms = "x".repeat(Gsm7.SEGMENT - LINK.length()) + LINK;
        var repeated = SnsAlertPublisher.repeated(new Message(sms, "y".repeat(99), "They spoke."));
        assertEquals(Gsm7.SEGMENT, Gsm7.septets(repeated.sms()).orElseThrow());
        assertTrue(repeated.sms().endsWith(LINK));
        assertEquals(99, repeated.subject().length());
    }
}
