package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.FactReader;
import dev.parley.application.ports.FactReader.ReportedFact;
import dev.parley.application.ports.KnownArticles;
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
 * Builds the documents of one commit of the search index from the current state of the archive and the index. It reads
 * the articles and facts of the commit in batches, and only the texts one by one. After {@link #read} it may be used by
 * several threads.
 */
final class SearchDocuments {
    private static final int AT_ONCE = 16;

    private final ArticleArchive archive;
    private final KnownArticles known;
    private final FactReader reader;
    private final Map<String, KnownArticle> articles = new HashMap<>();
    private final Map<String, Optional<ReportedFact>> reported = new HashMap<>();
    private final Map<String, Fact> facts = new HashMap<>();

    SearchDocuments(ArticleArchive archive, KnownArticles known, FactReader reader) {
        this.archive = requireNonNull(archive, "archive");
        this.known = requireNonNull(known, "known");
        this.reader = requireNonNull(reader, "reader");
    }

    /** Reads these articles and facts; called once, before the other methods. */
    void read(Collection<String> articleIds, Collection<String> factIds) {
        factIds.stream()
                .distinct()
                .gather(Gatherers.mapConcurrent(AT_ONCE, id -> Map.entry(id, reader.reported(id))))
                .forEach(one -> reported.put(one.getKey(), one.getValue()));
        var wanted = new LinkedHashSet<>(articleIds);
        reported.values().stream()
                .flatMap(Optional::stream)
                .peek(fact -> facts.put(fact.fact().id(), fact.fact()))
                .flatMap(fact -> fact.sightings().stream())
                .forEach(sighting -> wanted.add(sighting.version().articleId()));
        articles.putAll(known.articles(wanted));
        var others = articleIds.stream()
                .flatMap(id -> read(id).facts().stream())
                .filter(id -> !facts.containsKey(id))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            reader.facts(others).forEach(fact -> facts.put(fact.id(), fact));
        }
    }

    /** An article that was read with the others. */
    private KnownArticle read(String articleId) {
        return requireNonNull(articles.get(articleId), articleId);
    }

    /** The indexed versions of an article, in order of arrival. */
    List<IndexedArticle> versions(String articleId) {
        return read(articleId).versions();
    }

    /** The documents of all versions of an article, in order of arrival. Empty when it was deleted. */
    List<ArticleDocument> article(String articleId) {
        var article = read(articleId);
        var documents = new ArrayList<ArticleDocument>();
        for (var version : article.versions()) {
            var reports = article.factsOf(version.version()).stream()
                    .map(facts::get)
                    .filter(Objects::nonNull)
                    .toList();
            // The deletion of an article begins with the archive, so the text may be missing.
            text(version)
                    .ifPresent(text -> documents.add(new ArticleDocument(
                            version, version.equals(article.versions().getLast()), text, reports)));
        }
        return documents;
    }

    /** The document of a fact. Empty when it does not exist. */
    Optional<FactDocument> fact(String factId) {
        return requireNonNull(reported.get(factId), factId).map(fact -> {
            var titles = new LinkedHashSet<String>();
            var languages = new LinkedHashSet<String>();
            for (var sighting : fact.sightings()) {
                read(sighting.version().articleId())
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
