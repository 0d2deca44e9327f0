package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Alert;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Message;
import dev.parley.application.ports.AlertPublisher;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.IndexRestore;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoOutbox;
import dev.parley.extraction.Event;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Fact;
import dev.parley.facts.FactQuery;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.FirstReport;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The promises of the ports for articles and facts, tested on a backend. Every test uses its own names. */
abstract class AdapterContract extends NamesContract {
    static final Instant SEEN = Instant.parse("2025-02-12T18:30:00Z");
    static final int RACERS = 16;
    private static final AtomicInteger NAMES = new AtomicInteger();

    abstract ArticleArchive archive();

    abstract DynamoFactIndex index();

    abstract DynamoOutbox outbox();

    abstract IndexRestore restore();

    abstract AlertPublisher publisher();

    abstract DeliveryReceipts receipts();

    @Test
    void aVersionIsStoredOnceAndReadBackUnchanged() {
        var key = version();
        var warc = bytes("first");
        assertTrue(archive().putIfAbsent(key, warc));
        assertFalse(archive().putIfAbsent(key, bytes("second")));
        assertArrayEquals(warc, archive().get(key).orElseThrow());
        assertEquals(List.of(key), archive().versions(key.articleId()));
    }

    @Test
    void aVersionThatWasNeverStoredIsAbsent() {
        assertEquals(Optional.empty(), archive().get(version()));
        assertEquals(List.of(), archive().versions(version().articleId()));
    }

    @Test
    void ofConcurrentWritersOfAVersionOneIsFirst() throws Exception {
        var key = version();
        assertEquals(1, winners(() -> archive().putIfAbsent(key, bytes("racing"))));
    }

    @Test
    void aFactIsFoundByEachOfItsMatchKeys() {
        var keys = keys(3);
        var fact = fact();
        assertTrue(record(fact, keys, sighting(fact), Optional.empty()));
        assertEquals(
                List.of(fact, fact, fact), List.copyOf(index().holders(keys).values()));
        assertEquals(Optional.of(fact), index().fact(fact.id()));
        assertEquals(1, index().sightings(fact.id()).size());
        assertEquals(
                List.of(fact),
                index().facts(index().article(fact.firstArticleId()).facts()));
    }

