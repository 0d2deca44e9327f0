package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.application.SearchArchive;
import dev.parley.pages.Labels;
import dev.parley.pages.SearchAddress;
import dev.parley.pages.SearchPage;
import dev.parley.pages.SearchView;
import dev.parley.search.Facet;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchReader;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers searches with HTML pages when the client prefers HTML. */
public final class SearchPages {
    private static final Set<Facet> FACETS = EnumSet.complementOf(EnumSet.of(Facet.YEAR));
    private static final int RESULTS = 25;

    /** Copies of these results on one page, at most; more are results themselves. */
    private static final int COPIES = 200;

    private final SearchArchive archive;
    private final SearchReader reader;
    private final SearchPage page;

    public SearchPages(SearchArchive archive, SearchReader reader, Labels labels) {
        this.archive = requireNonNull(archive, "archive");
        this.reader = requireNonNull(reader, "reader");
        this.page = new SearchPage(labels);
    }

    /** The page of a search for facts, also at the root of the API. */
    public HttpAnswer facts(HttpRequest request) {
        return answer(request, "/facts", archive::facts, archive::factsByDay, page::facts);
    }

    public HttpAnswer articles(HttpRequest request) {
        return answer(request, "/articles", archive::articles, archive::articlesByDay, page::articles);
    }

    private <T> HttpAnswer answer(
            HttpRequest request,
            String path,
            BiFunction<Search, PageRequest, PageOf<T>> find,
            Function<Search, SortedMap<LocalDate, Long>> days,
            Function<SearchView<T>, String> write) {
        try {
            var search = reader.search(request.query());
            var address = new SearchAddress(path, SearchReader.parameters(search));
            var cursor = request.query("cursor");
            var whole = cursor.map(here -> address.with("cursor", here)).orElse(address);
            if (!whole.parameters().equals(request.query())) {
                // One address for each search: without empty fields, and people by their ids.
                return redirect(whole);
            }
            var found = find.apply(search, new PageRequest(RESULTS, COPIES, cursor, FACETS));
            return HtmlAnswer.of(
                    200,
                    write.apply(new SearchView<>(
                            address, search, found, facets(address, found, find), days.apply(search), cursor)));
        } catch (RefusedSearch e) {
            return HtmlAnswer.of(400, page.refused(path, typed(request), e));
        }
    }

    /** Of a facet of which one value is enough, all values are counted, so that more can be chosen. */
    private <T> Map<Facet, List<Facet.Count>> facets(
            SearchAddress address, PageOf<T> found, BiFunction<Search, PageRequest, PageOf<T>> find) {
        var facets = new EnumMap<Facet, List<Facet.Count>>(Facet.class);
        found.facets().forEach((facet, counts) -> {
            var isChosen = address.parameters().containsKey(facet.label());
            if (isChosen && SearchReader.isOneEnough(facet)) {
                var others = reader.search(address.without(facet.label()).parameters());
                var all = find.apply(others, new PageRequest(1, Optional.empty(), Set.of(facet)));
                facets.put(facet, all.facets().getOrDefault(facet, counts));
            } else {
                facets.put(facet, counts);
            }
        });
        return facets;
    }

    /** The parameters as they came, without empty ones and those of pages. */
    private static Map<String, String> typed(HttpRequest request) {
        var typed = new LinkedHashMap<String, String>();
        request.query().forEach((name, value) -> {
            if (SearchReader.PARAMETERS.contains(name) && !value.isBlank()) {
                typed.put(name, value);
            }
        });
        return typed;
    }

    static HttpAnswer redirect(SearchAddress address) {
        return HtmlAnswer.redirect(address.toString());
    }
}
