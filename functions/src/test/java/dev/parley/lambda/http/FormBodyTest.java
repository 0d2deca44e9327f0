package dev.parley.lambda.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormBodyTest {
    private static HttpRequest posted(String type, String body) {
        return new HttpRequest(Json.MAPPER.valueToTree(Map.of("headers", Map.of("content-type", type), "body", body)));
    }

    @Test
    void aFormIsReadWithItsRepeatedFields() {
        var request =
                posted("application/x-www-form-urlencoded; charset=UTF-8", "format=csv&type=visit&type=meeting&of=");
        assertTrue(FormBody.is(request));
        assertEquals(
                Map.of("format", "csv", "type", "visit,meeting"), FormBody.read(request, IllegalStateException::new));
    }

    @Test
    void jsonThatIsSentWithTheTypeOfFormsIsNoForm() {
        assertFalse(FormBody.is(posted("application/x-www-form-urlencoded", " {\"format\":\"csv\"}")));
    }

    @Test
    void whatIsSentAsJsonIsNoForm() {
        assertFalse(FormBody.is(posted("application/json", "format=csv")));
    }
}
