package dev.parley.lambda;

import dev.parley.facts.Fact;
import dev.parley.facts.FactIndex;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.search.Facet;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Facts by one person, country, type and status from the table's lists: until the index of words is there. */
final class StandInSearch implements SearchIndex {
    private final FactIndex index;

    StandInSearch(FactIndex index) {
        this.index = index;
    }

    @Override
    public PageOf<String> facts(Search search, PageRequest page) {
        var found = find(search, page.cursor(), page.limit());
        var facets = new LinkedHashMap<Facet, List<Facet.Count>>();
        page.facets().forEach(facet -> facets.put(facet, List.of()));
        return new PageOf<>(
                found.facts().stream()
                        .map(fact -> new PageOf.Hit<>(fact.id(), List.of()))
                        .toList(),
                all(search).size(),
                found.cursor(),
                facets);
    }

    @Override
    public PageOf<FoundArticle> articles(Search search, PageRequest page) {
        return new PageOf<>(List.of(), 0, Optional.empty(), new LinkedHashMap<>());
    }

    @Override
    public Listing<String> allFacts(Search search) {
        var all = all(search);
        return new Listing<>(all.size(), all.stream().map(Fact::id).iterator());
    }

    @Override
    public Listing<FoundArticle> allArticles(Search search) {
        return new Listing<>(0, List.<FoundArticle>of().iterator());
    }

    private List<Fact> all(Search search) {
        var all = new ArrayList<Fact>();
        var cursor = Optional.<String>empty();
        do {
            var page = find(search, cursor, PageRequest.MOST);
            all.addAll(page.facts());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return all;
    }

    private FactPage find(Search search, Optional<String> cursor, int limit) {
        try {
            return index.find(new FactQuery(
                    search.people().stream().findFirst(),
                    search.countries().stream().findFirst(),
                    search.types().stream().findFirst(),
                    search.statuses().stream().findFirst(),
                    search.happened().from(),
                    search.happened().to(),
                    cursor,
                    limit));
        } catch (IllegalArgumentException e) {
            throw new RefusedSearch("cursor", e.getMessage());
        }
    }
}
