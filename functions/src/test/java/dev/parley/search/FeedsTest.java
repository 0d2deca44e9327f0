package dev.parley.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import dev.parley.extraction.Event;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import dev.parley.facts.Report;
import dev.parley.facts.Support;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Feeds, parsed by third-party readers (ROME, biweekly). */
class FeedsTest {
    private static final URI HERE = URI.create("https://parley.example");
    private static final Report WIRE = Report.by("Harbour Wire");
    private static final Instant CHANGED = Instant.parse("2025-02-14T09:00:00Z");

    private static final List<String> PIECES = List.of(
            "Erdoğan",
            "李强",
            "🙂",
            "\u0000",
            "\u0008",
            "\uFFFE",
            "\uD800",
            "]]>",
            "</title><script>",
            "&amp;",
            "a,b;c\\d:\"e\"",
            "\r\nATTACH:https://evil.example",
            "\n",
            "x".repeat(90),
            "\u2028");

    @Test
    void atomEntryHasOutletTypeAndLinks() throws Exception {
        var fact = fact(WIRE.lasting(90).says("Donald Trump"));
        var feed = atom(feed(new Feed.Entry(fact, CHANGED)));
        assertEquals("atom_1.0", feed.getFeedType());
        assertEquals("Parley: facts, person donald-trump, q peace talks & more", feed.getTitle());
        assertEquals(
                List.of(
                        "alternate https://parley.example/facts?person=donald-trump&q=peace+talks+%26+more",
                        "self https://parley.example/feeds/facts.atom?person=donald-trump&q=peace+talks+%26+more"),
                links(feed.getLinks()));
        assertEquals(CHANGED, feed.getPublishedDate().toInstant());

        var entry = feed.getEntries().getFirst();
        assertEquals("NEW CALL: Trump-Putin, 12 Feb", entry.getTitle());
        assertEquals("Harbour Wire", entry.getAuthor());
        assertEquals("leader_call", entry.getCategories().getFirst().getName());
        assertEquals(CHANGED, entry.getUpdatedDate().toInstant());
        assertEquals(fact.firstSeen(), entry.getPublishedDate().toInstant());
        assertEquals(
                List.of(
                        "alternate https://parley.example/f/" + fact.id(),
                        "related https://parley.example/articles/" + fact.firstArticleId() + "/versions/"
                                + fact.firstVersion()),
                links(entry.getLinks()));
        assertEquals(
                "Donald Trump (USA) and Vladimir Putin (RUS) held a call, Wednesday 12 February 2025,"
                        + " for 90 minutes.\nClaimed by: Donald Trump\nHarbour Wire (1 source)",
                entry.getContents().getFirst().getValue());
    }

    /** Python's feedparser and others use an alternate link as the entry's address only if it may be HTML. */
    @Test
    void feedAndEntryHaveAnAlternateLinkWithoutType() throws Exception {
        var fact = fact(WIRE);
        var feed = atom(feed(new Feed.Entry(fact, CHANGED)));
        var entry = feed.getEntries().getFirst();
        assertEquals("https://parley.example/f/" + fact.id(), entry.getLink());
        for (var links : List.of(feed.getLinks(), entry.getLinks())) {
            var alternates = links.stream()
                    .filter(link -> link.getRel().equals("alternate"))
                    .map(SyndLink::getType)
                    .toList();
            assertEquals(Collections.singletonList(null), alternates);
        }
    }

