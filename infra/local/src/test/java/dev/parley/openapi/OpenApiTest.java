package dev.parley.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.local.Yaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares the API's document with the template. The API cannot be defined by it, since that requires OpenAPI 3.0. */
class OpenApiTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final OpenApi DOCUMENT = OpenApi.read(PROJECT);

    @Test
    void theDocumentHasTheRoutesOfTheTemplateWithTheSameAuthorizers() {
        var described = new TreeMap<String, String>();
        DOCUMENT.operations().stream()
                .forEach(operation -> described.put(
                        operation.route(), operation.guard().equals("AwsIam") ? "AWS_IAM" : operation.guard()));
        assertEquals(routes(), described);
    }

    @Test
    void everyParameterHasADescriptionASchemaAndAnExample() {
        var faults = new ArrayList<String>();
        for (var operation : DOCUMENT.operations()) {
            for (var parameter : operation.parameters()) {
                for (var member : List.of("description", "schema", "example")) {
                    if (!parameter.has(member)) {
                        faults.add(operation.route() + ": "
                                + parameter.path("name").asText() + " has no " + member);
                    }
                }
            }
            for (var name : operation.path().split("/")) {
                if (name.startsWith("{")
                        && operation.parameters("path").stream()
                                .noneMatch(one ->
                                        name.equals("{" + one.path("name").asText() + "}"))) {
                    faults.add(operation.route() + " does not describe " + name);
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void everyExampleMatchesItsSchema() {
        var examples = new ArrayList<JsonNode>();
        var faults = new ArrayList<String>();
        DOCUMENT.examples((schema, example) -> {
            examples.add(example);
            DOCUMENT.invalid(schema, example.toString()).forEach(fault -> faults.add(example + " " + fault));
        });
        assertEquals(List.of(), faults);
        assertTrue(examples.size() > 30, "examples: " + examples.size());
    }

    @Test
    void aWrongNameAWrongTypeAndAWrongStatusAreReported() {
        assertEquals(List.of(), faults(200, "application/json", "{\"have\":false,\"versions\":[]}"));
        assertFalse(faults(200, "application/json", "{\"has\":false,\"versions\":[]}")
                .isEmpty());
        assertFalse(faults(200, "application/json", "{\"have\":\"no\",\"versions\":[]}")
                .isEmpty());
        assertFalse(
                faults(200, "text/plain", "{\"have\":false,\"versions\":[]}").isEmpty());
        assertFalse(faults(204, "application/json", "{\"have\":false,\"versions\":[]}")
                .isEmpty());
        assertFalse(faults(500, "application/json", "{\"message\":\"Internal Server Error\"}")
                .isEmpty());
        assertEquals(List.of(), faults(404, "application/json", "{\"message\":\"Not Found\"}"));
        var problem =
                "{\"type\":\"about:blank\",\"title\":\"Malformed search\",\"status\":400,\"detail\":\"sha256 is 64"
                        + " hexadecimal digits\",\"parameter\":\"sha256\"}";
        assertEquals(List.of(), faults(400, "application/problem+json", problem));
        assertFalse(faults(400, "application/problem+json", problem.replace("400", "404"))
                .isEmpty());
        assertFalse(faults(400, "application/problem+json", problem.replace("parameter", "argument"))
                .isEmpty());
        assertFalse(faults(400, "application/problem+json", problem.replace(" is 64 hexadecimal digits", ""))
                .isEmpty());
    }

    private static List<String> faults(int status, String type, String body) {
        return DOCUMENT.faults("GET /lookup", status, Optional.of(type), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The routes of the template with their authorizers. */
    private static Map<String, String> routes() {
        JsonNode template = Json.MAPPER.valueToTree(Yaml.read(PROJECT.resolve("template.yaml")));
        var routes = new TreeMap<String, String>();
        var byDefault = template.path("Resources")
                .path("Api")
                .path("Properties")
                .path("Auth")
                .path("DefaultAuthorizer")
                .asText();
        for (var resource : template.path("Resources")) {
            for (var event : resource.path("Properties").path("Events")) {
                if (event.path("Type").asText().equals("HttpApi")) {
                    var route = event.path("Properties");
                    routes.put(
                            route.path("Method").asText() + " "
                                    + route.path("Path").asText(),
                            route.path("Auth").path("Authorizer").asText(byDefault));
                }
            }
        }
        return routes;
    }
}
