package dev.parley.lucene.commits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroredWriterTest {
    @TempDir
    private Path folder;

    private final FakeCommitStore store = new FakeCommitStore();
    private final Clock clock = store.clock();
    private int readers;

    @Test
    void committedChangesArePublished() {
        writer("one").commit(to -> to.putArticle("a", List.of()));
        assertEquals(Set.of("a"), published());
        assertEquals(List.of(1L), store.generations());
    }

    @Test
    void secondWriterContinuesFromTheFirstWritersCommit() {
        var one = writer("one");
        var two = writer("two");
        one.commit(to -> to.putArticle("a", List.of()));
        two.commit(to -> to.putArticle("b", List.of()));
        one.commit(to -> to.deleteArticle("a"));
        two.commit(to -> to.putArticle("c", List.of()));
        assertEquals(Set.of("b", "c"), published());
        assertEquals(List.of(1L, 2L, 3L, 4L), store.generations());
    }

    @Test
    void slowerWriterAppliesItsChangesToTheFasterWritersCommit() {
        var slow = writer("slow");
        var fast = writer("fast");
        slow.commit(to -> to.putArticle("a", List.of()));
        store.beforePublishing = () -> fast.commit(to -> to.putArticle("b", List.of()));
        slow.commit(to -> to.putArticle("c", List.of()));
        assertEquals(Set.of("a", "b", "c"), published());
        assertEquals(List.of(1L, 2L, 3L), store.generations());
    }

    @Test
    void concurrentWritersLoseNoChanges() throws Exception {
        var wanted = new TreeSet<String>();
        // Three writers publish 18 times, which is less than the attempts of the fourth, so none can fail.
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Future<?>>();
            for (int w = 0; w < 4; w++) {
                var writer = writer("writer" + w);
                for (int i = 0; i < 6; i++) {
                    var id = "w" + w + "i" + i;
                    wanted.add(id);
                    running.add(threads.submit(() -> writer.commit(to -> to.putArticle(id, List.of()))));
                }
            }
            for (var one : running) {
                one.get();
            }
        }
        assertEquals(wanted, published());
        assertEquals(24, store.generations().size());
    }

    @Test
    void crashBetweenUploadAndPublicationLeavesTheIndexUnchanged() {
        writer("one").commit(to -> to.putArticle("a", List.of()));
        store.beforePublishing = () -> {
            throw new IllegalStateException("killed");
        };
        assertThrows(IllegalStateException.class, () -> writer("two").commit(to -> to.putArticle("b", List.of())));
        assertEquals(Set.of("a"), published());
        // The next process starts with the files of the killed one.
        writer("two").commit(to -> to.putArticle("c", List.of()));
        assertEquals(Set.of("a", "c"), published());
    }

    @Test
    void failedChangePublishesNothingAndTheNextOneSucceeds() {
        var writer = writer("one");
        assertThrows(
                IllegalStateException.class,
                () -> writer.commit(to -> {
                    to.putArticle("a", List.of());
                    throw new IllegalStateException("the archive cannot be read");
                }));
        assertEquals(List.of(), store.generations());
        writer.commit(to -> to.putArticle("b", List.of()));
        assertEquals(Set.of("b"), published());
    }

    @Test
    void nothingIsPublishedWhenNothingChanged() {
        var writer = writer("one");
        writer.commit(to -> to.putArticle("a", List.of()));
        writer.commit(to -> {});
        assertEquals(List.of(1L), store.generations());
    }

    @Test
    void damagedLocalFileIsFetchedAgain() throws IOException {
        writer("one").commit(to -> to.putArticle("a", List.of()));
        for (var path : files("one")) {
            var bytes = Files.readAllBytes(path);
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 1;
                Files.write(path, bytes);
            }
        }
        writer("one").commit(to -> to.putArticle("b", List.of()));
        assertEquals(Set.of("a", "b"), published());
        assertFalse(store.fetched.isEmpty());
    }

    @Test
    void continuingWriterFetchesNothing() {
        var writer = writer("one");
        for (int i = 0; i < 30; i++) {
            var id = "a" + i;
            writer.commit(to -> to.putArticle(id, List.of()));
        }
        assertEquals(List.of(), store.fetched);
    }

    @Test
    void brokenConnectionIsRetried() {
        writer("one").commit(to -> to.putArticle("a", List.of()));
        store.brokenConnections = 2;
        writer("two").commit(to -> to.putArticle("b", List.of()));
        assertEquals(Set.of("a", "b"), published());
    }

    @Test
    void damagedStoreIsReportedAndReplacedByReset() {
        writer("one").commit(to -> to.putArticle("a", List.of()));
        store.digests().forEach(store::damage);
        var two = writer("two");
        var damaged = assertThrows(DamagedIndex.class, () -> two.commit(to -> to.putArticle("b", List.of())));
        assertTrue(damaged.getMessage().contains("./parley rebuild --only search"), damaged.getMessage());
        store.digests().forEach(store::removeFile);
        var missing = assertThrows(DamagedIndex.class, two::notes);
        assertTrue(missing.getMessage().contains("is missing"), missing.getMessage());
        two.reset();
        assertEquals(Set.of(), published());
        two.commit(to -> to.putArticle("c", List.of()));
        assertEquals(Set.of("c"), published());
        assertEquals(List.of(1L, 2L, 3L), store.generations());
    }

    @Test
    void smallFilesAreKeptInTheManifestAlone() {
        writer("one", Manifest.SMALL).commit(to -> to.putArticle("a", List.of()));
        assertEquals(Set.of(), store.digests(), "all files of so little are small");
        writer("two", Manifest.SMALL).commit(to -> to.putArticle("b", List.of()));
        assertEquals(Set.of("a", "b"), published());
        assertEquals(List.of(), store.fetched);
        var manifest = store.at(2).orElseThrow();
        assertEquals(
                manifest.files().values().stream().map(StoredFile::sha256).collect(Collectors.toSet()),
                manifest.small().keySet(),
                "contents of files that the commit does not name");
    }

    @Test
    void fileStaysWhereItWasWritten() {
        writer("one", 0).commit(to -> to.putArticle("a", List.of()));
        var stored = store.digests();
        writer("two", Manifest.SMALL).commit(to -> to.putArticle("b", List.of()));
        assertEquals(stored, store.digests());
        assertEquals(Set.of("a", "b"), published());
        writer("three", 0).commit(to -> to.putArticle("c", List.of()));
        assertEquals(Set.of("a", "b", "c"), published());
    }

    @Test
    void damagedContentInAManifestIsReported() {
        writer("one", Manifest.SMALL).commit(to -> to.putArticle("a", List.of()));
        var intact = store.at(1).orElseThrow();
        var damaged = new TreeMap<>(intact.small());
        damaged.replaceAll((sha256, content) -> "AAAA");
        store.publish(new Manifest(2, intact.files(), damaged));
        assertThrows(DamagedIndex.class, () -> writer("two", Manifest.SMALL).commit(to -> to.deleteArticle("a")));
    }

    @Test
    void manifestOfAnEarlierReleaseIsRead() throws IOException {
        writer("one").commit(to -> to.putArticle("a", List.of()));
        var manifest = store.at(1).orElseThrow();
        var json = Json.MAPPER.valueToTree(manifest);
        ((ObjectNode) json).remove("small");
        assertEquals(manifest, Json.MAPPER.treeToValue(json, Manifest.class));
    }

    @Test
    void notesAreKeptWithTheCommit() {
        var writer = writer("one");
        assertEquals(Map.of(), writer.notes());
        writer.commit(to -> to.note("rebuild", Optional.of("articles abc")));
        writer.commit(to -> to.putArticle("a", List.of()));
        assertEquals("articles abc", writer("two").notes().get("rebuild"));
        writer.commit(to -> to.note("rebuild", Optional.empty()));
        assertEquals(Map.of(), writer("two").notes());
    }

    @Test
    void commitsReplacedAnHourAgoAreRemoved() {
        var writer = writer("one");
        writer.commit(to -> to.putArticle("a", List.of()));
        store.pass(Duration.ofDays(3));
        // The first commit was the newest until now, so it is kept for an hour from now.
        writer.commit(to -> to.putArticle("b", List.of()));
        store.pass(Duration.ofMinutes(59));
        writer.commit(to -> to.putArticle("c", List.of()));
        assertEquals(List.of(1L, 2L, 3L), store.generations());
        store.pass(Duration.ofMinutes(11));
        writer.commit(to -> to.putArticle("d", List.of()));
        assertEquals(List.of(2L, 3L, 4L), store.generations());
        var named = new TreeSet<String>();
        for (var generation : store.generations()) {
            store.at(generation).orElseThrow().files().values().forEach(file -> named.add(file.sha256()));
        }
        assertEquals(named, store.digests());
        assertEquals(Set.of("a", "b", "c", "d"), published());
    }

    @Test
    void recentUploadsOfASlowerWriterAreNotRemoved() {
        var fast = writer("fast");
        var slow = writer("slow");
        fast.commit(to -> to.putArticle("a", List.of()));
        store.pass(Duration.ofHours(2));
        store.beforePublishing = () -> {
            // The slow writer has uploaded files for generation 2, which the fast one publishes and then removes old
            // files.
            var before = store.digests();
            fast.commit(to -> to.putArticle("b", List.of()));
            assertTrue(store.digests().containsAll(before), "something was removed");
        };
        slow.commit(to -> to.putArticle("c", List.of()));
        assertEquals(Set.of("a", "b", "c"), published());
    }

    @Test
    void writerThatTookTooLongStartsAgain() {
        var fast = writer("fast");
        var slow = writer("slow");
        fast.commit(to -> to.putArticle("a", List.of()));
        var attempts = new int[1];
        slow.commit(to -> {
            to.putArticle("b", List.of());
            if (attempts[0]++ == 0) {
                // Meanwhile the generation that this writer is about to publish is published and removed.
                fast.commit(other -> other.putArticle("c", List.of()));
                store.pass(Duration.ofHours(2));
                fast.commit(other -> other.putArticle("d", List.of()));
                store.pass(Duration.ofHours(2));
                fast.commit(other -> other.putArticle("e", List.of()));
                assertEquals(List.of(3L, 4L), store.generations());
            }
        });
        assertEquals(2, attempts[0]);
        assertEquals(List.of(3L, 4L, 5L), store.generations());
        assertEquals(Set.of("a", "b", "c", "d", "e"), published());
    }

    @Test
    void unnamedFilesAreRemovedOnceTheyAreOld() {
        var writer = writer("one");
        store.beforePublishing = () -> {
            throw new IllegalStateException("killed");
        };
        assertThrows(IllegalStateException.class, () -> writer.commit(to -> to.putArticle("a", List.of())));
        var left = store.digests();
        assertFalse(left.isEmpty());
        store.pass(Duration.ofMinutes(59));
        writer.commit(to -> to.putArticle("b", List.of()));
        assertTrue(store.digests().containsAll(left));
        store.pass(Duration.ofMinutes(30));
        writer.commit(to -> to.putArticle("c", List.of()));
        left.retainAll(store.digests());
        assertEquals(Set.of(), left);
    }

    private MirroredWriter writer(String name) {
        return writer(name, 0);
    }

    private MirroredWriter writer(String name, int small) {
        return new MirroredWriter(store, folder.resolve(name), PlainChanges::config, PlainChanges::new, clock, small);
    }

    private List<Path> files(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.toList();
        }
    }

    /** The content that a new reader sees. */
    private Set<String> published() {
        try (var snapshots = new MirroredSnapshots(store, folder.resolve("reader" + readers++), Duration.ZERO, clock)) {
            return PlainChanges.ids(snapshots.newest().reader());
        }
    }
}
