package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.KnownArticles;
import dev.parley.exports.Arrivals;
import dev.parley.facts.IndexedArticle;
import dev.parley.search.SearchWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Last stage: updates the search index with articles and facts that were indexed, changed or deleted, and records the day on
 * which each version arrived. All changes of a batch are one commit.
 *
 * <p>Documents are built from the current state of the archive and the index, so the order and the repetition of changes do
 * not matter. They are read after the commit on which they build, so a writer never replaces a newer document of another
 * writer by an older one.
 */
public record UpdateSearch(
        ArticleArchive archive,
        KnownArticles known,
        FactReader facts,
        SearchWriter writer,
        Arrivals arrivals,
        Clock clock) {
    private static final int AT_ONCE = 16;

    /** An article or a fact whose documents may be out of date. */
    public sealed interface Change {
        String id();
    }

    /** An article that has a new version, or was deleted. */
    public record OfArticle(String id) implements Change {
        public OfArticle {
            requireNonNull(id, "id");
        }
    }

    /** A fact that is new, changed or deleted. */
    public record OfFact(String id) implements Change {
        public OfFact {
            requireNonNull(id, "id");
        }
    }

    /**
     * Updates the documents of these changes in one commit.
     *
     * @return the changes that could not be read, with the cause; all others are published
     */
    public Map<Change, RuntimeException> update(Collection<? extends Change> changes) {
        return changes.isEmpty() ? Map.of() : update(changes, to -> {});
    }

    /** @param also makes further changes in the same commit */
    Map<Change, RuntimeException> update(Collection<? extends Change> changes, Consumer<SearchWriter.Changes> also) {
        var failures = new LinkedHashMap<Change, RuntimeException>();
        var versions = new ArrayList<IndexedArticle>();
        writer.commit(to -> {
            failures.clear();
            var documents = new SearchDocuments(archive, known, facts);
            documents.read(ids(changes, OfArticle.class), ids(changes, OfFact.class));
            versions.clear();
            ids(changes, OfArticle.class).forEach(id -> versions.addAll(documents.versions(id)));
            changes.stream()
                    .distinct()
                    .gather(Gatherers.mapConcurrent(AT_ONCE, change -> read(documents, change)))
                    .forEach(read -> read.into(to, failures));
            also.accept(to);
        });
        arrivals.add(versions, clock.instant());
        return failures;
    }

    private static List<String> ids(Collection<? extends Change> changes, Class<? extends Change> kind) {
        return changes.stream().filter(kind::isInstance).map(Change::id).toList();
    }

    private static Read read(SearchDocuments documents, Change change) {
        try {
            return new Read(change, null, write(documents, change));
        } catch (RuntimeException e) {
            return new Read(change, e, to -> {});
        }
    }

    private static Consumer<SearchWriter.Changes> write(SearchDocuments documents, Change change) {
        return switch (change) {
            case OfArticle article -> {
                var versions = documents.article(article.id());
                yield to -> {
                    if (versions.isEmpty()) {
                        to.deleteArticle(article.id());
                    } else {
                        to.putArticle(article.id(), versions);
                    }
                };
            }
            case OfFact fact -> {
                var found = documents.fact(fact.id());
                yield to -> found.ifPresentOrElse(to::putFact, () -> to.deleteFact(fact.id()));
            }
        };
    }

    private record Read(Change change, @Nullable RuntimeException failure, Consumer<SearchWriter.Changes> write) {
        void into(SearchWriter.Changes to, Map<Change, RuntimeException> failures) {
            if (failure != null) {
                failures.put(change, failure);
            }
            write.accept(to);
        }
    }
}
