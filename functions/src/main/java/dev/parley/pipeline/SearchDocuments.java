package dev.parley.pipeline;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.ArticleArchive;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.facts.Fact;
import dev.parley.facts.FactIndex;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads from the archive and the index what the search index takes in: the truth as it is now. One object reads for one
 * commit, because it remembers the articles that several facts share. It may be used by several threads.
 */
final class SearchDocuments {
    private final ArticleArchive archive;
    private final FactIndex index;
    private final Map<String, List<IndexedArticle>> versions = new ConcurrentHashMap<>();

    SearchDocuments(ArticleArchive archive, FactIndex index) {
        this.archive = requireNonNull(archive, "archive");
        this.index = requireNonNull(index, "index");
    }

    /** All versions of an article, in order of arrival; none when it was deleted. */
    List<ArticleDocument> article(String articleId) {
        var indexed = index.versionsOf(articleId);
        if (indexed.isEmpty()) {
            return List.of();
        }
        var facts = index.factsOf(articleId).stream().collect(Collectors.toMap(Fact::id, Function.identity()));
        var sightings = index.sightingsIn(articleId);
        var documents = new ArrayList<ArticleDocument>();
        for (var version : indexed) {
            var reported = sightings.entrySet().stream()
                    .filter(fact -> fact.getValue().stream().anyMatch(sighting -> isIn(sighting, version)))
                    .map(fact -> facts.get(fact.getKey()))
                    .filter(fact -> fact != null)
                    .toList();
            // One that is being deleted goes from the archive first.
            text(version)
                    .ifPresent(text -> documents.add(
                            new ArticleDocument(version, version.equals(indexed.getLast()), text, reported)));
        }
        return documents;
    }

    /** A fact with the articles that report it; empty when it was deleted. */
    Optional<FactDocument> fact(String factId) {
        return index.fact(factId).map(fact -> {
            var sightings = index.sightings(factId);
            var titles = new LinkedHashSet<String>();
            var languages = new LinkedHashSet<String>();
            for (var sighting : sightings) {
                for (var version : versions(sighting.version().articleId())) {
                    if (isIn(sighting, version)) {
                        titles.add(version.title());
                        languages.add(version.language());
                    }
                }
            }
            return new FactDocument(fact, sightings, List.copyOf(titles), List.copyOf(languages));
        });
    }

    private List<IndexedArticle> versions(String articleId) {
        var known = versions.get(articleId);
        if (known == null) {
            known = index.versionsOf(articleId);
            versions.put(articleId, known);
        }
        return known;
    }

    private static boolean isIn(Sighting sighting, IndexedArticle version) {
        return sighting.version().equals(new VersionKey(version.id(), version.version()));
    }

    private Optional<String> text(IndexedArticle version) {
        return archive.get(new VersionKey(version.id(), version.version()))
                .map(warc -> WarcFile.read(warc).article().text());
    }
}
