package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ids.Id;
import dev.parley.lucene.commits.CommitStore;
import dev.parley.lucene.commits.Manifest;
import dev.parley.lucene.commits.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of every commit store. */
abstract class CommitStoreContract {
    @TempDir
    private Path folder;

    abstract CommitStore store();

    @AfterEach
    void empty() {
        store().manifests().forEach(manifest -> store().removeManifest(manifest.generation()));
        store().files().forEach(file -> store().removeFile(file.sha256()));
    }

    @Test
    void anEmptyStoreHasNoManifest() {
        assertTrue(store().newest().isEmpty());
        assertEquals(Optional.empty(), store().at(1));
        assertEquals(List.of(), store().manifests());
        assertEquals(List.of(), store().files());
    }

    @Test
    void theNewestManifestIsFoundAmongMany() throws IOException {
        var file = put("content");
        for (long generation = 1; generation <= 12; generation++) {
            assertTrue(store().publish(manifest(generation, file)));
            assertEquals(generation, store().newest().orElseThrow());
        }
        assertEquals(Optional.of(manifest(10, file)), store().at(10));
        assertEquals(
                List.of(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L),
                store().manifests().stream()
                        .map(CommitStore.StoredManifest::generation)
                        .toList());
        store().removeManifest(3);
        assertEquals(Optional.empty(), store().at(3));
        assertEquals(12, store().newest().orElseThrow());
    }

    @Test
    void aGenerationIsPublishedOnce() throws IOException {
        var one = put("one");
        var two = put("two");
        assertTrue(store().publish(manifest(1, one)));
        assertFalse(store().publish(manifest(1, two)));
        assertEquals(Optional.of(manifest(1, one)), store().at(1));
    }

    @Test
    void contentsOfSmallFilesAreReadBack() {
        var file = file("content");
        var small = new TreeMap<>(Map.of(file.sha256(), "Y29udGVudA=="));
        var manifest = new Manifest(1, new TreeMap<>(Map.of("_0.si", file)), small);
        assertTrue(store().publish(manifest));
        assertEquals(Optional.of(manifest), store().at(1));
    }

    @Test
    void ofConcurrentWritersOneIsFirst() throws Exception {
        var file = put("content");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var racing = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 8; i++) {
                racing.add(threads.submit(() -> store().publish(manifest(7, file))));
            }
            int won = 0;
            for (var one : racing) {
                won += one.get() ? 1 : 0;
            }
            assertEquals(1, won);
        }
    }

    @Test
    void aFileIsStoredOnceAndReadBackUnchanged() throws IOException {
        var path = Files.write(folder.resolve("file"), "content".getBytes(StandardCharsets.UTF_8));
        var file = file("content");
        assertTrue(store().put(file, path));
        assertFalse(store().put(file, path));
        try (var in = store().open(file).orElseThrow()) {
            assertArrayEquals("content".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
        }
        assertEquals(
                List.of(file.sha256()),
                store().files().stream().map(CommitStore.ListedFile::sha256).toList());
        store().removeFile(file.sha256());
        assertTrue(store().open(file).isEmpty());
    }

    /** The removal of old files depends on these times. */
    @Test
    void allTimesAreFromOneClock() throws IOException {
        put("first");
        store().publish(manifest(1, file("first")));
        put("second");
        store().publish(manifest(2, file("second")));
        var files = new TreeMap<String, Instant>();
        store().files().forEach(file -> files.put(file.sha256(), file.written()));
        var manifests = store().manifests();
        assertFalse(manifests.get(0).written().isBefore(manifests.get(1).written()));
        assertFalse(manifests.get(1).written().isBefore(files.get(file("first").sha256())));
        assertFalse(manifests.get(0).written().isBefore(files.get(file("second").sha256())));
    }

    private static Manifest manifest(long generation, StoredFile file) {
        return new Manifest(generation, new TreeMap<>(Map.of("_0.cfs", file)));
    }

    private StoredFile put(String content) throws IOException {
        var file = file(content);
        store().put(file, Files.write(folder.resolve(content), content.getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    private static StoredFile file(String content) {
        return new StoredFile(
                HexFormat.of().formatHex(Id.sha256(content.getBytes(StandardCharsets.UTF_8))), content.length());
    }
}
