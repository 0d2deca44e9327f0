package dev.parley.lambda.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.names.KnownNames;
import dev.parley.subscriptions.AddressReader;
import dev.parley.subscriptions.Interest;
import dev.parley.subscriptions.InterestReader;
import dev.parley.subscriptions.RefusedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscriptionFormTest {
    private final SubscriptionForm form =
            new SubscriptionForm(new AddressReader("GB"), new InterestReader(KnownNames.bundled()));

    @Test
    void changeLeavesAbsentFieldsAndClearsNullOnes() {
        var nothing = form.change(bytes("{}"));
        assertEquals(Optional.empty(), nothing.interest());
        assertEquals(Optional.empty(), nothing.note());
        var cleared = form.change(bytes("{\"interests\":null,\"note\":null}"));
        assertEquals(Optional.of(Interest.everything()), cleared.interest());
        assertEquals(Optional.of(""), cleared.note());
        assertEquals(Optional.of(""), form.change(bytes("{\"note\":\" \"}")).note());
        assertEquals(
                Optional.of("desk"), form.change(bytes("{\"note\":\"desk\"}")).note());
    }

    @Test
    void onlyDryRunNeedsNoAddress() {
        assertEquals(Optional.empty(), form.request(bytes("{\"dryRun\":true}")).address());
        refused("{}", "name an address");
        refused("{\"email\":\"a@example.org\",\"phone\":\"+447700900123\"}", "name one address");
    }

    @Test
    void noteIsOneLine() {
        for (var note : List.of("a\\nb", "x".repeat(201))) {
            refused("{\"dryRun\":true,\"note\":\"" + note + "\"}", "note is one line");
        }
        assertThrows(RefusedRequest.class, () -> form.change(bytes("{\"note\":\"a\\u0007\"}")));
    }

    @Test
    void codeIsReadWithSpacesAndHyphens() {
        assertEquals("012345", form.code(bytes("{\"code\":\"012-345 \"}")));
        for (var code : List.of("\"12345\"", "\"abcdef\"", "12345", "null")) {
            var refused = assertThrows(RefusedRequest.class, () -> form.code(bytes("{\"code\":" + code + "}")));
            assertTrue(refused.getMessage().startsWith("code "), refused.getMessage());
        }
        assertThrows(RefusedRequest.class, () -> form.code(bytes("{}")));
    }

    private void refused(String body, String message) {
        var refused = assertThrows(RefusedRequest.class, () -> form.request(bytes(body)), body);
        assertEquals(RefusedRequest.Reason.INVALID, refused.reason());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
