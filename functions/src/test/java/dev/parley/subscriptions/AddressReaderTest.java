package dev.parley.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressReaderTest {
    private final AddressReader reader = new AddressReader("US,GB,49");

    @Test
    void validEmailAddressesAreAccepted() {
        assertEquals(
                "Ann.Bee+alerts@example.org",
                reader.email(" Ann.Bee+alerts@Example.ORG ").value());
        for (var good : List.of("a@b.co", "o'neill@example.co.uk", "x_y@sub.example-site.org", "1@2.org")) {
            assertEquals(good, reader.email(good).value());
        }
    }

    @Test
    void malformedAddressesAreRefused() {
        for (var bad : List.of(
                "",
                "ann",
                "ann@",
                "@example.org",
                "ann@example",
                "ann@example.org\r\nBcc: bob@example.org",
                "ann@example.org\nbob",
                "ann@exam ple.org",
                "ann..bee@example.org",
                ".ann@example.org",
                "ann@-example.org",
                "ann@example..org",
                "ann@[127.0.0.1]",
                "\"ann bee\"@example.org",
                "ann@example.org,bob@example.org",
                "Ann <ann@example.org>",
                "änn@example.org",
                "ann\u200b@example.org",
                "a".repeat(65) + "@example.org",
                "a@" + "b".repeat(64) + ".org",
                "a@" + "b.".repeat(130) + "org",
                "ann@example.org\u0000")) {
            assertThrows(RefusedRequest.class, () -> reader.email(bad), bad);
        }
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        for (var typed : List.of("+447700900123", "+44 7700 900123", "+44 (7700) 900-123", " +44.7700.900123 ")) {
            assertEquals(new Address(Channel.SMS, "+447700900123"), reader.phone(typed));
        }
        assertEquals("+12025550123", reader.phone("+1 202-555-0123").value());
        assertEquals("+491701234567", reader.phone("+49 170 1234567").value());
    }

    @Test
    void malformedNumbersAreRefusedWithTheReason() {
        for (var bad : List.of(
                "",
                "7700900123",
                "+44",
                "+44 77",
                "+44 7700 900123 4567 8901",
                "+999 123456789",
                "+44x7700900123",
                "+44 7700 900123\nX: y",
                "call me",
                "+".repeat(40),
                "+1 202 555 012",
                "+44 00 90555-0123",
                "00447700900123")) {
            var refused = assertThrows(RefusedRequest.class, () -> reader.phone(bad), bad);
            assertTrue(refused.getMessage().startsWith("phone "), refused.getMessage());
        }
    }

    @Test
    void numbersOfOtherCountriesAreRefusedEvenWhenTheyShareACallingCode() {
        for (var other : List.of("+33 6 12 34 56 78", "+1 876 555 0123", "+1 416 555 0123", "+44 7781 123456")) {
            var refused = assertThrows(RefusedRequest.class, () -> reader.phone(other), other);
            assertTrue(refused.getMessage().contains("US, GB, 49"), refused.getMessage());
        }
        assertEquals(
                "+18765550123", new AddressReader("1").phone("+1 876 555 0123").value());
    }

    @Test
    void numbersThatCannotReceiveAnSmsOrChargeTheSenderAreRefused() {
        for (var number : List.of("+44 20 7946 0123", "+44 909 879 0000", "+44 808 157 0123", "+49 30 123456")) {
            assertThrows(RefusedRequest.class, () -> reader.phone(number), number);
        }
    }

    @Test
    void systemWithoutSmsSaysSo() {
        var refused = assertThrows(RefusedRequest.class, () -> new AddressReader("none").phone("+447700900123"));
        assertTrue(refused.getMessage().contains("sends no SMS"), refused.getMessage());
    }

    @Test
    void unknownCountryInTheConfigurationFailsAtTheStart() {
        assertThrows(IllegalArgumentException.class, () -> new AddressReader("US,ZZ"));
        assertThrows(IllegalArgumentException.class, () -> new AddressReader("999"));
    }

    @Test
    void maskedAddressDoesNotRevealTheAddress() {
        assertEquals("a***@example.org", reader.email("ann@example.org").masked());
        assertEquals("+4***23", reader.phone("+447700900123").masked());
        assertFalse(reader.email("ann@example.org").toString().contains("ann"));
        assertFalse(reader.email("ann@example.org").fingerprint().contains("ann"));
    }
}
