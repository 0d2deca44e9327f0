package dev.parley.contracts;

import static dev.parley.contracts.Samples.RACERS;
import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.alert;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.keys;
import static dev.parley.contracts.Samples.seenAgain;
import static dev.parley.contracts.Samples.sighting;
import static dev.parley.contracts.Samples.version;
import static dev.parley.contracts.Samples.winners;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.FactIndex;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Event;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import dev.parley.facts.Timing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises of the fact index to those who write facts, tested on a backend. */
interface FactWriteContract extends OutboxFixture {
    @Test
    default void aFactIsFoundByEachOfItsMatchKeys() {
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
    default void ofConcurrentWritersOfTheSameMatchKeysOneWins() throws Exception {
        var keys = keys(5);
        assertEquals(1, winners(() -> {
            var fact = fact();
            return record(fact, keys, sighting(fact), Optional.of(alert(fact)));
        }));
    }

    @Test
    default void aWriterThatLosesAMatchKeyWritesNothing() {
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
    default void anUnconfirmedFactIsStoredWithItsSources() {
        var first = fact();
        var seen = sighting(first);
        var credited = new Sighting(
                seen.version(),
                seen.outlet(),
                "UPI",
                seen.mention(),
                SEEN,
                seen.arrived(),
                seen.published(),
                Optional.empty());
        var doubtful = Fact.founded(first.id(), credited, false);
        assertTrue(record(doubtful, keys(1), credited, Optional.empty()));
        assertEquals(Optional.of(doubtful), index().fact(first.id()));
        assertEquals(List.of(credited), index().sightings(first.id()));
        assertEquals(List.of(), outbox().ofFact(first.id()));
    }

    @Test
    default void aSightingIsAttachedOnceAndOnlyToTheStateThatWasRead() {
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
    default void aFactWithManyPartiesAndMatchKeysFitsIntoOneTransaction() {
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
    default void aRevisionIsWrittenWithItsSighting() {
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
    default void aVersionWithdrawsAFactOnceAndOnlyFromTheStateThatWasRead() {
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
    default void concurrentSightingsAreEachCountedOnce() throws Exception {
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
}
