package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.ReindexArchive.FactChange;
import dev.parley.application.ReindexArchive.Kind;
import dev.parley.application.ReindexArchive.Summary;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Fact;
import dev.parley.facts.Revision;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules that change between two readings are those of the names table: an overlay is put and removed. */
class ReindexArchiveTest {
    private static final ConfidenceThreshold THRESHOLD = new ConfidenceThreshold(0.5);
    private static final String QUINT = "[people]\nPetra Quint|DNK|foreign-minister|2025-02-01||Quint\n";

    /** Without the overlay, nobody in it is known but the minister of France. */
    private static final String UNTITLED =
            "Petra Quint spoke by phone with French Foreign Minister Jean-Noel Barrot on Thursday.";

    private static final String KNOWN =
            "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Thursday.";

    private final FakeArchive archive = new FakeArchive();
    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeIndex index = new FakeIndex(outbox);
    private final FakeClock clock = new FakeClock();
    private final Names names = new Names();

    ReindexArchiveTest() {
        clock.set(Instant.parse("2025-06-12T20:00:00Z"));
    }

    @Test
    void theSameRulesChangeNothing() throws Exception {
        indexed("1", KNOWN);
        indexed("2", KNOWN + " The call lasted 90 minutes.");
        var before = Set.copyOf(index.facts());
        var done = reindex(true);
        assertEquals(2, done.versions());
        assertEquals(0, done.differing());
        assertEquals(List.of(), done.facts());
        assertEquals(before, Set.copyOf(index.facts()));
    }

    @Test
    void aDryRunListsWhatAnApplyingRunThenChanges() throws Exception {
        indexed("1", KNOWN);
        indexed("2", UNTITLED);
        indexed("3", UNTITLED + " Nothing more is known.");
        var before = Set.copyOf(index.facts());
        names.put(QUINT.getBytes(StandardCharsets.UTF_8));

        var dry = reindex(false);
        assertEquals(before, Set.copyOf(index.facts()), "a dry run wrote");
        assertTrue(dry.differing() >= 1, dry.toString());
        var applied = reindex(true);
        assertEquals(described(dry), described(applied));
        assertFalse(applied.facts().isEmpty());
        assertEquals(1, quints().size(), "two articles report one call");
        assertEquals(2, quints().getFirst().mentions());
        assertEquals(0, reindex(true).differing(), "the second run finds everything done");
        assertEquals(List.of(), failures(applied));
    }

    @Test
    void whatIsNoLongerReadIsWithdrawnAndComesBackUnderItsId() throws Exception {
        names.put(QUINT.getBytes(StandardCharsets.UTF_8));
        indexed("1", UNTITLED);
        var fact = quints().getFirst();
        names.remove();
        var lost = reindex(true);
        assertTrue(kinds(lost).contains(Kind.LOST), lost.toString());
        assertTrue(index.fact(fact.id()).orElseThrow().withdrawn());
        assertEquals(List.of(), index.sightings(fact.id()));
        names.put(QUINT.getBytes(StandardCharsets.UTF_8));
        var again = reindex(true);
        assertTrue(kinds(again).contains(Kind.ADDED), again.toString());
        var back = index.fact(fact.id()).orElseThrow();
        assertFalse(back.withdrawn());
        assertEquals(fact.sources(), back.sources());
        assertEquals(1, index.sightings(fact.id()).size());
    }

    @Test
    void whatOthersReportStaysWhenOneReportIsLost() throws Exception {
        names.put(QUINT.getBytes(StandardCharsets.UTF_8));
        indexed(
                "1",
                "Danish " + "Foreign Minister Petra Quint spoke by phone with French Foreign Minister Jean-Noel"
                        + " Barrot on Thursday.");
        indexed("2", UNTITLED);
        var before = quints();
        names.remove();
        reindex(true);
        var after = index.fact(before.getFirst().id()).orElseThrow();
        assertFalse(after.withdrawn());
        assertEquals(before.getFirst().id(), after.id());
    }

    @Test
    void nobodyIsAlerted() throws Exception {
        indexed("1", UNTITLED);
        var decided = outbox.decided();
        names.put(QUINT.getBytes(StandardCharsets.UTF_8));
        reindex(true);
        assertEquals(1, quints().size());
        assertEquals(decided, outbox.decided());
        assertTrue(quints().getFirst().lastNotified().isEmpty());
    }

    @Test
    void aVersionThatCannotBeReadIsReportedAndTheOthersAreRead() throws Exception {
        var damaged = indexed("1", UNTITLED);
        indexed("2", UNTITLED + " Nothing more is known.");
        archive.damage(damaged);
        names.put(QUINT.getBytes(StandardCharsets.UTF_8));
        var done = reindex(true);
        assertEquals(List.of(damaged), failures(done));
        assertEquals(1, quints().size());
    }

    private static List<VersionKey> failures(Summary done) {
        return List.copyOf(done.failed().keySet());
    }

    private static Set<Kind> kinds(Summary done) {
        return done.facts().stream().map(FactChange::kind).collect(Collectors.toSet());
    }

    private static List<String> described(Summary done) {
        return done.facts().stream()
                .map(one -> one.kind() + " " + one.fact().id() + " " + one.versions() + " "
                        + one.changes().stream().map(Revision.Change::toString).toList())
                .toList();
    }

    private List<Fact> quints() {
        return index.facts().stream()
                .filter(fact -> !fact.withdrawn()
                        && fact.participants().stream().anyMatch(one -> one.id().equals("petra-quint")))
                .toList();
    }

    private VersionKey indexed(String name, String text) throws RefusedSubmission {
        var body = "{\"title\":\"A call\",\"published\":\"2025-06-12\",\"source\":\"Outlet " + name
                + "\",\"url\":\"https://" + name + ".example/1\",\"text\":\"" + text + "\"}";
        var key = new ArchiveArticle(new ArticleReader(), archive, archive::known)
                .archive(new Submission(
                        body.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant()))
                .article()
                .key();
        new IndexArticle(
                        archive,
                        new CurrentExtractor(Extractor::bundled, names, clock),
                        index,
                        new FakeUnknownNames(),
                        new FakeEmbargoes(),
                        new AlertWriter(URI.create("https://parley.example.org")),
                        new RestoreIndex(new FakeReceipts(), archive, index, 100),
                        clock,
                        Duration.ofHours(72),
                        THRESHOLD)
                .index(key, line -> {});
        clock.pass(Duration.ofMinutes(1));
        return key;
    }

    private Summary reindex(boolean apply) {
        return new ReindexArchive(
                        archive,
                        archive,
                        new CurrentExtractor(Extractor::bundled, names, clock),
                        index,
                        index,
                        THRESHOLD,
                        clock)
                .reindex(
                        LocalDate.EPOCH,
                        apply,
                        new RebuildSearch.Progress() {
                            @Override
                            public void begin(String what, long total) {}

                            @Override
                            public void step(long more) {}
                        },
                        line -> {});
    }

    /** The overlay of the names table. */
    private static final class Names implements OverlayStore {
        private Optional<byte[]> file = Optional.empty();

        @Override
        public Found find(Optional<String> known) {
            return file.<Found>map(bytes -> new Found.Changed(bytes, "tag")).orElseGet(Found.Absent::new);
        }

        @Override
        public void put(byte[] bytes) {
            file = Optional.of(bytes);
        }

        @Override
        public void remove() {
            file = Optional.empty();
        }
    }
}