    @Test
    void factsAreReturnedInTheOrderOfTheIdsWithoutMissingOnes() {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 101; i++) {
            var fact = fact();
            assertTrue(record(fact, keys(1), sighting(fact), Optional.empty()));
            facts.add(fact);
        }
        Collections.reverse(facts);
        var ids = new ArrayList<>(facts.stream().map(Fact::id).toList());
        ids.add(1, Id.of("a fact that is not there", Fact.ID_LENGTH));
        assertEquals(facts, index().facts(ids));
        assertEquals(List.of(), index().facts(List.of()));
        var twice = List.of(ids.getFirst(), ids.getFirst());
        assertEquals(List.of(facts.getFirst(), facts.getFirst()), index().facts(twice));
    }

    @Test
    void ofConcurrentWritersOfTheSameMatchKeysOneWins() throws Exception {
        var keys = keys(5);
        assertEquals(1, winners(() -> {
            var fact = fact();
            return record(fact, keys, sighting(fact), Optional.of(alert(fact)));
        }));
    }

    @Test
    void aWriterThatLosesAMatchKeyWritesNothing() {
        var keys = keys(2);
        var first = fact();
        record(first, keys, sighting(first), Optional.empty());
        var second = fact();
        var some = new LinkedHashSet<>(keys(1));
        some.addAll(keys);
        assertFalse(record(second, some, sighting(second), Optional.of(alert(second))));
        assertEquals(Optional.empty(), index().fact(second.id()));
        assertEquals(List.of(), index().sightings(second.id()));
        assertEquals(List.of(), outbox().ofFact(second.id()));
    }

    @Test
    void anUnconfirmedFactIsStoredWithItsSources() {
        var first = fact();
        var seen = sighting(first);
        var credited = new Sighting(
                seen.version(), seen.outlet(), "UPI", seen.mention(), SEEN, seen.arrived(), seen.published());
        var doubtful = Fact.founded(first.id(), credited, false);
        assertTrue(record(doubtful, keys(1), credited, Optional.empty()));
        assertEquals(Optional.of(doubtful), index().fact(first.id()));
        assertEquals(List.of(credited), index().sightings(first.id()));
        assertEquals(List.of(), outbox().ofFact(first.id()));
    }

    @Test
    void aSightingIsAttachedOnceAndOnlyToTheStateThatWasRead() {
        var before = fact();
        record(before, keys(1), sighting(before), Optional.empty());
        var other = sighting(fact());
        var after = seenAgain(before, other);
        assertEquals(FactIndex.Attached.ADDED, attach(before, after, keys(1), other));
        assertEquals(FactIndex.Attached.ALREADY_THERE, attach(after, after, Set.of(), other));
        assertEquals(FactIndex.Attached.CHANGED_MEANWHILE, attach(before, after, Set.of(), sighting(fact())));
        assertEquals(2, index().fact(before.id()).orElseThrow().mentions());
        assertEquals(2, index().sightings(before.id()).size());
    }

    @Test
    void aFactWithManyPartiesAndMatchKeysFitsIntoOneTransaction() {
        var parties = new ArrayList<Participant>();
        for (int i = 0; i < Fact.MAX_PARTICIPANTS; i++) {
            parties.add(Participant.person("person-" + i, "Person " + i, "C" + i, "President"));
        }
        var plain = fact();
        var event = new Event(
                plain.type(),
                Status.PLANNED,
                Optional.of(PartialDate.parse("2025-02-11")),
                parties,
                Optional.empty(),
                Optional.empty(),
                "leader");
        var before = Fact.founded(plain.id(), sighting(event, plain.first()), true);
        var first = keys(60);
        assertTrue(record(before, first, sighting(before), Optional.of(alert(before))));
        assertEquals(before, index().holders(first).firstEntry().getValue());
        var other = sighting(fact());
        var more = keys(60);
        assertEquals(FactIndex.Attached.ADDED, attach(before, seenAgain(before, other), more, other));
        assertEquals(
                Optional.of("2025-02-12"),
                index().fact(before.id()).orElseThrow().date().map(PartialDate::toString));
        assertTrue(index().holders(more).containsKey(more.iterator().next()));
    }

    @Test
    void aRevisionIsWrittenWithItsSighting() {
        var before = fact();
        record(before, keys(1), sighting(before), Optional.empty());
        var other = sighting(fact());
        var update = FactUpdate.sighted(before, other, List.of(), Timing.LATE, new ConfidenceThreshold(0.5));
        var page = new Revision(
                update.after().revision(),
                other.version(),
                SEEN,
                Revision.Cause.CORRECTED,
                List.of(new Revision.Change("durationMinutes", Optional.of("60"), Optional.of("90"))));
        assertEquals(FactIndex.Attached.ADDED, attach(before, update.after(), Set.of(), other, Optional.of(page)));
        assertEquals(
                FactIndex.Attached.CHANGED_MEANWHILE,
                attach(before, update.after(), Set.of(), sighting(fact()), Optional.of(page)));
        assertEquals(List.of(page), index().history(before.id()));
    }

    @Test
    void sightingsInAnArticleAreGroupedByFact() {
        var one = fact();
        record(one, keys(1), sighting(one), Optional.empty());
        assertEquals(Map.of(one.id(), List.of(sighting(one))), index().sightingsIn(one.firstArticleId()));
        assertEquals(Map.of(), index().sightingsIn(fact().firstArticleId()));
    }

    @Test
    void aVersionWithdrawsAFactOnceAndOnlyFromTheStateThatWasRead() {
        var before = fact();
        record(before, keys(1), sighting(before), Optional.empty());
        var next = new VersionKey(before.firstArticleId(), version().version());
        var update = FactUpdate.withdrawn(before, List.of(sighting(before)), next, SEEN, Timing.LATE);
        var after = update.after();
        assertEquals(
                FactIndex.Attached.ADDED, index().withdraw(before, after, next, update.revision(), Optional.empty()));
        assertEquals(
                FactIndex.Attached.ALREADY_THERE,
                index().withdraw(after, after, next, Optional.empty(), Optional.empty()));
        assertEquals(
                FactIndex.Attached.CHANGED_MEANWHILE,
                index().withdraw(before, after, version(), Optional.empty(), Optional.empty()));
        assertTrue(index().fact(before.id()).orElseThrow().withdrawn());
        assertEquals(
                List.of(Revision.Cause.WITHDRAWN),
                index().history(before.id()).stream().map(Revision::cause).toList());
    }

    @Test
    void concurrentSightingsAreEachCountedOnce() throws Exception {
        var fact = fact();
        record(fact, keys(1), sighting(fact), Optional.empty());
        winners(() -> {
            var sighting = sighting(fact());
            while (true) {
                var before = index().fact(fact.id()).orElseThrow();
                if (attach(before, seenAgain(before, sighting), Set.of(), sighting) == FactIndex.Attached.ADDED) {
                    return true;
                }
            }
        });
        assertEquals(1 + RACERS, index().fact(fact.id()).orElseThrow().mentions());
        assertEquals(1 + RACERS, index().sightings(fact.id()).size());
    }

    @Test
    void anIndexedVersionIsFoundByTheIdOfItsAddressAndByItsContent() {
        var url = "https://example.org/" + NAMES.incrementAndGet() + System.nanoTime();
        var id = Id.of("url:" + url, Article.ID_LENGTH);
        var article = new IndexedArticle(
                id,
                version().version(),
                Article.State.READABLE,
                Optional.of(url),
                "A title",
                Optional.of("Harbour Wire"),
                Optional.of(LocalDate.parse("2025-02-12")),
                "en",
                SEEN,
                SEEN,
                Id.sha256Hex(bytes(url)));
        assertTrue(index().markIndexed(article));
        assertFalse(index().markIndexed(article));
        assertEquals(Optional.of(article), index().article(id).version(article.version()));
        assertEquals(List.of(article), index().article(id).versions());
        assertEquals(List.of(article), index().byContent(article.originalSha256()));
    }

    @Test
    void factsAreListedByPersonCountryTypeAndDayNewestFirstAndPageByPage() {
        var person = "person-" + NAMES.incrementAndGet() + System.nanoTime();
        var facts = new ArrayList<Fact>();
        for (int day = 1; day <= 7; day++) {
            var fact = fact(person, "2025-02-0" + day);
            record(fact, keys(1), sighting(fact), Optional.empty());
            facts.addFirst(fact);
        }
        var seen = new ArrayList<Fact>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = index().find(query(person, cursor));
            seen.addAll(page.facts());
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertEquals(facts, seen);

        var february3 = LocalDate.parse("2025-02-03");
        var narrowed = new FactQuery(
                Optional.of(person),
                Optional.of("RUS"),
                Optional.of(FactType.LEADER_CALL),
                Optional.of(Status.HAPPENED),
                Optional.of(february3),
                Optional.of(february3),
                Optional.empty(),
                10);
        assertEquals(List.of(facts.get(4)), index().find(narrowed).facts());
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        var person = "person-" + NAMES.incrementAndGet() + System.nanoTime();
        for (int day = 1; day <= 4; day++) {
            var fact = fact(person, "2025-02-0" + day);
            record(fact, keys(1), sighting(fact), Optional.empty());
        }
        var cursor = index().find(query(person, Optional.empty())).cursor();
        assertTrue(cursor.isPresent());
        assertThrows(IllegalArgumentException.class, () -> index().find(query("somebody-else", cursor)));
        assertThrows(
                IllegalArgumentException.class, () -> index().find(query(person, Optional.of(cursor.get() + "A"))));
    }

    /** Writes a new fact for a version that is marked later. */
    boolean record(Fact fact, Set<MatchKey> keys, Sighting sighting, Optional<Alert> alert) {
        return index().record(fact, keys, sighting, alert, Optional.empty());
    }

    /** Adds a sighting of a version that is marked later, without a revision or an alert. */
    FactIndex.Attached attach(Fact before, Fact after, Set<MatchKey> keys, Sighting sighting) {
        return attach(before, after, keys, sighting, Optional.empty());
    }

    FactIndex.Attached attach(
            Fact before, Fact after, Set<MatchKey> keys, Sighting sighting, Optional<Revision> revision) {
        return index().attach(before, after, keys, sighting, revision, Optional.empty(), Optional.empty());
    }

    static int winners(Callable<Boolean> attempt) throws Exception {
        int winners = 0;
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : racers.invokeAll(Collections.nCopies(RACERS, attempt))) {
                winners += result.get() ? 1 : 0;
            }
        }
        return winners;
    }

    private static FactQuery query(String person, Optional<String> cursor) {
        return new FactQuery(
                Optional.of(person),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cursor,
                3);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String name() {
        return NAMES.incrementAndGet() + "-" + System.nanoTime();
    }

    static VersionKey version() {
        return new VersionKey(Id.of(name(), Article.ID_LENGTH), Id.of(name(), Article.VERSION_LENGTH));
    }

    static Set<MatchKey> keys(int count) {
        var keys = new LinkedHashSet<MatchKey>();
        for (int i = 0; i < count; i++) {
            keys.add(new MatchKey("call|" + name()));
        }
        return keys;
    }

    static Fact fact() {
        return fact("somebody", "2025-02-12");
    }

    static Fact fact(String person, String date) {
        var version = version();
        var event = new Event(
                FactType.LEADER_CALL,
                Status.HAPPENED,
                Optional.of(PartialDate.parse(date)),
                List.of(
                        Participant.person(person, "Some Body", "USA", "President"),
                        Participant.country("RUS", "Russia")),
                Optional.of(ReportedDuration.of(90)),
                Optional.empty(),
                "leader");
        var first = new FirstReport(
                version.articleId(), version.version(), LocalDate.ofInstant(SEEN, ZoneOffset.UTC), SEEN);
        return FactUpdate.founded(
                        Id.of(name(), Fact.ID_LENGTH),
                        sighting(event, first),
                        Timing.TIMELY,
                        new ConfidenceThreshold(0))
                .after();
    }

    /** The next state of a fact that another article reports too late to alert anybody. */
    static Fact seenAgain(Fact before, Sighting sighting) {
        return FactUpdate.sighted(before, sighting, List.of(), Timing.LATE, new ConfidenceThreshold(0))
                .after();
    }

    static Sighting sighting(Fact fact) {
        return sighting(fact.event(), fact.first());
    }

    private static Sighting sighting(Event event, FirstReport first) {
        var mention = new Mention(
                event, Optional.empty(), false, new Evidence("They spoke.", 0, 11, "text"), 0.9, "test", false);
        return new Sighting(
                new VersionKey(first.articleId(), first.version()),
                "Harbour Wire",
                "Harbour Wire",
                mention,
                first.seen(),
                first.seen(),
                first.published());
    }

    static Alert alert(Fact fact) {
        return new Alert(
                fact.id() + "-new",
                fact.id(),
                new VersionKey(fact.firstArticleId(), fact.firstVersion()),
                AlertReason.NEW,
                new FilterValues(fact.type(), fact.status(), List.of("somebody"), List.of("USA", "RUS")),
                new Message("NEW CALL: Body-Russia. https://parley.example/f/1", "NEW CALL", "They spoke.\n"),
                false,
                SEEN);
    }
}
