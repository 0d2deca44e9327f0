package dev.parley.collecting.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows and files that are stored already must still be read, and keep their names. */
class StoredFormTest {
    private static void assertKept(String stored, Class<?> type) throws Exception {
        var read = Json.MAPPER.readValue(stored, type);
        assertEquals(Json.MAPPER.readTree(stored), Json.MAPPER.readTree(Json.ROWS.writeValueAsString(read)));
    }

    @Test
    void stateOfAFeedKeepsItsNames() throws Exception {
        assertKept("""
                {"feedId": "f", "revision": 7, "added": "2025-02-01T00:00:00Z", "etag": "\\"v1\\"",
                 "lastModified": "Wed, 12 Feb 2025 11:00:00 GMT", "lastSuccess": "2025-02-12T12:00:00Z",
                 "lastNewItem": "2025-02-12T11:00:00Z", "usualGap": 3600.0, "failures": 2,
                 "error": "The feed was answered with status 500.", "movedTo": "https://outlet.example/new",
                 "interval": 900.0, "feedDue": "2025-02-12T12:15:00Z", "itemsDue": "2025-02-12T12:05:00Z",
                 "queued": "2025-02-12T12:15:01Z", "announced": "FAILING"}
                """, FeedState.class);
    }

    @Test
    void stateOfAFeedThatWasNeverReadKeepsItsNames() throws Exception {
        assertKept("""
                {"feedId": "f", "revision": 0, "added": "2025-02-01T00:00:00Z", "etag": null, "lastModified": null,
                 "lastSuccess": null, "lastNewItem": null, "usualGap": null, "failures": 0, "error": null,
                 "movedTo": null, "interval": 900.0, "feedDue": "2025-02-01T00:00:00Z", "itemsDue": null,
                 "queued": null, "announced": null}
                """, FeedState.class);
    }

    @Test
    void ofAStateThatWasStoredBeforeOperatorsWereToldNothingIsAnnounced() throws Exception {
        var state = Json.MAPPER.readValue("""
                {"feedId": "f", "revision": 1, "added": "2025-02-01T00:00:00Z", "failures": 0, "interval": 900.0,
                 "feedDue": "2025-02-01T00:00:00Z"}
                """, FeedState.class);
        assertEquals(Optional.empty(), state.announced());
    }

    @Test
    void knownItemsKeepTheirNames() throws Exception {
        assertKept("""
                {"items": {
                  "a": {"fingerprint": "x", "link": "https://outlet.example/a", "changed": true,
                    "lastSeen": "2025-02-12T12:00:00Z", "due": "2025-02-12T13:00:00Z", "pending": null, "attempts": 1,
                    "articleId": "a1", "archived": "2025-02-12T11:00:00Z", "fetched": "2025-02-12T12:00:00Z",
                    "checks": 1, "etag": "\\"p1\\"", "lastModified": "Wed, 12 Feb 2025 11:00:00 GMT"},
                  "b": {"fingerprint": "y", "link": null, "changed": false, "lastSeen": "2025-02-12T12:00:00Z",
                    "due": null, "pending": {"id": "b", "link": null, "title": "Talks", "published": null,
                      "updated": null, "author": null, "content": ""},
                    "attempts": 0, "articleId": null, "archived": null, "fetched": null, "checks": 0, "etag": null,
                    "lastModified": null}}}
                """, KnownItems.class);
    }
}
