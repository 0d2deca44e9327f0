package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page without a day of publication is archived and found by its day of arrival, and alerts nobody. */
class UnknownDayIT extends FreshStack {
    /** A Wednesday, like 12 February 2025. */
    private static final Clock LONG_AFTER = Clock.fixed(Instant.parse("2026-11-04T22:00:00Z"), ZoneOffset.UTC);

    private static final String CALL = "U.S. President Donald Trump spoke by telephone with Russian President Vladimir"
            + " Putin on Wednesday for about 90 minutes, the White House said in a statement.";

    UnknownDayIT() {
        super(LONG_AFTER);
    }

    @Test
    void anUndatedPageAlertsNobodyAndHasANote() throws Exception {
        var version = post("text/html", page("", ""));
        assertEquals(List.of(), stack.delivered());
        assertTrue(version.path("published").isNull(), version.toString());
        assertTrue(version.path("publishedFrom").isNull(), version.toString());
        assertTrue(version.path("notes").toString().contains("No day of publication was found"), version.toString());
        assertFalse(version.path("mentions").isEmpty());
    }

    @Test
    void anAmbiguousDayAlertsNobody() throws Exception {
        post("text/html", page("<meta name='pubdate' content='11/04/2026'>", "").replace("on Wednesday ", ""));
        assertEquals(List.of(), stack.delivered());
    }

    @Test
    void anUndatedPageIsFoundByTheDayOfItsArrivalAndNotByADayOfPublication() throws Exception {
        post("text/html", page("", ""));
        assertEquals(1, found("archivedFrom=2026-11-04&archivedTo=2026-11-04"));
        assertEquals(0, found("publishedFrom=2000-01-01&publishedTo=2030-01-01"));
    }

    @Test
    void anUndatedReportOfAFactDoesNotKeepADatedOneFromAlerting() throws Exception {
        post("text/html", page("", ""));
        post("application/json", Stacks.article("harbour-wire", "2026-11-04T21:00:00Z", CALL));
        assertEquals(1, stack.delivered().size());
    }

    @Test
    void aDatelineOfTheDayOfArrivalMakesAPageFresh() throws Exception {
        post("text/plain", "WASHINGTON, Nov. 4 (Reuters) - " + CALL);
        assertEquals(1, stack.delivered().size());
    }

    @Test
    void aDatelineOfAnotherDayDoesNotMakeAPageFresh() throws Exception {
        post("text/plain", "WASHINGTON, Feb. 12 (Reuters) - " + CALL);
        assertEquals(List.of(), stack.delivered());
    }

    @Test
    void aDatedPageAlerts() throws Exception {
        var version = post("text/html", page("", "<p>Published: November 4, 2026</p>"));
        assertEquals(1, stack.delivered().size());
        assertEquals("2026-11-04", version.path("published").asText());
        assertEquals("STATED", version.path("publishedFrom").asText());
    }

    private static String page(String head, String line) {
        return "<html lang='en'><head><title>Trump and Putin speak</title>" + head
                + "<link rel='canonical' href='https://wire.example.com/call'></head><body><article>"
                + "<h1>Trump and Putin speak</h1>" + line + "<p>" + CALL + "</p>"
                + "<p>The two leaders agreed that their teams would begin talks in the coming weeks.</p>"
                + "</article></body></html>";
    }

    /** The only archived version. */
    private JsonNode post(String type, String body) throws Exception {
        var receipt = Stacks.json(Stacks.post(api, type, body.getBytes(StandardCharsets.UTF_8)));
        stack.awaitIdle();
        return Stacks.json(Stacks.get(
                api,
                "/articles/" + receipt.path("id").asText() + "/versions/"
                        + receipt.path("version").asText()));
    }

    private int found(String query) throws Exception {
        return Stacks.json(Stacks.get(api, "/articles?" + query))
                .path("articles")
                .size();
    }
}
