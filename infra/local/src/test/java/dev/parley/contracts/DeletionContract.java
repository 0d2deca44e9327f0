package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.alert;
import static dev.parley.contracts.Samples.bytes;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.indexed;
import static dev.parley.contracts.Samples.keys;
import static dev.parley.contracts.Samples.seenAgain;
import static dev.parley.contracts.Samples.sighting;
import static dev.parley.contracts.Samples.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ArticleRemoval;
import dev.parley.application.ports.FactIndex.Attached;
import dev.parley.application.ports.FactRemoval;
import dev.parley.application.ports.IndexRestore;
import dev.parley.application.ports.IndexRestore.Progress;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.application.ports.IntakeIndex.Answer;
import dev.parley.application.ports.LegalHolds;
import dev.parley.application.ports.Tombstones;
import dev.parley.articles.LegalHold;
import dev.parley.articles.LegalHold.Act;
import dev.parley.articles.LegalHold.Action;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises of the ports that delete articles, tested on a backend. */
interface DeletionContract extends FactFixture {
    ArticleArchive archive();

    ArticleRemoval removal();

    LegalHolds holds();

    FactRemoval forgetting();

    /** That of a new process. */
    IntakeIndex intake();

    IndexRestore restore();

    Tombstones tombstones();

    @Test
    default void intakeLearnsFromTheIndexWhatIsKnownOfAnArticle() {
        restore().save(new Progress(true, Optional.empty()));
        var first = version();
        assertEquals(Answer.NO_OTHER_VERSIONS, intake().ask(first));
        index().markIndexed(indexed(first));
        assertEquals(Answer.NO_OTHER_VERSIONS, intake().ask(first));
        var second = new VersionKey(first.articleId(), version().version());
        assertEquals(Answer.OTHER_VERSIONS, intake().ask(second));
        index().markIndexed(indexed(second));
        assertEquals(Answer.OTHER_VERSIONS, intake().ask(first));
        forgetting().forget(tombstone(first, "A reason"));
        assertEquals(Answer.DELETED, intake().ask(second));
    }

    @Test
    default void aRestoredTombstoneIsKnownAndKeepsVersionsOut() {
        restore().save(new Progress(true, Optional.empty()));
        var key = version();
        restore().restoreTombstone(tombstone(key, "A reason"));
        restore().restoreTombstone(tombstone(key, "Another reason"));
        assertEquals(Answer.DELETED, intake().ask(key));
        assertTrue(index().article(key.articleId()).deleted());
    }

    @Test
    default void tombstonesAreListedPageByPage() {
        var buried =
                Stream.generate(() -> tombstone(version(), "A reason")).limit(5).collect(Collectors.toSet());
        buried.forEach(removal()::bury);
        var found = new HashSet<Tombstone>();
        var after = Optional.<String>empty();
        do {
            var page = tombstones().page(after, 2);
            assertTrue(page.tombstones().size() <= 2);
            found.addAll(page.tombstones());
            after = page.end();
        } while (after.isPresent());
        assertTrue(found.containsAll(buried));
    }

    @Test
    default void aTombstoneIsWrittenOnceAndTheFirstStays() {
        var key = version();
        assertEquals(Optional.empty(), archive().tombstone(key.articleId()));
        var first = tombstone(key, "Withdrawn at the outlet's request");
        assertTrue(removal().bury(first));
        assertFalse(removal().bury(tombstone(key, "Another reason")));
        assertEquals(Optional.of(first), archive().tombstone(key.articleId()));
    }

    @Test
    default void aTombstoneCanBeTakenBack() {
        var key = version();
        removal().bury(tombstone(key, "A reason"));
        removal().exhume(key.articleId());
        removal().exhume(key.articleId());
        assertEquals(Optional.empty(), archive().tombstone(key.articleId()));
        assertTrue(removal().bury(tombstone(key, "Another reason")));
    }

    @Test
    default void everyActOfAHoldStaysAndTwoWritersDoNotAddToTheSameState() {
        var id = version().articleId();
        var unheld = holds().of(id);
        assertEquals(new LegalHold(id, List.of()), unheld);
        var placed = new Act(Action.PLACED, SEEN, "Legal desk", "Case 12");
        var released = new Act(Action.RELEASED, SEEN.plusSeconds(1), "Legal desk", "Closed");
        assertTrue(holds().add(unheld, placed));
        assertFalse(holds().add(unheld, new Act(Action.PLACED, SEEN, "Another", "Another case")));
        assertEquals(Optional.of(placed), holds().of(id).inForce());
        assertTrue(holds().add(holds().of(id), released));
        assertEquals(List.of(placed, released), holds().of(id).acts());
        assertEquals(Optional.empty(), holds().of(id).inForce());
        assertEquals(
                1, holds().all().filter(hold -> hold.articleId().equals(id)).count());
    }

