package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article.Standing;
import dev.parley.articles.Article.State;
import dev.parley.articles.Submissions;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NinjsTest {
    private static final String MEETING =
            "Foreign Minister Anna Berg met her Norwegian counterpart in Oslo on Monday & "
                    + "discussed the truce, officials said.";

    private final ArticleReader reader = new ArticleReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>%s</p>",
                "%s",
                "<div>%s</div>",
                "<pre>%s</pre>",
                "<table><tr><td>%s</td></tr></table>",
                "<![CDATA[<p>%s</p>]]>",
                "<![CDATA[%s]]>",
                "<u>%s</u>",
                "<html:p xmlns:html='http://www.w3.org/1999/xhtml'>%s</html:p>",
                "<section><small>%s</small></section>",
                "<dl><dd>%s</dd></dl>",
                "<center>%s</center>"
            })
    void markupPropertyIsReadAsMarkup(String markup) {
        var body = markup.formatted(MEETING.replace("&", "&amp;"));
        for (var item : new String[] {
            item().formatted("\"body_xhtml\": " + quoted(body)),
            item().formatted("\"body_html\": " + quoted(body)),
            item().formatted("\"bodies\": [{\"contenttype\": \"text/html\", \"value\": " + quoted(body) + "}]"),
            item().formatted("\"bodies\": [{\"contentType\": \"application/xhtml+xml\", \"role\": \"main\", \"value\": "
                    + quoted(body) + "}]")
        }) {
            var article = reader.read(Submissions.json(item));
            assertEquals(State.READABLE, article.state(), article.notes()::toString);
            assertEquals(MEETING, article.text());
        }
    }

    @Test
    void inlineElementsLeaveNoTrace() {
        var article = reader.read(Submissions.json(item().formatted("\"body_xhtml\": "
                + quoted("<p>The Acme<sup >®</sup> plant&nbsp;in <a href='#'>Oslo</a><br/>was shut on Monday.</p>"))));
        assertEquals("The Acme® plant in Oslo\n\nwas shut on Monday.", article.text());
    }

    @ParameterizedTest
    @CsvSource({
        "usable, USABLE",
        "withheld, HELD",
        "canceled, CANCELED",
        "Cancelled, CANCELED",
        "stat:withheld, HELD",
        "http://cv.iptc.org/newscodes/pubstatusg2/canceled, CANCELED",
        "somehow, USABLE"
    })
    void standingFollowsThePublishingStatus(String status, Standing standing) {
        for (var name : new String[] {"pubstatus", "pubStatus"}) {
            var article = reader.read(Submissions.json(
                    item().formatted("\"" + name + "\": \"" + status + "\", \"body_text\": " + quoted(MEETING))));
            assertEquals(standing, article.standing());
            assertEquals(State.READABLE, article.state());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-02T12:00:01Z, HELD",
        "2025-06-02T14:30:00+02:00, HELD",
        "2025-06-02T13:00:00+02:00, USABLE",
        "20250603T000000Z, HELD",
        "2025-06-04, HELD",
        "2025-06-01, USABLE",
        "2099-01-01T00:00:00Z, HELD",
        "when the queen speaks, HELD"
    })
    void itemThatArrivesBeforeItsEmbargoEndsIsHeld(String end, Standing standing) {
        var article = reader.read(Submissions.json(
                item().formatted("\"embargoed\": \"" + end + "\", \"body_text\": " + quoted(MEETING))));
        assertEquals(standing, article.standing());
        assertEquals(
                standing == Standing.HELD,
                article.notes().stream()
                        .anyMatch(note -> note.endsWith("it is archived, but no alert is sent for it.")));
    }

    @Test
    void embargoedItemIsPublishedWhenItsEmbargoEnds() {
        var item = item().formatted("\"embargoed\": \"2025-06-02T11:00:00Z\", \"body_text\": " + quoted(MEETING));
        assertEquals(
                Optional.of(Instant.parse("2025-06-02T11:00:00Z")),
                reader.read(Submissions.json(item)).publishedAt());
    }

    @Test
    void sameTextWithAnotherStandingIsAnotherVersion() {
        var usable = version("\"pubstatus\": \"usable\", \"body_text\": " + quoted(MEETING));
        var silent = version("\"body_text\": " + quoted(MEETING));
        var withheld = version("\"pubstatus\": \"withheld\", \"body_text\": " + quoted(MEETING));
        var canceled = version("\"pubstatus\": \"canceled\", \"body_text\": " + quoted(MEETING));
        var embargoed = version("\"embargoed\": \"2099-01-01\", \"body_text\": " + quoted(MEETING));
        var ended = version("\"embargoed\": \"2025-01-01\", \"body_text\": " + quoted(MEETING));
        assertEquals(usable, silent);
        assertEquals(usable, ended);
        assertNotEquals(usable, withheld);
        assertNotEquals(usable, canceled);
        assertNotEquals(withheld, canceled);
        assertNotEquals(withheld, embargoed);
        assertEquals(usable.articleId(), canceled.articleId());
        assertEquals(usable.articleId(), embargoed.articleId());
    }

    @Test
    void itemWithoutAnAddressIsIdentifiedByItsUri() {
        var first = version("\"uri\": \"urn:newsml:wire.example:20250602:1\", \"body_text\": " + quoted(MEETING));
        var second = version("\"uri\": \"urn:newsml:wire.example:20250602:1\", \"body_text\": \"Nothing was said.\"");
        var other = version("\"uri\": \"urn:newsml:wire.example:20250602:2\", \"body_text\": " + quoted(MEETING));
        assertEquals(first.articleId(), second.articleId());
        assertNotEquals(first.articleId(), other.articleId());
        assertNotEquals(first.version(), second.version());
    }

    @Test
    void cancellationNeedsNoText() {
        var article =
                reader.read(Submissions.json(item().formatted("\"pubstatus\": \"canceled\", \"type\": \"text\"")));
        assertEquals(State.READABLE, article.state());
        assertEquals(Standing.CANCELED, article.standing());
    }

    @Test
    void publishingInstructionsAreArchived() {
        var submission = Submissions.json(
                item().formatted("\"uri\": \"tag:wire.example,2025:1\", \"embargoed\": \"2099-01-01\", \"body_text\": "
                        + quoted(MEETING)));
        var article = reader.read(submission);
        var archived = WarcFile.read(WarcFile.write(article, submission));
        assertEquals(article, archived.article());
        assertEquals(article.key(), archived.contentKey());
        var later = article.after(new VersionKey(article.id(), article.version()));
        assertEquals(
                later.key(), WarcFile.read(WarcFile.write(later, submission)).contentKey());
        assertNotEquals(article.key(), later.key());
        var plain = Submissions.text("The talks began.");
        var json = Json.MAPPER.valueToTree(reader.read(plain)).toString();
        assertTrue(!json.contains("\"release\""), "what says nothing of itself is archived as before");
    }

    private VersionKey version(String fields) {
        return reader.read(
                        Submissions.json((fields.contains("\"uri\"") ? "{\"headline\": \"Leaders meet\", %s}" : item())
                                .formatted(fields)))
                .key();
    }

    private static String item() {
        return "{\"uri\": \"https://wire.example/1\", \"headline\": \"Leaders meet\","
                + " \"versioncreated\": \"2025-06-01T10:00:00Z\", %s}";
    }

    private static String quoted(String text) {
        return Json.MAPPER.getNodeFactory().textNode(text).toString();
    }
}
