package dev.parley.lucene.commits;

import dev.parley.testing.FakeClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** A store in memory with its own clock and injectable faults. */
final class FakeCommitStore implements CommitStore {
    private record Written<T>(T what, Instant when) {}

    private final TreeMap<Long, Written<Manifest>> manifests = new TreeMap<>();
    private final Map<String, Written<byte[]>> files = new TreeMap<>();
    final List<String> fetched = new ArrayList<>();
    private final FakeClock clock = new FakeClock();
    Runnable beforePublishing = () -> {};
    boolean unreachable;
    int brokenConnections;

    /** The local clock, which equals the store's clock. */
    Clock clock() {
        return clock;
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    synchronized List<Long> generations() {
        return List.copyOf(manifests.keySet());
    }

    synchronized TreeSet<String> digests() {
        return new TreeSet<>(files.keySet());
    }

    synchronized void damage(String sha256) {
        files.computeIfPresent(sha256, (name, file) -> {
            var bytes = file.what().clone();
            bytes[bytes.length / 2] ^= 1;
            return new Written<>(bytes, file.when());
        });
    }

    @Override
    public synchronized OptionalLong newest() {
        reach();
        return manifests.isEmpty() ? OptionalLong.empty() : OptionalLong.of(manifests.lastKey());
    }

    @Override
    public synchronized Optional<Manifest> at(long generation) {
        reach();
        return Optional.ofNullable(manifests.get(generation)).map(Written::what);
    }

    @Override
    public boolean publish(Manifest manifest) {
        // Outside the lock, because another writer may publish here.
        var before = beforePublishing;
        beforePublishing = () -> {};
        before.run();
        synchronized (this) {
            for (var file : manifest.files().values()) {
                if (!manifest.hasContentOf(file) && !files.containsKey(file.sha256())) {
                    throw new IllegalStateException("a commit was published without its file " + file.sha256());
                }
            }
            return manifests.putIfAbsent(manifest.generation(), new Written<>(manifest, clock.instant())) == null;
        }
    }

    @Override
    public synchronized List<StoredManifest> manifests() {
        return manifests.descendingMap().values().stream()
                .map(one -> new StoredManifest(one.what().generation(), one.when()))
                .toList();
    }

    @Override
    public synchronized void removeManifest(long generation) {
        manifests.remove(generation);
    }

    @Override
    public synchronized boolean put(StoredFile file, Path content) {
        try {
            return files.putIfAbsent(file.sha256(), new Written<>(Files.readAllBytes(content), clock.instant()))
                    == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<InputStream> open(StoredFile file) throws IOException {
        reach();
        if (brokenConnections > 0) {
            brokenConnections--;
            throw new IOException("connection reset");
        }
        fetched.add(file.sha256());
        return Optional.ofNullable(files.get(file.sha256())).map(stored -> new ByteArrayInputStream(stored.what()));
    }

    @Override
    public synchronized List<ListedFile> files() {
        return files.entrySet().stream()
                .map(one -> new ListedFile(one.getKey(), one.getValue().when()))
                .toList();
    }

    @Override
    public synchronized void removeFile(String sha256) {
        files.remove(sha256);
    }

    private void reach() {
        if (unreachable) {
            throw new UncheckedIOException(new IOException("the store is unreachable"));
        }
    }
}
