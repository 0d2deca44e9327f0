package dev.parley.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTest {
    @Test
    void aLaterReportFillsInWhatWasMissing() {
        var fact =
                fact(FactType.LEADER_CALL, List.of()).with(sighting(Status.HAPPENED, 90, "The Northern Ledger"), false);
        assertEquals(Optional.of(90), fact.durationMinutes());
        assertEquals(List.of("Harbour Wire", "The Northern Ledger"), fact.sources());
        assertEquals(2, fact.mentions());
    }

    @Test
    void aLaterReportDoesNotOverwriteWhatIsKnown() {
        var fact = fact(FactType.LEADER_CALL, List.of())
                .with(sighting(Status.HAPPENED, 90, "a"), false)
                .with(sighting(Status.PLANNED, 30, "b"), false);
        assertEquals(Optional.of(90), fact.durationMinutes());
        assertEquals(Status.HAPPENED, fact.status());
    }

    @Test
    void whatMakesItNewsIsBelievedBeforeWhatDidNot() {
        var proposed = fact(FactType.VISIT, List.of()).with(sighting(Status.PROPOSED, 30, "a"), false);
        var news = proposed.with(sighting(Status.PLANNED, 90, "b"), true);
        assertEquals(FactType.LEADER_CALL, news.type());
        assertEquals(Status.PLANNED, news.status());
        assertEquals(Optional.of(90), news.durationMinutes());
        assertTrue(news.alerted());
    }

    @Test
    void aDenialMakesItDisputed() {
        var fact = fact(FactType.LEADER_CALL, List.of());
        assertFalse(fact.with(sighting(Status.HAPPENED, 90, "a"), false).disputed());
        assertTrue(fact.with(sighting(Status.DENIED, 90, "a"), false).disputed());
    }

    @Test
    void oneOutletCountsOnceHoweverOftenItReports() {
        var fact = fact(FactType.LEADER_CALL, List.of()).with(sighting(Status.HAPPENED, 90, "Harbour Wire"), false);
        assertEquals(List.of("Harbour Wire"), fact.sources());
    }

    static Fact fact(FactType type, List<Participant> participants) {
        return new Fact(
                Id.of("fact", Fact.ID_LENGTH),
                type,
                Status.HAPPENED,
                Optional.of("2025-02-12"),
                Optional.of("day"),
                participants,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "leader",
                1,
                List.of("Harbour Wire"),
                false,
                true,
                Id.of("a", Article.ID_LENGTH),
                Id.of("v", Article.VERSION_LENGTH),
                Instant.parse("2025-02-12T18:30:00Z"));
    }

    private static Sighting sighting(Status status, int minutes, String outlet) {
        var mention = new Mention(
                FactType.LEADER_CALL,
                status,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(minutes),
                Optional.empty(),
                Optional.empty(),
                "leader",
                false,
                new Evidence("x", 0, 1, "text"),
                1,
                "test");
        return new Sighting(
                new VersionKey(Id.of("b", Article.ID_LENGTH), Id.of("w", Article.VERSION_LENGTH)),
                outlet,
                mention,
                Instant.parse("2025-02-12T19:00:00Z"));
    }
}
