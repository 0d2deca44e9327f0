package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.FactIndex.ReportedFact;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;

/**
 * Reads from the archive and the index what the search index takes in: the truth as it is now. One object reads for one
 * commit: what its articles and facts share it reads at once, and only their texts one by one. After {@link #read} it
 * may be used by several threads.
 */
final class SearchDocuments {
    private static final int AT_ONCE = 16;

    private final ArticleArchive archive;
    private final FactIndex index;
    private final Map<String, KnownArticle> articles = new HashMap<>();
    private final Map<String, Optional<ReportedFact>> reported = new HashMap<>();
    private final Map<String, Fact> facts = new HashMap<>();

    SearchDocuments(ArticleArchive archive, FactIndex index) {
        this.archive = requireNonNull(archive, "archive");
        this.index = requireNonNull(index, "index");
    }

    /** Reads what the index knows of these; to be called once, before anything is asked. */
    void read(Collection<String> articleIds, Collection<String> factIds) {
        factIds.stream()
                .distinct()
                .gather(Gatherers.mapConcurrent(AT_ONCE, id -> Map.entry(id, index.reported(id))))
                .forEach(one -> reported.put(one.getKey(), one.getValue()));
        var wanted = new LinkedHashSet<>(articleIds);
        reported.values().stream()
                .flatMap(Optional::stream)
                .peek(fact -> facts.put(fact.fact().id(), fact.fact()))
                .flatMap(fact -> fact.sightings().stream())
                .forEach(sighting -> wanted.add(sighting.version().articleId()));
        articles.putAll(index.articles(wanted));
        var others = articleIds.stream()
                .flatMap(id -> articles.get(id).facts().stream())
                .filter(id -> !facts.containsKey(id))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            index.facts(others).forEach(fact -> facts.put(fact.id(), fact));
        }
    }

    /** The indexed versions of an article, in order of arrival. */
    List<IndexedArticle> versions(String articleId) {
        return articles.get(articleId).versions();
    }

    /** All versions of an article, in order of arrival; none when it was deleted. */
    List<ArticleDocument> article(String articleId) {
        var article = articles.get(articleId);
        var documents = new ArrayList<ArticleDocument>();
        for (var version : article.versions()) {
            var reports = article.factsOf(version.version()).stream()
                    .map(facts::get)
                    .filter(Objects::nonNull)
                    .toList();
            // One that is being deleted goes from the archive first.
            text(version)
                    .ifPresent(text -> documents.add(new ArticleDocument(
                            version, version.equals(article.versions().getLast()), text, reports)));
        }
        return documents;
    }

    /** A fact with the articles that report it; empty when it was deleted. */
    Optional<FactDocument> fact(String factId) {
        return reported.get(factId).map(fact -> {
            var titles = new LinkedHashSet<String>();
            var languages = new LinkedHashSet<String>();
            for (var sighting : fact.sightings()) {
                articles.get(sighting.version().articleId())
                        .version(sighting.version().version())
                        .ifPresent(version -> {
                            titles.add(version.title());
                            languages.add(version.language());
                        });
            }
            return new FactDocument(fact.fact(), fact.sightings(), List.copyOf(titles), List.copyOf(languages));
        });
    }

    private Optional<String> text(IndexedArticle version) {
        return archive.get(new VersionKey(version.id(), version.version()))
                .map(warc -> WarcFile.read(warc).article().text());
    }
}
