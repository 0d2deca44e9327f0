package dev.parley.contracts;

import dev.parley.alerts.Alert;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Message;
import dev.parley.articles.Article;
import dev.parley.articles.TextFingerprint;
import dev.parley.articles.VersionKey;
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
import dev.parley.facts.FactUpdate;
import dev.parley.facts.FirstReport;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Sighting;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Versions, facts and alerts for the contracts. Every call makes its own names. */
final class Samples {
    static final Instant SEEN = Instant.parse("2025-02-12T18:30:00Z");

    static final int RACERS = 16;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Samples() {}

    static int winners(Callable<Boolean> attempt) throws Exception {
        int winners = 0;
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : racers.invokeAll(Collections.nCopies(RACERS, attempt))) {
                winners += result.get() ? 1 : 0;
            }
        }
        return winners;
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

    static Sighting sighting(Event event, FirstReport first) {
        var mention = new Mention(
                event, Optional.empty(), false, new Evidence("They spoke.", 0, 11, "text"), 0.9, "test", false);
        return new Sighting(
                new VersionKey(first.articleId(), first.version()),
                "Harbour Wire",
                "Harbour Wire",
                mention,
                first.seen(),
                first.seen(),
                first.published(),
                TextFingerprint.of("The two presidents spoke by telephone."));
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
                SEEN,
                Optional.of(SEEN));
    }

    /** The same alert, decided for another version. */
    static Alert alert(Fact fact, VersionKey version) {
        var alert = alert(fact);
        return new Alert(
                alert.id(),
                alert.factId(),
                version,
                alert.reason(),
                alert.filterValues(),
                alert.message(),
                alert.isHeadline(),
                alert.decided(),
                alert.published());
    }

    /** The id of the first notification of a version. */
    static String notificationId(VersionKey version) {
        return version.articleId() + "-" + version.version() + "-0";
    }

    static IndexedArticle indexed(VersionKey version) {
        return indexed(version, SEEN, SEEN);
    }

    static IndexedArticle indexed(VersionKey version, Instant arrived, Instant indexed) {
        return new IndexedArticle(
                version.articleId(),
                version.version(),
                Article.State.READABLE,
                Optional.empty(),
                "A title",
                Optional.of("Harbour Wire"),
                Optional.of(LocalDate.parse("2025-02-12")),
                "en",
                arrived,
                indexed,
                Id.sha256Hex(bytes(version.version())),
                TextFingerprint.of("The two presidents spoke by telephone."));
    }
}
