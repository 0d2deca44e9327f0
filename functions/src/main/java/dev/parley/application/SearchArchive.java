package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FactReader;
import dev.parley.facts.Fact;
import dev.parley.facts.Revision;
import dev.parley.search.Feed;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Pairs;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchCounts;
import dev.parley.search.SearchIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds facts and versions of articles. Throws {@link RefusedSearch} for words and cursors that cannot be read. */
public final class SearchArchive {
    /** The most facts in a feed. */
    public static final int FEED = 100;

    private final SearchIndex search;
    private final SearchCounts counts;
    private final FactReader facts;

    public SearchArchive(SearchIndex search, SearchCounts counts, FactReader facts) {
        this.search = requireNonNull(search, "search");
        this.counts = requireNonNull(counts, "counts");
        this.facts = requireNonNull(facts, "facts");
    }

    /** A page of facts in their current state. A fact that is in the search index but no longer exists is left out. */
    public PageOf<Fact> facts(Search wanted, PageRequest request) {
        var page = search.facts(wanted, request);
        var ids = page.hits().stream().map(PageOf.Hit::found).toList();
        var found =
                this.facts.facts(ids).stream().collect(Collectors.toMap(Fact::id, Function.identity(), (a, b) -> a));
        var hits = new ArrayList<PageOf.Hit<Fact>>();
        for (var hit : page.hits()) {
            if (found.containsKey(hit.found())) {
                hits.add(new PageOf.Hit<>(found.get(hit.found()), hit.highlights()));
            }
        }
        return new PageOf<>(hits, page.total(), page.cursor(), page.facets());
    }

    /** A page of versions of articles. */
    public PageOf<FoundArticle> articles(Search wanted, PageRequest request) {
        return search.articles(wanted, request);
    }

    /** The number of facts of a search on each day that has any. */
    public SortedMap<LocalDate, Long> factsByDay(Search wanted) {
        return counts.factsByDay(wanted);
    }

    /** The number of versions of articles that arrived on each day (UTC) that has any. */
    public SortedMap<LocalDate, Long> articlesByDay(Search wanted) {
        return counts.articlesByDay(wanted);
    }

    /** Who took part together in the facts of a search. */
    public Pairs pairs(Search wanted, Pairs.Of of) {
        return counts.pairs(wanted, of);
    }

    /** The newest facts of a search, at most {@value #FEED}, each with the moment of its last change. */
    public List<Feed.Entry> newest(Search wanted) {
        if (wanted.order() != Search.Order.NEWEST) {
            throw new RefusedSearch("order", "a feed has the newest facts first: leave the order out");
        }
        return facts(wanted, new PageRequest(FEED, Optional.empty(), Set.of())).hits().stream()
                .map(PageOf.Hit::found)
                .map(this::entry)
                .toList();
    }

    /** A fact of revision 0 has not changed since it was first seen. */
    private Feed.Entry entry(Fact fact) {
        var history = fact.revision() == 0 ? List.<Revision>of() : facts.history(fact.id());
        return new Feed.Entry(
                fact, history.isEmpty() ? fact.firstSeen() : history.getLast().when());
    }
}
