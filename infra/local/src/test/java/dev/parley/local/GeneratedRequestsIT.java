package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import dev.parley.openapi.OpenApi.Operation;
import dev.parley.openapi.RequestGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that are made from the API's document are answered as it says. */
class GeneratedRequestsIT extends BadInput {
    private static final long SEED = 17;
    private static final int QUERIES = 120;
    private static final int BODIES = 60;

    @Test
    void generatedQueriesAreAnsweredAsDocumented() throws Exception {
        var generator = new RequestGenerator(DOCUMENT, SEED);
        for (var operation : operations) {
            if (operation.method().equals("GET")
                    && !operation.parameters("query").isEmpty()) {
                for (int i = 0; i < QUERIES; i++) {
                    assertDocumented(operation, archived.filled(operation) + "?" + generator.query(operation));
                }
            }
        }
    }

    @Test
    void generatedBodiesAreAnsweredAsDocumented() throws Exception {
        var generator = new RequestGenerator(DOCUMENT, SEED);
        for (var operation : operations) {
            var schema =
                    operation.body().path("content").path("application/json").path("schema");
            for (int i = 0; schema.isObject() && i < BODIES; i++) {
                assertBody(operation, generator.value(schema).toString());
            }
        }
    }

    /** A member that the document has and the code does not know would be refused by its name. */
    @Test
    void everyDocumentedMemberOfABodyIsKnownToTheCode() throws Exception {
        for (var operation : operations) {
            var schema = DOCUMENT.followed(
                    operation.body().path("content").path("application/json").path("schema"));
            for (var property : schema.path("properties").properties()) {
                var inner = DOCUMENT.followed(property.getValue());
                var members = inner.path("properties").propertyStream().toList();
                assertKnown(operation, "{\"" + property.getKey() + "\":null}", property.getKey());
                for (var member : members) {
                    var value = member.getValue().path("type").asText().equals("boolean") ? "true" : "[]";
                    assertKnown(
                            operation,
                            "{\"" + property.getKey() + "\":{\"" + member.getKey() + "\":" + value + "}}",
                            member.getKey());
                }
            }
        }
    }

    private void assertKnown(Operation operation, String json, String member) throws Exception {
        var detail = Json.MAPPER
                .readTree(sent(operation, json).body())
                .path("detail")
                .asText();
        assertTrue(
                !detail.matches(
                        "(?s).*(no key|unknown|not know|no field|no member|no parameter) \"?" + member + "\\b.*"),
                operation.route() + json + ": " + detail);
    }

    private void assertBody(Operation operation, String json) throws Exception {
        var answer = sent(operation, json);
        assertTrue(answer.status() < 500, operation.route() + json + answer.status());
        assertEquals(
                List.of(),
                DOCUMENT.faults(operation.route(), answer.status(), answer.contentType(), answer.body()),
                operation.route() + json);
    }

    private RawHttp.Answer sent(Operation operation, String json) throws Exception {
        return RawHttp.send(
                archived.api(),
                operation.method(),
                archived.filled(operation),
                json.getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/json");
    }
}