    @Test
    void entryIdsAreUniqueAndIndependentOfTheAddress() throws Exception {
        var entry = new Feed.Entry(fact(WIRE), CHANGED);
        var elsewhere = new Feed(Map.of(), URI.create("http://127.0.0.1:8080"), "/feeds/facts.atom", List.of(entry));
        var uri = atom(feed(entry)).getEntries().getFirst().getUri();
        assertTrue(uri.matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), uri);
        assertEquals(uri, atom(elsewhere).getEntries().getFirst().getUri());
        assertNotEquals(
                uri,
                atom(feed(new Feed.Entry(fact(WIRE, "another"), CHANGED)))
                        .getEntries()
                        .getFirst()
                        .getUri());
    }

    @Test
    void titlesMarkFactsThatNeverAlert() {
        assertEquals("PLANNED CALL: Trump-Putin, 12 Feb", title(fact(WIRE.status(Status.PLANNED))));
        assertEquals("DENIED CALL: Trump-Putin, 12 Feb", title(fact(WIRE.status(Status.DENIED))));
        assertEquals("EARLIER CALL: Trump-Putin, 12 Feb", title(fact(WIRE.status(Status.HISTORICAL))));
        assertEquals("CORRECTED CALL: Trump-Putin, 12 Feb, no longer reported", title(withdrawn(fact(WIRE))));
        var denied = JsonFeedWriter.write(feed(new Feed.Entry(fact(WIRE.status(Status.DENIED)), CHANGED)));
        assertTrue(denied.contains("Reported as denied: call, Donald Trump"), denied);
        assertFalse(denied.contains("spoke"), denied);
    }

    @Test
    void hostileTextsBreakNeitherAtomNorCalendar() throws Exception {
        var random = new Random(20250212);
        for (int i = 0; i < 300; i++) {
            var fact = strange(random);
            var feed = new Feed(
                    Map.of("q", text(random)), HERE, "/feeds/facts.atom", List.of(new Feed.Entry(fact, CHANGED)));
            assertEquals(1, atom(feed).getEntries().size());
            var calendar = CalendarWriter.write(feed);
            for (var line : calendar.split("\r\n", -1)) {
                assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
                assertFalse(line.startsWith("ATTACH"), calendar);
                assertTrue(line.chars().noneMatch(c -> c < ' '), line);
            }
            assertEquals(
                    calendar, new String(calendar.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), "split");
            assertEquals(1, events(calendar).size());
            Json.MAPPER.readTree(JsonFeedWriter.write(feed));
        }
    }

    @Test
    void calendarHasAnAllDayEvent() {
        var fact = fact(WIRE.in("Riyadh, \"Diriyah\"; the palace\\hall"));
        var event = events(CalendarWriter.write(feed(new Feed.Entry(fact, CHANGED))))
                .getFirst();
        assertFalse(event.getDateStart().getValue().hasTime());
        assertEquals(
                "20250212", event.getDateStart().getValue().getRawComponents().toString(false, false));
        assertEquals("NEW CALL: Trump-Putin, 12 Feb", event.getSummary().getValue());
        assertEquals(
                "Riyadh, \"Diriyah\"; the palace\\hall", event.getLocation().getValue());
        assertTrue(event.getDescription().getValue().contains("held a call, Wednesday 12 February 2025"));
        assertEquals("https://parley.example/f/" + fact.id(), event.getUrl().getValue());
        assertEquals("leader call", event.getCategories().getFirst().getValues().getFirst());
        assertEquals(CHANGED, event.getDateTimeStamp().getValue().toInstant());
        assertEquals(fact.revision(), event.getSequence().getValue());
        assertEquals(
                event.getUid().getValue(),
                events(CalendarWriter.write(feed(new Feed.Entry(withdrawn(fact), CHANGED))))
                        .getFirst()
                        .getUid()
                        .getValue());
    }

    @Test
    void plannedEventIsTentativeAndDeniedOrWithdrawnOneIsCancelled() {
        assertEquals("CONFIRMED", status(fact(WIRE)));
        assertEquals("CONFIRMED", status(fact(WIRE.status(Status.HISTORICAL))));
        assertEquals("TENTATIVE", status(fact(WIRE.status(Status.PLANNED))));
        assertEquals("TENTATIVE", status(fact(WIRE.status(Status.PROPOSED))));
        assertEquals("CANCELLED", status(fact(WIRE.status(Status.DENIED))));
        assertEquals("CANCELLED", status(withdrawn(fact(WIRE))));
    }

    @Test
    void factWithoutDayIsNotInTheCalendar() {
        var month = changed(fact(WIRE), json -> json.put("date", "2025-02").put("datePrecision", "month"));
        var none = changed(fact(WIRE), json -> json.putNull("date").putNull("datePrecision"));
        var feed = feed(new Feed.Entry(month, CHANGED), new Feed.Entry(none, CHANGED));
        var calendar = CalendarWriter.write(feed);
        assertEquals(List.of(), Biweekly.parse(calendar).first().getEvents());
        assertTrue(calendar.contains("\r\nBEGIN:VTIMEZONE\r\n"), "a calendar has one component at least");
    }

    @Test
    void jsonFeedHasTheFieldsOfItsVersion() throws Exception {
        var fact = fact(WIRE);
        var feed = Json.MAPPER.readTree(JsonFeedWriter.write(feed(new Feed.Entry(fact, CHANGED))));
        assertEquals("https://jsonfeed.org/version/1.1", feed.path("version").asText());
        assertTrue(feed.path("feed_url").asText().startsWith("https://parley.example/feeds/facts.atom?person="));
        var item = feed.path("items").path(0);
        assertEquals("https://parley.example/f/" + fact.id(), item.path("url").asText());
        assertEquals("Harbour Wire", item.path("authors").path(0).path("name").asText());
        assertEquals(CHANGED.toString(), item.path("date_modified").asText());
        assertEquals("[\"leader_call\",\"happened\"]", item.path("tags").toString());
        assertTrue(item.path("content_text").isTextual());
    }

    @Test
    void emptyFeedDoesNotChangeWithTime() throws Exception {
        var empty = feed();
        assertEquals(Instant.EPOCH, atom(empty).getPublishedDate().toInstant());
        for (var format : FeedFormat.values()) {
            assertEquals(format.write(empty), format.write(empty));
        }
    }

    private static Feed feed(Feed.Entry... entries) {
        var search = new LinkedHashMap<String, String>();
        search.put("person", "donald-trump");
        search.put("q", "peace talks & more");
        return new Feed(search, HERE, "/feeds/facts.atom", List.of(entries));
    }

    private static Fact fact(Report report) {
        return fact(report, "fact");
    }

    private static Fact fact(Report report, String name) {
        return Fact.founded(Id.of(name, Fact.ID_LENGTH), report.sighting(), true);
    }

    private static Fact withdrawn(Fact fact) {
        return changed(fact, json -> {
            json.putArray("sources");
            json.putArray("withdrawnBy").add(fact.firstArticleId());
        });
    }

    private static Fact changed(Fact fact, Consumer<ObjectNode> change) {
        try {
            var json = (ObjectNode) Json.MAPPER.readTree(Json.ROWS.writeValueAsString(fact));
            change.accept(json);
            return Json.MAPPER.treeToValue(json, Fact.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fact that has the given text in every text field. */
    private static Fact strange(Random random) {
        var type = FactType.values()[random.nextInt(FactType.values().length)];
        var one = Participant.person("x" + random.nextInt(), "x" + text(random), "USA", text(random));
        var other = Participant.body("y" + random.nextInt(), "y" + text(random));
        var report = WIRE.type(type).between(one, other).in("x" + text(random)).says("x" + text(random));
        var fact = fact(report, "fact" + random.nextInt());
        return new Fact(
                fact.id(),
                new Event(
                        type,
                        Status.values()[random.nextInt(Status.values().length)],
                        fact.date(),
                        fact.participants(),
                        fact.duration(),
                        Optional.of(text(random)),
                        fact.level()),
                new Support(
                        fact.claimants(),
                        1,
                        List.of("z" + text(random), text(random)),
                        List.of(),
                        List.of(text(random)),
                        List.of(),
                        random.nextBoolean(),
                        List.of()),
                Optional.empty(),
                fact.first(),
                random.nextInt(5));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String title(Fact fact) {
        try {
            return atom(feed(new Feed.Entry(fact, CHANGED)))
                    .getEntries()
                    .getFirst()
                    .getTitle();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String status(Fact fact) {
        return events(CalendarWriter.write(feed(new Feed.Entry(fact, CHANGED))))
                .getFirst()
                .getStatus()
                .getValue();
    }

    private static SyndFeed atom(Feed feed) throws Exception {
        return new SyndFeedInput().build(new StringReader(AtomWriter.write(feed)));
    }

    private static List<String> links(List<SyndLink> links) {
        return links.stream()
                .map(link -> link.getRel() + " " + link.getHref())
                .sorted()
                .toList();
    }

    private static List<VEvent> events(String calendar) {
        var read = Biweekly.parse(calendar).all();
        assertEquals(1, read.size());
        assertEquals("", read.getFirst().validate(ICalVersion.V2_0).toString().strip());
        return read.getFirst().getEvents();
    }
}
