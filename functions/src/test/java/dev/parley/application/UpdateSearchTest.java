package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.UpdateSearch.Change;
import dev.parley.application.UpdateSearch.OfArticle;
import dev.parley.application.UpdateSearch.OfFact;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.search.ArticleDocument;
import dev.parley.testing.FakeArchive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateSearchTest {
    private static final Instant EVENING = Instant.parse("2025-02-12T20:00:00Z");
    private static final Clock CLOCK = Clock.fixed(EVENING, ZoneOffset.UTC);
    private static final String CALL = "President Trump spoke by phone with President Putin on Wednesday.";

    private final FakeArchive archive = new FakeArchive();
    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeIndex index = new FakeIndex(outbox);
    private final FakeSearch search = new FakeSearch();
    private final FakeArrivals arrivals = new FakeArrivals();
    private final UpdateSearch updating = new UpdateSearch(archive, index, index, search, arrivals, CLOCK);

    @Test
    void anArticleIsSearchableWithAllItsVersionsAndTheFactsThatEachReports() {
        var first = archived("harbour-wire", "The harbour was painted green.", EVENING);
        var second = archived("harbour-wire", "The harbour was painted green. " + CALL, EVENING.plusSeconds(60));
        index(first, second);
        assertEquals(Map.of(), updating.update(List.of(new OfArticle(first.articleId()))));
        var versions = search.articles().get(first.articleId());
        assertEquals(
                List.of(first.version(), second.version()),
                versions.stream().map(one -> one.article().version()).toList());
        assertEquals(
                List.of(false, true),
                versions.stream().map(ArticleDocument::latest).toList());
        assertEquals(List.of(), versions.getFirst().facts());
        assertEquals(index.facts(), versions.getLast().facts());
        assertTrue(versions.getLast().text().contains("spoke by phone"));
    }

    @Test
    void repeatedUpdatesListAVersionOnceOnTheDayOfItsArrival() {
        var version = archived("harbour-wire", "The harbour was painted green.", EVENING);
        index(version);
        updating.update(List.of(new OfArticle(version.articleId())));
        updating.update(List.of(new OfArticle(version.articleId())));
        assertEquals(
                List.of(version), arrivals.on(LocalDate.parse("2025-02-12")).toList());
        assertEquals(Set.of(LocalDate.parse("2025-02-12")), arrivals.due().keySet());
    }

    @Test
    void aFactDocumentHasTheTitlesAndLanguagesOfItsArticles() {
        index(archived("harbour-wire", CALL, EVENING), archived("lantern", CALL, EVENING.plusSeconds(1)));
        var fact = index.facts().getFirst();
        updating.update(List.of(new OfFact(fact.id())));
        var document = search.facts().get(fact.id());
        assertEquals(fact, document.fact());
        assertEquals(2, document.sightings().size());
        assertEquals(Set.of("harbour-wire", "lantern"), Set.copyOf(document.titles()));
        assertEquals(List.of("en"), document.languages());
    }

    @Test
    void aBatchWithDuplicatesIsOneCommit() {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < 250; i++) {
            var version = archived("outlet" + i, "The harbour was painted green.", EVENING);
            index(version);
            changes.add(new OfArticle(version.articleId()));
            changes.add(new OfArticle(version.articleId()));
        }
        updating.update(changes);
        assertEquals(1, search.commits);
        assertEquals(250, search.articles().size());
    }

    @Test
    void deletedArticlesAndFactsAreNoLongerSearchable() {
        var version = archived("harbour-wire", CALL, EVENING);
        index(version);
        var article = new OfArticle(version.articleId());
        var fact = new OfFact(index.facts().getFirst().id());
        updating.update(List.of(article, fact));
        index.clear();
        updating.update(List.of(article, fact));
        assertEquals(Map.of(), search.articles());
        assertEquals(Map.of(), search.facts());
    }

    @Test
    void aVersionThatIsNotInTheArchiveIsLeftOut() {
        var version = archived("harbour-wire", CALL, EVENING);
        index(version);
        updating.update(List.of(new OfArticle(version.articleId())));
        archive.remove(version);
        assertEquals(Map.of(), updating.update(List.of(new OfArticle(version.articleId()))));
        assertEquals(Map.of(), search.articles());
    }

    @Test
    void anUnreadableArticleIsReportedAndDoesNotStopOthers() {
        var good = archived("harbour-wire", CALL, EVENING);
        var bad = archived("lantern", "The harbour was painted green.", EVENING);
        index(good, bad);
        archive.damage(bad);
        var unread = updating.update(List.of(new OfArticle(bad.articleId()), new OfArticle(good.articleId())));
        assertEquals(Set.of(new OfArticle(bad.articleId())), unread.keySet());
        assertEquals(Set.of(good.articleId()), search.articles().keySet());
    }

    /** Documents that were read before another writer's commit must not replace that commit. */
    @Test
    void aWriterThatLosesARaceReadsTheStateAgain() {
        var first = archived("harbour-wire", CALL, EVENING);
        index(first);
        search.race = () -> {
            index(archived("harbour-wire", CALL + " They agreed to meet.", EVENING.plusSeconds(60)));
            updating.update(List.of(new OfArticle(first.articleId())));
        };
        updating.update(List.of(new OfArticle(first.articleId())));
        assertEquals(2, search.articles().get(first.articleId()).size());
    }

    @Test
    void aRebuildHasTheSameResultAsUpdatesAndRemovesWhatIsGone() {
        var versions = new ArrayList<VersionKey>();
        for (int i = 0; i < 7; i++) {
            versions.add(archived("outlet" + i, "The harbour " + i + " was painted green.", EVENING));
        }
        versions.add(archived("harbour-wire", CALL, EVENING));
        index(versions.toArray(VersionKey[]::new));
        var changes = new ArrayList<Change>();
        versions.forEach(version -> changes.add(new OfArticle(version.articleId())));
        index.facts().forEach(fact -> changes.add(new OfFact(fact.id())));
        updating.update(changes);
        var followed = Map.copyOf(search.articles());
        var facts = Map.copyOf(search.facts());
        var ghost = archived("ghost", "The ghost was painted green.", EVENING);
        index(ghost);
        updating.update(List.of(new OfArticle(ghost.articleId())));
        archive.remove(ghost);
        index.remove(ghost);

        var done = rebuilding(3).rebuild(new Steps());
        assertEquals(new RebuildSearch.Summary(8, 1, 1, Map.of()), done);
        assertEquals(followed, search.articles());
        assertEquals(facts, search.facts());
        assertEquals(Map.of(), search.notes());

        // And the same for an empty search index.
        search.clear();
        rebuilding(3).rebuild(new Steps());
        assertEquals(followed, search.articles());
        assertEquals(facts, search.facts());
    }

    @Test
    void aRebuildThatWasKilledIsContinued() {
        for (int i = 0; i < 10; i++) {
            index(archived("outlet" + i, "The harbour " + i + " was painted green. " + CALL, EVENING));
        }
        var whole = new FakeSearch();
        new RebuildSearch(
                        archive,
                        index,
                        index,
                        whole,
                        whole,
                        new UpdateSearch(archive, index, index, whole, arrivals, CLOCK),
                        3)
                .rebuild(new Steps());
        for (int killedAfter = 0; killedAfter < 3; killedAfter++) {
            search.commitsUntilKilled = killedAfter == 0 ? 0 : 1;
            try {
                rebuilding(3).rebuild(new Steps());
            } catch (IllegalStateException e) {
                assertEquals("killed", e.getMessage());
            }
        }
        search.commitsUntilKilled = Integer.MAX_VALUE;
        assertEquals(6, search.articles().size());
        var steps = new Steps();
        rebuilding(3).rebuild(steps);
        assertEquals(whole.articles(), search.articles());
        assertEquals(whole.facts(), search.facts());
        // Articles of the earlier run count as done and are not read again.
        assertEquals(List.of(6L, 3L, 1L), steps.articleSteps);
    }

    @Test
    void aRebuildReportsWhatItCouldNotReadAndContinues() {
        var bad = archived("lantern", "The harbour was painted green.", EVENING);
        var good = archived("harbour-wire", CALL, EVENING);
        index(bad, good);
        archive.damage(bad);
        var done = rebuilding(1).rebuild(new Steps());
        assertEquals(Set.of(new OfArticle(bad.articleId())), done.failed().keySet());
        assertEquals(Set.of(good.articleId()), search.articles().keySet());
    }

    @Test
    void rebuildingALostIndexAlertsNobody() {
        var first = archived("harbour-wire", CALL, EVENING);
        var bad = archived("lantern", "The harbour was painted green.", EVENING);
        archive.damage(bad);
        var recall = new RestoreIndex(new FakeReceipts(), archive, index, 100);
        var done = new RebuildIndex(archive, recall, indexing(IndexArticle.NOTHING_IS_FRESH))
                .rebuild(new Steps(), line -> {});
        assertEquals(2, done.versions());
        assertEquals(Set.of(bad), done.failed().keySet());
        assertTrue(index.indexed(first).isPresent());
        assertEquals(1, index.facts().size());
        assertEquals(List.of(), outbox.inserted());
    }

    private RebuildSearch rebuilding(int batch) {
        return new RebuildSearch(archive, index, index, search, search, updating, batch);
    }

    private void index(VersionKey... versions) {
        for (var version : versions) {
            indexing(Duration.ZERO).index(version, line -> {});
        }
    }

    private IndexArticle indexing(Duration freshness) {
        return new IndexArticle(
                archive,
                new CurrentExtractor(Extractor::bundled, new NoOverlay(), CLOCK),
                index,
                new FakeUnknownNames(),
                new FakeEmbargoes(),
                new AlertWriter(URI.create("https://parley.example.org")),
                new RestoreIndex(new FakeReceipts(), archive, index, 100),
                CLOCK,
                freshness,
                new ConfidenceThreshold(0.5));
    }

    private VersionKey archived(String outlet, String text, Instant arrived) {
        var json = "{\"url\": \"https://" + outlet + ".example.com/1\", \"title\": \"" + outlet + "\", \"source\": \""
                + outlet + "\", \"language\": \"en\", \"published\": \"2025-02-12\", \"text\": \"" + text + "\"}";
        try {
            return new ArchiveArticle(new ArticleReader(), archive, archive::known)
                    .archive(new Submission(
                            json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), arrived))
                    .article()
                    .key();
        } catch (RefusedSubmission e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Steps implements RebuildSearch.Progress {
        private final List<Long> articleSteps = new ArrayList<>();
        private String now;

        @Override
        public void begin(String what, long total) {
            now = what;
        }

        @Override
        public void step(long more) {
            if (now.equals("articles")) {
                articleSteps.add(more);
            }
        }
    }
}
