package dev.parley.application;

import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The archive in memory; what is damaged in it is no WARC file. */
final class FakeArchive implements ArticleArchive, ArchiveInventory {
    private final Map<VersionKey, byte[]> versions =
            new TreeMap<>(Comparator.comparing(VersionKey::articleId).thenComparing(VersionKey::version));
    final Set<VersionKey> damaged = new HashSet<>();

    @Override
    public synchronized boolean putIfAbsent(VersionKey key, byte[] warc) {
        return versions.putIfAbsent(key, warc) == null;
    }

    @Override
    public synchronized Optional<byte[]> get(VersionKey key) {
        return Optional.ofNullable(damaged.contains(key) ? new byte[] {1, 2, 3} : versions.get(key));
    }

    @Override
    public synchronized List<VersionKey> versions(String articleId) {
        return versions.keySet().stream()
                .filter(key -> key.articleId().equals(articleId))
                .toList();
    }

    @Override
    public synchronized Stream<Holding> list(Optional<String> after) {
        return List.copyOf(versions.keySet()).stream()
                .filter(key -> after.isEmpty() || key.objectKey().compareTo(after.get()) > 0)
                .map(key -> new Holding(key.objectKey(), versions.get(key).length, Instant.EPOCH));
    }

    @Override
    public boolean isDeleted(String articleId) {
        return false;
    }

    synchronized void remove(VersionKey key) {
        versions.remove(key);
    }
}
