package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.SearchArchive;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.search.Feed;
import dev.parley.search.FeedFormat;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers searches with pages as JSON, and with feeds. */
public final class SearchAnswers {
    /** Lets feed readers reuse an answer for a minute. */
    private static final String CACHE_CONTROL = "private, max-age=60";

    private final SearchArchive archive;
    private final SearchReader reader;
    private final PublicAddress address;

    public SearchAnswers(SearchArchive archive, SearchReader reader, PublicAddress address) {
        this.archive = requireNonNull(archive, "archive");
        this.reader = requireNonNull(reader, "reader");
        this.address = requireNonNull(address, "address");
    }

    /** Where a program begins. */
    public HttpAnswer root() {
        return HttpAnswer.json(
                200,
                Map.of(
                        "facts",
                        "/facts",
                        "articles",
                        "/articles",
                        "pairs",
                        "/pairs",
                        "feeds",
                        "/feeds/facts.atom",
                        "health",
                        "/health"));
    }

    public HttpAnswer facts(HttpRequest request) {
        var page = archive.facts(reader.search(request.query()), reader.page(request.query()));
        return HttpAnswer.json(200, body(page, "facts", SearchAnswers::fact));
    }

    public HttpAnswer articles(HttpRequest request) {
        var page = archive.articles(reader.search(request.query()), reader.page(request.query()));
        return HttpAnswer.json(200, body(page, "articles", SearchAnswers::article));
    }

    public HttpAnswer feed(HttpRequest request) {
        var name = request.path("feed").orElse("");
        return FeedFormat.of(name)
                .map(format -> feed(request, format))
                .orElseGet(() -> HttpAnswer.problem(
                        404,
                        "Not found",
                        "There is no such feed: the feeds are "
                                + Arrays.stream(FeedFormat.values())
                                        .map(FeedFormat::file)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private HttpAnswer feed(HttpRequest request, FeedFormat format) {
        var search = reader.search(request.query());
        for (var parameter : SearchReader.PAGE_PARAMETERS) {
            if (request.query().containsKey(parameter)) {
                throw new RefusedSearch(
                        parameter,
                        "a feed has the newest " + SearchArchive.FEED + " facts and no pages: leave " + parameter
                                + " out");
            }
        }
        var feed = new Feed(
                SearchReader.parameters(search),
                address.of(request),
                "/feeds/" + format.file(),
                archive.newest(search));
        var text = format.write(feed);
        var tag = '"' + Id.sha256Hex(text.getBytes(StandardCharsets.UTF_8)) + '"';
        if (request.header("if-none-match").filter(known -> matches(known, tag)).isPresent()) {
            return new HttpAnswer(304, Map.of("etag", tag, "cache-control", CACHE_CONTROL), "", false);
        }
        return new HttpAnswer(
                200,
                Map.of("content-type", format.mediaType(), "etag", tag, "cache-control", CACHE_CONTROL),
                text,
                false);
    }

    /** Compares ETags weakly (RFC 9110, section 8.8.3.2): a cache on the way may have made the tag weak. */
    private static boolean matches(String known, String tag) {
        return Arrays.stream(known.split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.replaceFirst("^W/", "").equals(tag));
    }

    private static <T> ObjectNode body(PageOf<T> page, String name, Function<T, ObjectNode> json) {
        var body = Json.MAPPER.createObjectNode();
        var hits = body.putArray(name);
        for (var hit : page.hits()) {
            var one = json.apply(hit.found());
            hit.highlights().forEach(one.withArray("highlights")::add);
            hits.add(one);
        }
        body.put("total", page.total()).put("cursor", page.cursor().orElse(null));
        var facets = body.putObject("facets");
        page.facets().forEach((facet, counts) -> facets.set(facet.label(), Json.MAPPER.valueToTree(counts)));
        return body;
    }

    private static ObjectNode fact(Fact fact) {
        return Json.MAPPER.valueToTree(fact);
    }

    private static ObjectNode article(FoundArticle found) {
        ObjectNode body = Json.MAPPER.valueToTree(found);
        body.set("sha256", body.remove("originalSha256"));
        return body;
    }
}
