package dev.parley.lambda.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.search.RefusedSearch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonBodyTest {
    private static final int MAX_BYTES = 100_000;

    private record Form(
            String text, boolean flag, Map<String, String> search, JsonNode json, Optional<String> optional) {}

    @Test
    void allFieldsAreBound() {
        var form = read("{\"text\":\"a\",\"flag\":true,\"search\":{\"q\":\"b\"},\"json\":[1],\"optional\":\"c\"}");
        assertEquals("a", form.text());
        assertTrue(form.flag());
        assertEquals(Map.of("q", "b"), form.search());
        assertEquals("[1]", form.json().toString());
        assertEquals(Optional.of("c"), form.optional());
    }

    @Test
    void otherEncodingsThanUtf8AreRefusedAsNoJson() {
        for (var encoding : List.of("UTF-16BE", "UTF-16LE", "UTF-32")) {
            var body = "{\"text\":\"a\"}".getBytes(Charset.forName(encoding));
            assertThrows(
                    RefusedSearch.class,
                    () -> JsonBody.read(body, MAX_BYTES, Form.class, RefusedSearch::new),
                    encoding);
        }
        assertEquals("a", read("\uFEFF{\"text\":\"a\"}").text());
    }

    @Test
    void absentFieldsDifferFromNullWhereTheCallerNeedsIt() {
        var absent = read("{}");
        assertNull(absent.text());
        assertFalse(absent.flag());
        assertNull(absent.json());
        assertNull(absent.optional());
        var empty = read("{\"text\":null,\"flag\":null,\"search\":null,\"json\":null,\"optional\":null}");
        assertNull(empty.text());
        assertFalse(empty.flag());
        assertTrue(empty.json().isNull());
        assertEquals(Optional.empty(), empty.optional());
    }

    @Test
    void valueOfAnotherTypeIsRefusedByFieldName() {
        for (var value : List.of("7", "1.5", "true", "{}", "[]", "[\"a\"]")) {
            refused("{\"text\":" + value + "}", "text", "text must be a text");
            refused("{\"optional\":" + value + "}", "optional", "optional must be a text");
        }
        for (var value : List.of("1", "0", "\"true\"", "\"\"", "{}", "[true]")) {
            refused("{\"flag\":" + value + "}", "flag", "flag must be true or false");
        }
        for (var value : List.of("\"q=b\"", "\"\"", "[]", "{\"q\":7}", "{\"q\":[\"b\"]}", "{\"q\":true}")) {
            refused("{\"search\":" + value + "}", "search", "search must be an object");
        }
    }

    @Test
    void unknownFieldIsRefusedWithTheListOfFields() {
        refused("{\"txt\":\"a\"}", "body", "no field txt; the fields are text, flag, search, json, optional");
        refused("{\"" + "x".repeat(50) + "\":1}", "body", "x".repeat(40) + "...");
    }

    @Test
    void bodyThatIsNotAnObjectIsRefused() {
        for (var body : List.of("", "null", "7", "\"a\"", "[]", "[{}]")) {
            refused(body, "body", "must be a JSON object");
        }
    }

    @Test
    void invalidJsonIsRefusedWithItsPlace() {
        refused("{\n\"text\": x}", "body", "line 2, column");
        refused("{\"json\":" + "[".repeat(2_000), "body", "nested too deeply");
    }

    @Test
    void longBodyIsRefused() {
        refused(" ".repeat(MAX_BYTES - 1) + "{}", "body", "more than 100000 bytes");
    }

    private static Form read(String body) {
        return JsonBody.read(body.getBytes(StandardCharsets.UTF_8), MAX_BYTES, Form.class, RefusedSearch::new);
    }

    private static void refused(String body, String field, String message) {
        var refused = assertThrows(RefusedSearch.class, () -> read(body), body);
        assertEquals(field, refused.parameter(), body);
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