    @Test
    default void aRemovedVersionIsAbsentAndOthersAreNot() {
        var key = version();
        var other = new VersionKey(key.articleId(), version().version());
        archive().putIfAbsent(key, bytes("one"));
        archive().putIfAbsent(other, bytes("other"));
        removal().remove(key);
        removal().remove(key);
        assertEquals(Optional.empty(), archive().get(key));
        assertEquals(List.of(other), archive().versions(key.articleId()));
    }

    @Test
    default void aDeletedArticleLeavesNothingInTheIndex() {
        var alone = fact();
        record(alone, keys(1), sighting(alone), Optional.empty());
        var key = new VersionKey(alone.firstArticleId(), alone.firstVersion());
        var indexed = indexed(key);
        index().markIndexed(indexed);
        forgetting().forget(tombstone(key, "A reason"));
        forgetting().forget(tombstone(key, "A reason"));
        assertEquals(Map.of(), index().sightingsIn(key.articleId()));
        assertEquals(List.of(), index().facts(index().article(key.articleId()).facts()));
        assertEquals(List.of(), index().article(key.articleId()).versions());
        assertEquals(List.of(), index().byContent(indexed.originalSha256()));
        assertEquals(Optional.empty(), index().article(key.articleId()).version(key.version()));
        assertEquals(List.of(), index().sightings(alone.id()));
        var after = index().fact(alone.id()).orElseThrow();
        assertTrue(after.withdrawn());
        assertEquals(alone.revision() + 1, after.revision());
        assertEquals(
                List.of(Revision.Cause.WITHDRAWN),
                index().history(alone.id()).stream().map(Revision::cause).toList());
    }

    @Test
    default void aFactWithAnotherArticleOnlyGetsANewRevision() {
        var before = fact();
        record(before, keys(1), sighting(before), Optional.empty());
        var other = sighting(fact());
        var both = seenAgain(before, other);
        attach(before, both, Set.of(), other);
        forgetting().forget(tombstone(new VersionKey(before.firstArticleId(), before.firstVersion()), "A reason"));
        var after = index().fact(before.id()).orElseThrow();
        assertFalse(after.withdrawn());
        assertEquals(both.sources(), after.sources());
        assertEquals(both.mentions(), after.mentions());
        assertEquals(both.revision() + 1, after.revision());
        assertEquals(List.of(other), index().sightings(before.id()));
        assertEquals(List.of(), index().history(before.id()));
    }

    @Test
    default void allVersionsOfAnArticleAreRemoved() {
        var fact = fact();
        record(fact, keys(1), sighting(fact), Optional.empty());
        var state = fact;
        for (int i = 0; i < 70; i++) {
            var plain = sighting(fact);
            var sighting = new Sighting(
                    new VersionKey(fact.firstArticleId(), version().version()),
                    plain.outlet(),
                    plain.origin(),
                    plain.mention(),
                    SEEN.plusSeconds(i),
                    SEEN.plusSeconds(i),
                    plain.published(),
                    Optional.empty());
            var next = seenAgain(state, sighting);
            assertEquals(Attached.ADDED, attach(state, next, Set.of(), sighting));
            state = next;
        }
        forgetting().forget(tombstone(new VersionKey(fact.firstArticleId(), fact.firstVersion()), "A reason"));
        assertEquals(List.of(), index().sightings(fact.id()));
        assertEquals(Map.of(), index().sightingsIn(fact.firstArticleId()));
        assertTrue(index().fact(fact.id()).orElseThrow().withdrawn());
    }

    @Test
    default void writesForADeletedArticleFail() {
        var fact = fact();
        var key = new VersionKey(fact.firstArticleId(), fact.firstVersion());
        forgetting().forget(tombstone(key, "A reason"));
        assertFalse(record(fact, keys(1), sighting(fact), Optional.of(alert(fact))));
        assertEquals(Optional.empty(), index().fact(fact.id()));
        var others = fact();
        record(others, keys(1), sighting(others), Optional.empty());
        assertEquals(
                Attached.CHANGED_MEANWHILE,
                attach(others, seenAgain(others, sighting(fact)), Set.of(), sighting(fact)));
        assertEquals(
                Attached.CHANGED_MEANWHILE, index().withdraw(others, others, key, Optional.empty(), Optional.empty()));
        assertThrows(IllegalStateException.class, () -> index().markIndexed(indexed(key)));
        assertEquals(List.of(), index().article(key.articleId()).versions());
    }

    private static Tombstone tombstone(VersionKey key, String reason) {
        return new Tombstone(
                key.articleId(),
                SEEN,
                reason,
                List.of(new Tombstone.DeletedVersion(
                        key.version(), Optional.of("ab".repeat(32)), "cd".repeat(32), Optional.of(SEEN))));
    }
}
