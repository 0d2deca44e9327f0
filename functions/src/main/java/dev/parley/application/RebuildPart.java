package dev.parley.application;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.application.ReindexArchive.FactChange;
import dev.parley.application.UpdateSearch.Change;
import dev.parley.application.UpdateSearch.OfArticle;
import dev.parley.application.UpdateSearch.OfFact;
import dev.parley.application.ports.KnownArticles;
import dev.parley.articles.VersionKey;
import dev.parley.facts.KnownArticle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rebuilds what one batch of archived versions reports, for an archive that is too large for one process. Batches may be
 * repeated. Those of the index may run at the same time; those of the search index do so in vain, because it has one
 * writer at a time.
 *
 * <p>Batches come in the order of keys, not of arrival. Facts of which subscribers were notified keep their ids, which the
 * receipts say; another fact may get the id of another report.
 *
 * @param resetSearch begins the search index empty
 */
public record RebuildPart(
        RebuildIndex index, ReindexArchive reindex, KnownArticles known, UpdateSearch search, Runnable resetSearch) {
    private static final RebuildSearch.Progress SILENT = new RebuildSearch.Progress() {
        @Override
        public void begin(String what, long total) {}

        @Override
        public void step(long more) {}
    };

    /** What is done with the batch. */
    public enum Task {
        /** Indexes what the index does not have. */
        INDEX,
        /** Writes the documents of the articles and of the facts that they report. */
        SEARCH,
        /** Begins the search index empty; without versions. */
        RESET_SEARCH,
        /** Reads what is indexed again. */
        REINDEX,
        /** Says what reading again would change. */
        DRY_RUN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException for an unknown label */
        public static Task of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * The result.
     *
     * @param failed the versions, articles or facts that could not be read, with the cause
     * @param facts the facts that reading again changes
     */
    public record Result(Task task, long versions, Map<String, String> failed, List<FactChange> facts) {}

    /** @param log gets a line for an operator about each failure that did not stop a version */
    public Result rebuild(Task task, List<VersionKey> versions, Consumer<String> log) {
        return switch (task) {
            case INDEX -> {
                var failed = index.rebuild(versions, SILENT, log).failed();
                yield new Result(task, versions.size(), causes(failed), List.of());
            }
            case SEARCH -> {
                var failed = new TreeMap<String, String>();
                search.update(documents(versions)).forEach((change, cause) -> failed.put(change.id(), "" + cause));
                yield new Result(task, versions.size(), failed, List.of());
            }
            case RESET_SEARCH -> {
                resetSearch.run();
                yield new Result(task, 0, Map.of(), List.of());
            }
            case REINDEX, DRY_RUN -> {
                var done = reindex.reindex(versions, task == Task.REINDEX, SILENT, log);
                yield new Result(task, done.versions(), causes(done.failed()), done.facts());
            }
        };
    }

    private List<Change> documents(List<VersionKey> versions) {
        var articles = versions.stream().map(VersionKey::articleId).distinct().toList();
        var changes = new LinkedHashSet<Change>();
        articles.forEach(id -> changes.add(new OfArticle(id)));
        known.articles(articles).values().stream()
                .map(KnownArticle::facts)
                .forEach(facts -> facts.forEach(fact -> changes.add(new OfFact(fact))));
        return List.copyOf(changes);
    }

    private static Map<String, String> causes(Map<VersionKey, RuntimeException> failed) {
        var causes = new TreeMap<String, String>();
        failed.forEach((version, cause) -> causes.put(version.objectKey(), "" + cause));
        return causes;
    }
}
