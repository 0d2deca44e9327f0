package dev.parley.lambda;

import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.FactIndex;
import dev.parley.facts.FactQuery;
import dev.parley.facts.IndexedArticle;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** TO BE REPLACED AT THE MERGE by the search index itself: looks through the lists of facts, by one criterion each. */
final class ExportStandIn implements SearchIndex {
    private final FactIndex index;

    ExportStandIn(FactIndex index) {
        this.index = index;
    }

    @Override
    public PageOf<String> facts(Search search, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PageOf<FoundArticle> articles(Search search, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Listing<String> allFacts(Search search) {
        var ids = found(search).stream().map(Fact::id).toList();
        return new Listing<>(ids.size(), ids.iterator());
    }

    @Override
    public Listing<FoundArticle> allArticles(Search search) {
        var versions = new LinkedHashMap<VersionKey, FoundArticle>();
        for (var fact : found(search)) {
            for (var sighting : index.sightings(fact.id())) {
                index.versionsOf(sighting.version().articleId()).forEach(one -> versions.put(key(one), found(one)));
            }
        }
        return new Listing<>(versions.size(), List.copyOf(versions.values()).iterator());
    }

    private static VersionKey key(IndexedArticle article) {
        return new VersionKey(article.id(), article.version());
    }

    private static FoundArticle found(IndexedArticle article) {
        return new FoundArticle(article, true, List.of());
    }

    private List<Fact> found(Search search) {
        var facts = new ArrayList<Fact>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = index.find(new FactQuery(
                    search.people().stream().findFirst(),
                    search.countries().stream().findFirst(),
                    search.types().stream().findFirst(),
                    search.statuses().stream().findFirst(),
                    search.happened().from(),
                    search.happened().to(),
                    cursor,
                    100));
            facts.addAll(page.facts());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return facts;
    }
}
