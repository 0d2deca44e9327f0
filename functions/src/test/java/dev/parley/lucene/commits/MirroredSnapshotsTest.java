package dev.parley.lucene.commits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroredSnapshotsTest {
    @TempDir
    private Path folder;

    private final FakeCommitStore store = new FakeCommitStore();
    private MirroredWriter writer;
    private MirroredSnapshots snapshots;

    @BeforeEach
    void open() {
        writer = new MirroredWriter(
                store, folder.resolve("writer"), PlainChanges::config, PlainChanges::new, store.clock(), 0);
        snapshots = start();
    }

    @AfterEach
    void close() {
        snapshots.close();
    }

    @Test
    void indexIsEmptyBeforeTheFirstCommit() {
        assertEquals(0, snapshots.newest().generation());
        assertEquals(Set.of(), newest());
        assertEquals(Optional.empty(), snapshots.at(1));
        put("a");
        store.pass(Duration.ofSeconds(5));
        assertEquals(Set.of("a"), newest());
    }

    @Test
    void newCommitIsOpenedAfterTheRefreshInterval() {
        put("a");
        assertEquals(Set.of("a"), newest());
        put("b");
        store.pass(Duration.ofSeconds(4));
        assertEquals(Set.of("a"), newest());
        store.pass(Duration.ofSeconds(1));
        assertEquals(Set.of("a", "b"), newest());
    }

    @Test
    void olderCommitCanBeReadWhileTheWriterContinues() {
        put("a");
        var first = snapshots.newest();
        for (int i = 0; i < 15; i++) {
            put("b" + i);
            store.pass(Duration.ofSeconds(10));
            snapshots.newest();
            assertEquals(
                    Set.of("a"), PlainChanges.ids(snapshots.at(1).orElseThrow().reader()));
        }
        assertSame(first.reader(), snapshots.at(1).orElseThrow().reader());
        assertEquals(16, newest().size());
    }

    @Test
    void closedCommitIsReopenedWhileItIsRetained() {
        put("a");
        snapshots.newest();
        put("b");
        store.pass(Duration.ofMinutes(25));
        snapshots.newest();
        store.pass(Duration.ofMinutes(25));
        put("c");
        snapshots.newest();
        assertEquals(Set.of("a"), PlainChanges.ids(snapshots.at(1).orElseThrow().reader()));
        store.pass(Duration.ofMinutes(40));
        put("d");
        assertEquals(List.of(2L, 3L, 4L), store.generations());
        store.pass(Duration.ofMinutes(40));
        snapshots.newest();
        assertEquals(Optional.empty(), snapshots.at(1));
        assertEquals(Optional.empty(), snapshots.at(77));
    }

    @Test
    void onlyNewFilesAreFetched() {
        for (int i = 0; i < 5; i++) {
            put("a" + i);
        }
        snapshots.newest();
        var before = store.fetched.size();
        put("b");
        store.pass(Duration.ofSeconds(5));
        assertEquals(6, newest().size());
        var files = store.at(6).orElseThrow().files().size();
        assertTrue(store.fetched.size() - before < files, "everything was fetched again");
    }

    @Test
    void folderContainsOnlyFilesOfOpenCommits() throws IOException {
        for (int i = 0; i < 30; i++) {
            put("a" + i);
            store.pass(Duration.ofMinutes(3));
            snapshots.newest();
        }
        var needed = new TreeSet<String>();
        // The commits of the last twenty minutes are still open.
        for (long generation = 30 - 7; generation <= 30; generation++) {
            store.at(generation).orElseThrow().files().values().forEach(file -> needed.add(file.sha256()));
        }
        assertTrue(needed.containsAll(existingFiles()), "files are left over");
        assertTrue(
                existingFiles()
                        .containsAll(store.at(30).orElseThrow().files().values().stream()
                                .map(StoredFile::sha256)
                                .toList()),
                "files are missing");
    }

    @Test
    void commitsAreClosedSoonerWhenManyAreOpen() throws IOException {
        for (int i = 0; i < 30; i++) {
            put("a" + i);
            store.pass(Duration.ofSeconds(10));
            snapshots.newest();
        }
        var needed = new TreeSet<String>();
        for (long generation = 30 - 13; generation <= 30; generation++) {
            store.at(generation).orElseThrow().files().values().forEach(file -> needed.add(file.sha256()));
        }
        assertTrue(needed.containsAll(existingFiles()), "files are left over");
    }

    @Test
    void filesOfAKilledProcessAreVerifiedAndReused() throws IOException {
        for (int i = 0; i < 5; i++) {
            put("a" + i);
        }
        snapshots.newest();
        var files = List.copyOf(existingFiles());
        snapshots.close();
        Files.write(folder.resolve("reader").resolve("0".repeat(64) + ".part"), new byte[7]);
        Files.write(folder.resolve("reader").resolve("1".repeat(64)), new byte[7]);
        var damaged = folder.resolve("reader").resolve(files.getFirst());
        Files.write(damaged, new byte[(int) Files.size(damaged)]);
        store.fetched.clear();
        snapshots = start();
        assertEquals(5, newest().size());
        assertEquals(List.of(files.getFirst()), store.fetched);
        assertEquals(Set.copyOf(files), existingFiles());
    }

    @Test
    void lastCommitIsServedForMinutesWhileTheStoreIsUnreachable() {
        put("a");
        assertEquals(Set.of("a"), newest());
        store.unreachable = true;
        store.pass(Duration.ofMinutes(4));
        assertEquals(Set.of("a"), newest());
        store.pass(Duration.ofMinutes(2));
        assertThrows(UncheckedIOException.class, snapshots::newest);
        store.unreachable = false;
        assertEquals(Set.of("a"), newest());
    }

    @Test
    void damagedStoreIsReportedUntilTheNextIntactCommit() {
        put("a");
        store.digests().forEach(store::damage);
        var damaged = assertThrows(DamagedIndex.class, snapshots::newest);
        assertTrue(damaged.getMessage().contains("SHA-256"), damaged.getMessage());
        writer.reset();
        put("b");
        assertEquals(Set.of("b"), newest());
    }

    @Test
    void concurrentReadersWorkWhileCommitsChange() throws Exception {
        put("a");
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var reading = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                reading.add(threads.submit(() -> {
                    int reads = 0;
                    while (!done.get() || reads == 0) {
                        assertTrue(newest().contains("a"));
                        reads++;
                    }
                    return reads;
                }));
            }
            for (int i = 0; i < 20; i++) {
                put("b" + i);
                store.pass(Duration.ofSeconds(30));
            }
            done.set(true);
            for (var one : reading) {
                assertTrue(one.get() > 0);
            }
        }
        assertEquals(21, newest().size());
    }

    private MirroredSnapshots start() {
        return new MirroredSnapshots(store, folder.resolve("reader"), Duration.ofSeconds(5), store.clock());
    }

    private void put(String id) {
        writer.commit(to -> to.putArticle(id, List.of()));
    }

    private Set<String> newest() {
        return PlainChanges.ids(snapshots.newest().reader());
    }

    private Set<String> existingFiles() throws IOException {
        try (var files = Files.list(folder.resolve("reader"))) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
