package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.ArchiveInventory.Holding;
import dev.parley.articles.VersionKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Indexes every version that the archive has and the index has not, in the order in which they were archived. It is for
 * an index that was lost: what was told before is read from the receipts first, and nobody is told anything.
 */
public final class RebuildIndex {
    private static final int AT_ONCE = 8;

    private final ArchiveInventory holdings;
    private final RestoreOutbox recall;
    private final IndexArticle quietly;

    /** @param quietly to which {@linkplain IndexArticle#NOTHING_IS_FRESH nothing is fresh} */
    public RebuildIndex(ArchiveInventory holdings, RestoreOutbox recall, IndexArticle quietly) {
        this.holdings = requireNonNull(holdings, "holdings");
        this.recall = requireNonNull(recall, "recall");
        this.quietly = requireNonNull(quietly, "quietly");
    }

    /**
     * What a rebuild did.
     *
     * @param versions how many the archive has
     * @param unread those that could not be indexed, with the cause
     */
    public record Summary(long versions, Map<VersionKey, RuntimeException> unread) {}

    public Summary rebuild(RebuildSearch.Progress progress, Consumer<String> log) {
        recall.ensure();
        var versions = holdings.list(Optional.empty())
                .sorted(Comparator.comparing(Holding::stored))
                .flatMap(holding -> holding.version().stream())
                .toList();
        progress.begin("versions", versions.size());
        var unread = new LinkedHashMap<VersionKey, RuntimeException>();
        versions.stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, version -> Map.entry(version, index(version, log))))
                .forEach(indexed -> {
                    indexed.getValue().ifPresent(cause -> unread.put(indexed.getKey(), cause));
                    progress.step(1);
                });
        return new Summary(versions.size(), unread);
    }

    private Optional<RuntimeException> index(VersionKey version, Consumer<String> log) {
        try {
            quietly.index(version, log);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
