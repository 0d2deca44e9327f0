package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReindexRun.Reading;
import dev.parley.application.ports.ArchiveInventory;
import dev.parley.application.ports.ArchiveInventory.Holding;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.FactRewrite;
import dev.parley.articles.Article;
import dev.parley.articles.Article.Standing;
import dev.parley.articles.Article.State;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Fact;
import dev.parley.facts.Revision;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Reads indexed versions again with the rules of today, and makes the index say what they now report. Nobody is alerted.
 * A dry run computes the same changes and writes none.
 *
 * <p>Versions that the index lacks are left to {@link RebuildIndex}. Writes are conditional, and what was read again
 * already changes nothing, so an interrupted run is repeated.
 */
public record ReindexArchive(
        ArchiveInventory inventory,
        ArticleArchive archive,
        CurrentExtractor extractor,
        FactIndex index,
        FactRewrite rewrite,
        ConfidenceThreshold threshold,
        Clock clock) {
    private static final int AT_ONCE = 8;

    /** What becomes of a fact. */
    public enum Kind {
        /** Nothing reported it before. */
        ADDED,
        /** Nothing reports it any more. It stays, as withdrawn. */
        LOST,
        CHANGED
    }

    /**
     * The change of a fact.
     *
     * @param fact after the change
     * @param changes its properties that change
     * @param versions the versions that were read otherwise than before
     */
    public record FactChange(Kind kind, Fact fact, List<Revision.Change> changes, List<VersionKey> versions) {
        public FactChange {
            requireNonNull(kind, "kind");
            requireNonNull(fact, "fact");
            changes = List.copyOf(changes);
            versions = List.copyOf(versions);
        }
    }

    /**
     * The result.
     *
     * @param versions number of versions that were read
     * @param differing number of those that report something otherwise than before
     * @param facts the facts that change, in the order in which they were found
     * @param failed the versions that could not be read, with the cause
     */
    public record Summary(
            long versions, long differing, List<FactChange> facts, Map<VersionKey, RuntimeException> failed) {}

    /**
     * Reads all versions again that were archived on a day (UTC) or later.
     *
     * @param apply false for a dry run
     * @param log gets a line for an operator about the names table
     */
    public Summary reindex(LocalDate since, boolean apply, RebuildSearch.Progress progress, Consumer<String> log) {
        var from = since.atStartOfDay(ZoneOffset.UTC).toInstant();
        var versions = inventory
                .list(Optional.empty())
                .filter(holding -> !holding.stored().isBefore(from))
                .sorted(Comparator.comparing(Holding::stored))
                .flatMap(holding -> holding.version().stream())
                .toList();
        return reindex(versions, apply, progress, log);
    }

    /** Reads these versions again, in this order. */
    public Summary reindex(
            List<VersionKey> versions, boolean apply, RebuildSearch.Progress progress, Consumer<String> log) {
        progress.begin("versions", versions.size());
        var run = new ReindexRun(index, rewrite, threshold, apply, clock.instant());
        versions.stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, version -> read(version, log)))
                .forEach(reading -> {
                    run.compare(reading);
                    progress.step(1);
                });
        return run.summary(versions.size());
    }

    private Reading read(VersionKey version, Consumer<String> log) {
        try {
            var article = archive.get(version)
                    .map(WarcFile::read)
                    .map(archived -> archived.article())
                    .filter(ReindexArchive::reports);
            return new Reading(
                    version,
                    article,
                    article.map(one -> extractor.get(log).extract(ExtractorInput.of(one)))
                            .orElse(List.of()),
                    Optional.empty());
        } catch (RuntimeException e) {
            return new Reading(version, Optional.empty(), List.of(), Optional.of(e));
        }
    }

    private static boolean reports(Article article) {
        return article.state() == State.READABLE && article.standing() == Standing.USABLE;
    }
}
