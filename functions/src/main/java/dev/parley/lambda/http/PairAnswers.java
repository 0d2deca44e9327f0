package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.application.SearchArchive;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.json.Json;
import dev.parley.pages.Labels;
import dev.parley.pages.PairsPage;
import dev.parley.pages.SearchAddress;
import dev.parley.search.Pairs;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers who took part together, as JSON or as a page. */
public final class PairAnswers {
    /** What is counted where no type is chosen. */
    private static final List<FactType> TALKING =
            List.of(FactType.LEADER_CALL, FactType.MEETING, FactType.TALKS_STARTED, FactType.TALKS_HELD);

    private static final String OF = "of";

    private final SearchArchive archive;
    private final SearchReader reader;
    private final PairsPage page;

    public PairAnswers(SearchArchive archive, SearchReader reader, Labels labels) {
        this.archive = requireNonNull(archive, "archive");
        this.reader = requireNonNull(reader, "reader");
        this.page = new PairsPage(labels);
    }

    /** The pairs as JSON. Throws {@link RefusedSearch} for parameters that cannot be read. */
    public HttpAnswer json(HttpRequest request) {
        var of = of(request);
        var body = Json.MAPPER.createObjectNode().put(OF, of.label());
        body.set(
                "pairs",
                Json.MAPPER.valueToTree(
                        archive.pairs(counted(search(request)), of).pairs()));
        return HttpAnswer.json(200, body);
    }

    public HttpAnswer html(HttpRequest request) {
        var of = of(request);
        var search = search(request);
        var address = new SearchAddress("/pairs", SearchReader.parameters(search));
        var whole = of == Pairs.Of.PERSON ? address : address.with(OF, of.label());
        if (!whole.parameters().equals(request.query())) {
            return SearchPages.redirect(whole);
        }
        var counted = counted(search);
        return HtmlAnswer.of(
                200,
                page.of(
                        whole,
                        new SearchAddress("/facts", SearchReader.parameters(counted)),
                        of,
                        archive.pairs(counted, of),
                        search.happened(),
                        archive.factsByDay(counted)));
    }

    /** Calls, meetings and talks that happened, unless something else is chosen. */
    private Search counted(Search search) {
        var parameters = new LinkedHashMap<>(SearchReader.parameters(search));
        parameters.putIfAbsent("type", TALKING.stream().map(FactType::label).collect(Collectors.joining(",")));
        parameters.putIfAbsent("status", Status.HAPPENED.label());
        return reader.search(parameters);
    }

    private Search search(HttpRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>(request.query());
        parameters.remove(OF);
        return reader.search(parameters);
    }

    private static Pairs.Of of(HttpRequest request) {
        var typed = request.query(OF).orElse(Pairs.Of.PERSON.label());
        return Arrays.stream(Pairs.Of.values())
                .filter(of -> of.label().equals(typed))
                .findFirst()
                .orElseThrow(
                        () -> new RefusedSearch(OF, "of is person or country, not " + SearchReader.abbreviated(typed)));
    }
}
