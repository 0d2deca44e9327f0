package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import dev.parley.openapi.OpenApi.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Unknown paths, mistyped ids and unsupported methods. */
class BadPathIT extends BadInput {
    @Test
    void anyUnknownPathIsNotFound() throws Exception {
        for (var operation : operations) {
            for (var parameter : operation.parameters("path")) {
                for (var value : STRANGE) {
                    if (value.isEmpty() || value.contains("{") && !value.equals("{}")) {
                        continue;
                    }
                    var name = parameter.path("name").asText();
                    var others = Map.of("id", archived.idOf(operation), "version", archived.version(), "feed", "x");
                    var path = operation.path().replace("{" + name + "}", value);
                    for (var other : others.entrySet()) {
                        path = path.replace("{" + other.getKey() + "}", other.getValue());
                    }
                    var answer = RawHttp.send(
                            archived.api(), operation.method(), path, "{}".getBytes(StandardCharsets.UTF_8));
                    assertTrue(answer.status() >= 400 && answer.status() < 500, path + ": " + answer.status());
                    refused(answer, path);
                }
            }
        }
    }

    @Test
    void idsAreAcceptedInAnyCaseAndWithHyphens() throws Exception {
        var fact = archived.fact();
        for (var typed : typings(fact)) {
            for (var path : List.of("/facts/", "/f/")) {
                var answer = RawHttp.get(archived.api(), path + typed);
                assertEquals(200, answer.status(), typed);
                assertEquals(
                        fact, Json.MAPPER.readTree(answer.body()).path("id").asText());
            }
        }
        for (var article : typings(archived.article())) {
            assertEquals(
                    200, RawHttp.get(archived.api(), "/articles/" + article).status(), article);
            for (var version : typings(archived.version())) {
                var path = "/articles/" + article + "/versions/" + version;
                assertEquals(200, RawHttp.get(archived.api(), path).status(), path);
                assertEquals(
                        200, RawHttp.get(archived.api(), path + "/original").status(), path);
            }
        }
    }

    @Test
    void aMistypedIdIsAnsweredThatItsCheckCharacterIsWrong() throws Exception {
        var ids = Map.of(
                "/facts/",
                archived.fact(),
                "/f/",
                archived.fact(),
                "/articles/",
                archived.article(),
                "/articles/" + archived.article() + "/versions/",
                archived.version());
        for (var one : ids.entrySet()) {
            for (int i = 0; i < one.getValue().length(); i++) {
                var wrong = one.getValue().charAt(i) == '7' ? '8' : '7';
                var typed =
                        one.getValue().substring(0, i) + wrong + one.getValue().substring(i + 1);
                var answer = RawHttp.get(archived.api(), one.getKey() + typed);
                assertEquals(404, answer.status());
                var detail = refused(answer, typed).path("detail").asText();
                assertTrue(detail.contains("check character"), detail);
            }
            var answer =
                    RawHttp.get(archived.api(), one.getKey() + one.getValue().substring(1));
            assertTrue(refused(answer, "short").path("detail").asText().contains("characters"), answer.text());
        }
    }

    @Test
    void anUnsupportedMethodIsNotFound() throws Exception {
        var known = operations.stream().map(Operation::route).toList();
        for (var operation : operations) {
            for (var method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")) {
                if (!known.contains(method + " " + operation.path())) {
                    var answer = RawHttp.send(archived.api(), method, archived.filled(operation), new byte[0]);
                    assertTrue(List.of(400, 404, 405, 501).contains(answer.status()), method + answer.status());
                    if (!method.equals("HEAD")) {
                        refused(answer, method + " " + operation.path());
                    }
                }
            }
        }
    }

    private static List<String> typings(String id) {
        var typed = new ArrayList<>(List.of(
                id,
                id.toUpperCase(Locale.ROOT),
                id.substring(0, 4) + "-" + id.substring(4, 8) + "-" + id.substring(8),
                id.replace('0', 'o').replace('1', 'l')));
        typed.add(id.replace('0', 'O').replace('1', 'I'));
        return typed;
    }
}
