package dev.parley.application;

import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.ArchiveInventory.Holding;
import dev.parley.articles.VersionKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Rebuilds an index that was lost: indexes every archived version that the index does not have, in the order in which they
 * were archived. It reads the delivery receipts first, and alerts nobody.
 *
 * @param indexing with the freshness {@link IndexArticle#NOTHING_IS_FRESH}
 */
public record RebuildIndex(ArchiveInventory inventory, RestoreIndex restore, IndexArticle indexing) {
    private static final int AT_ONCE = 8;

    /**
     * The result of a rebuild.
     *
     * @param versions the number of archived versions
     * @param failed the versions that could not be indexed, with the cause
     */
    public record Summary(long versions, Map<VersionKey, RuntimeException> failed) {}

    public Summary rebuild(RebuildSearch.Progress progress, Consumer<String> log) {
        var versions = inventory
                .list(Optional.empty())
                .sorted(Comparator.comparing(Holding::stored))
                .flatMap(holding -> holding.version().stream())
                .toList();
        return rebuild(versions, progress, log);
    }

    /** Indexes those of these versions that the index does not have. */
    public Summary rebuild(List<VersionKey> versions, RebuildSearch.Progress progress, Consumer<String> log) {
        restore.ensure();
        progress.begin("versions", versions.size());
        var failed = new LinkedHashMap<VersionKey, RuntimeException>();
        versions.stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, version -> Map.entry(version, index(version, log))))
                .forEach(indexed -> {
                    indexed.getValue().ifPresent(cause -> failed.put(indexed.getKey(), cause));
                    progress.step(1);
                });
        return new Summary(versions.size(), failed);
    }

    private Optional<RuntimeException> index(VersionKey version, Consumer<String> log) {
        try {
            indexing.index(version, log);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
