package dev.parley.application;

import dev.parley.application.ports.Metrics;
import dev.parley.articles.VersionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Indexes versions that came together. All are read at the same time, because reading is mostly waiting. Those that found or
 * change facts are then written one after the other, in the order in which they came: which reports become one fact depends
 * on it. The others are written as soon as they are read. Versions of one article are indexed one after the other.
 */
public final class IndexBatch {
    /** A version, and what indexes it. */
    public record Item(IndexArticle indexing, VersionKey version) {}

    private final Consumer<String> log;
    private final Metrics metrics;

    /** @param log gets a line for an operator about each failure that did not stop a version; used by several threads */
    public IndexBatch(Consumer<String> log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    /**
     * Indexes each version once, whether or not others fail.
     *
     * @return why a version failed, in the order of the items; empty for those that are indexed
     */
    public List<Optional<RuntimeException>> index(List<Item> items) {
        var outcomes = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lastOfArticle = new HashMap<String, CompletableFuture<Void>>();
            var none = CompletableFuture.<Void>completedFuture(null);
            var turn = none;
            for (var item : items) {
                var articleId = item.version().articleId();
                var before = lastOfArticle.getOrDefault(articleId, none);
                var myTurn = turn;
                var settled = new CompletableFuture<Void>();
                var outcome = CompletableFuture.runAsync(() -> index(item, before, myTurn, settled), threads);
                lastOfArticle.put(articleId, outcome);
                outcomes.add(outcome);
                turn = CompletableFuture.allOf(turn, settled);
            }
        }
        return outcomes.stream().map(IndexBatch::failure).toList();
    }

    /**
     * Indexes a version, and waits where it must.
     *
     * @param before ends, well or not, with the version of the article that came before
     * @param turn completes when none of those that came before will change a fact any more
     * @param settled to complete when this one will not either
     */
    private void index(
            Item item, CompletableFuture<Void> before, CompletableFuture<Void> turn, CompletableFuture<Void> settled) {
        try {
            before.handle((done, failure) -> true).join();
            var read = item.indexing().read(item.version(), log, metrics);
            if (read.isPresent() && read.get().changesFacts()) {
                turn.join();
            } else {
                settled.complete(null);
            }
            read.ifPresent(IndexArticle.ReadVersion::write);
        } finally {
            settled.complete(null);
        }
    }

    private static Optional<RuntimeException> failure(CompletableFuture<Void> outcome) {
        if (!outcome.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return switch (outcome.exceptionNow()) {
            case Error error -> throw error;
            case RuntimeException failure -> Optional.of(failure);
            case Throwable other -> throw new IllegalStateException(other);
        };
    }
}
