package dev.parley.testing;

import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.IntakeIndex.Answer;
import dev.parley.application.ports.Tombstones;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The archive in memory. A test may damage a version, delete an article, or make writes fail. */
public final class FakeArchive implements ArticleArchive, ArchiveInventory, Tombstones {
    private final Map<VersionKey, byte[]> versions = new LinkedHashMap<>();
    private final Map<String, Tombstone> tombstones = new HashMap<>();
    private Predicate<VersionKey> failsToWrite = key -> false;
    private volatile Consumer<VersionKey> beforeReading = key -> {};

    /** @throws IllegalArgumentException when the key is not that of the article in the file */
    @Override
    public synchronized boolean putIfAbsent(VersionKey key, byte[] warc) {
        if (failsToWrite.test(key)) {
            throw new IllegalStateException("S3 does not answer");
        }
        if (!WarcFile.read(warc).contentKey().equals(key)) {
            throw new IllegalArgumentException(key + " is not the key of this file");
        }
        return versions.putIfAbsent(key, warc) == null;
    }

    @Override
    public Optional<byte[]> get(VersionKey key) {
        beforeReading.accept(key);
        synchronized (this) {
            return Optional.ofNullable(versions.get(key));
        }
    }

    /** Is told of each version before it is read, and may hold the reader up. */
    public void beforeReading(Consumer<VersionKey> told) {
        beforeReading = told;
    }

    @Override
    public synchronized List<VersionKey> versions(String articleId) {
        return versions.keySet().stream()
                .filter(key -> key.articleId().equals(articleId))
                .toList();
    }

    @Override
    public synchronized Optional<Tombstone> tombstone(String articleId) {
        return Optional.ofNullable(tombstones.get(articleId));
    }

    @Override
    public synchronized Stream<Holding> list(Optional<String> after) {
        return versions().stream()
                .sorted(Comparator.comparing(VersionKey::objectKey))
                .filter(key -> after.isEmpty() || key.objectKey().compareTo(after.get()) > 0)
                .map(key -> new Holding(key.objectKey(), versions.get(key).length, Instant.EPOCH));
    }

    @Override
    public synchronized Optional<Holding> holding(String objectKey) {
        return list(Optional.empty())
                .filter(holding -> holding.objectKey().equals(objectKey))
                .findFirst();
    }

    @Override
    public synchronized boolean isDeleted(String articleId) {
        return tombstones.containsKey(articleId);
    }

    /** An index that knows what the archive has. */
    public synchronized Answer known(VersionKey version) {
        if (tombstones.containsKey(version.articleId())) {
            return Answer.DELETED;
        }
        return versions(version.articleId()).stream().allMatch(version::equals)
                ? Answer.NO_OTHER_VERSIONS
                : Answer.OTHER_VERSIONS;
    }

    /** All on one page. */
    @Override
    public synchronized Page page(Optional<String> after, int limit) {
        return new Page(List.copyOf(tombstones.values()), Optional.empty());
    }

    /** All versions, in the order in which they were stored. */
    public synchronized List<VersionKey> versions() {
        return List.copyOf(versions.keySet());
    }

    /** Changes one bit in the middle of a version's WARC file. */
    public synchronized void damage(VersionKey key) {
        var damaged = versions.get(key).clone();
        damaged[damaged.length / 2] ^= 1;
        versions.replace(key, damaged);
    }

    public synchronized void remove(VersionKey key) {
        versions.remove(key);
    }

    /** Writes a tombstone; the versions of the article stay until they are removed. */
    public synchronized void delete(String articleId) {
        tombstones.put(articleId, new Tombstone(articleId, Instant.EPOCH, "a request", List.of()));
    }

    /** Removes the tombstone of an article. */
    public synchronized void restore(String articleId) {
        tombstones.remove(articleId);
    }

    public synchronized void failToWrite(boolean fails) {
        failToWrite(key -> fails);
    }

    /** Makes the writes of some versions fail. */
    public synchronized void failToWrite(Predicate<VersionKey> fails) {
        failsToWrite = fails;
    }
}
