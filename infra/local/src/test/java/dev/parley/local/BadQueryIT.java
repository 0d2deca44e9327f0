package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invalid queries and parameters. */
class BadQueryIT extends BadInput {
    @Test
    void anyQueryIsAnsweredAsDocumented() throws Exception {
        for (var operation : operations) {
            if (operation.method().equals("GET")) {
                for (var parameter : operation.parameters("query")) {
                    for (var value : STRANGE) {
                        assertDocumented(
                                operation,
                                archived.filled(operation) + "?"
                                        + parameter.path("name").asText() + "=" + value);
                    }
                }
                for (var query : List.of("", "&", "=", "=&=", "a", "%00=%00", "%zz=%zz", "?", "q=1&q=2&q=3")) {
                    assertDocumented(operation, archived.filled(operation) + "?" + query);
                }
            }
        }
    }

    @Test
    void anInvalidParameterIsNamed() throws Exception {
        var days = List.of("from", "to", "publishedFrom", "publishedTo", "archivedFrom", "archivedTo");
        for (var path : List.of("/facts", "/articles", "/feeds/facts.atom")) {
            for (var day : days) {
                for (var value : List.of("yesterday", "2025-02-30", "12.02.2025", "2025-2-1", "20250212", "-1")) {
                    assertRefused(path, day, value);
                }
            }
            assertRefused(path, "type", "phonecall");
            assertRefused(path, "status", "happened,maybe");
            assertRefused(path, "country", "Atlantis");
            assertRefused(path, "language", "english%20please");
            assertRefused(path, "order", "random");
            assertRefused(path, "versions", "some");
            assertRefused(path, "q", "x".repeat(1_001));
            assertRefused(path, "person", "x".repeat(201));
            assertRefused(path, "person", "x,".repeat(9).concat("%00"));
        }
        for (var path : List.of("/facts", "/articles")) {
            for (var limit : List.of("0", "-1", "101", "1e3", "ten", "1.5", "9".repeat(30))) {
                assertRefused(path, "limit", limit);
            }
            assertRefused(path, "facets", "type,colour");
        }
        assertRefused("/names/unknown", "limit", "ten");
        assertRefused("/names/unknown", "limit", "0");
        assertRefused("/lookup", "url", "not-an-address");
        assertRefused("/lookup", "url", "ftp://example.org/x");
        assertRefused("/lookup", "url", "https://example.org/" + "x".repeat(2_100));
        assertRefused("/lookup", "sha256", "abc");
        assertRefused("/lookup", "sha256", "g".repeat(64));
    }

    @Test
    void reversedRangesAreRefused() throws Exception {
        for (var path : List.of("/facts", "/articles", "/feeds/facts.ics")) {
            for (var range : List.of("from to", "publishedFrom publishedTo", "archivedFrom archivedTo")) {
                var names = range.split(" ");
                var answer =
                        RawHttp.get(archived.api(), path + "?" + names[0] + "=2025-02-13&" + names[1] + "=2025-02-12");
                assertEquals(400, answer.status());
                assertEquals(names[0], refused(answer, path).path("parameter").asText());
            }
        }
    }

    @Test
    void anUnknownParameterIsRefusedAndNotIgnored() throws Exception {
        for (var path : List.of("/facts", "/articles", "/feeds/facts.json", "/lookup", "/names/unknown")) {
            for (var name : List.of("persn", "Person", "x".repeat(300), "%00", "q[]")) {
                var answer = RawHttp.get(archived.api(), path + "?" + name + "=x");
                assertEquals(400, answer.status(), path + name);
                assertTrue(refused(answer, path).path("detail").asText().contains("no parameter"), answer.text());
            }
        }
        assertEquals(400, RawHttp.get(archived.api(), "/lookup").status());
        assertEquals(
                400,
                RawHttp.get(archived.api(), "/lookup?url=https://a.example/&sha256=" + "0".repeat(64))
                        .status());
    }

    @Test
    void anAlteredCursorOrOneOfAnotherSearchIsRefused() throws Exception {
        var page = Json.MAPPER.readTree(
                RawHttp.get(archived.api(), "/facts?limit=1").body());
        var cursor = page.path("cursor").asText();
        assertTrue(cursor.length() > 5, page.toString());
        assertEquals(
                200,
                RawHttp.get(archived.api(), "/facts?limit=1&cursor=" + cursor).status());
        for (int i = 0; i < cursor.length(); i += 5) {
            var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused("/facts?limit=1&", "cursor", cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
        assertRefused("/facts?limit=1&person=donald-trump&", "cursor", cursor);
        assertRefused("/facts?type=meeting&", "cursor", cursor);
        assertRefused("/facts", "cursor", cursor.substring(1));
        assertRefused("/facts", "cursor", "AAAA");
        assertRefused("/facts", "cursor", "x".repeat(2_001));
        for (var wrong : List.of("AAAA", "%00", "{}", "x".repeat(1_000))) {
            assertEquals(
                    400,
                    RawHttp.get(archived.api(), "/names/unknown?cursor=" + wrong)
                            .status());
        }
    }
}
