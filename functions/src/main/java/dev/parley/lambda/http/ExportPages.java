package dev.parley.lambda.http;

import dev.parley.application.RequestExport;
import dev.parley.application.RequestExport.Lookup;
import dev.parley.exports.Export;
import dev.parley.json.Json;
import dev.parley.pages.ExportPage;
import dev.parley.pages.SearchAddress;
import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers browsers about exports with forms and pages. What they ask for is what programs ask for in JSON. */
public record ExportPages(ExportForm form, RequestExport exports, SearchReader reader) {
    private static final String OF = "of";
    private static final String FORMAT = "format";

    /** The form for an export of a search. Throws {@link RefusedSearch} for a search that cannot be read. */
    public HttpAnswer form(HttpRequest request) {
        var parameters = new LinkedHashMap<>(request.query());
        var of = of(Optional.ofNullable(parameters.remove(OF)).orElse(""));
        return HtmlAnswer.of(
                200,
                ExportPage.form(address(of, SearchReader.parameters(reader.search(parameters))), of, Optional.empty()));
    }

    /** Whether a browser's form asks for an export, and no program. */
    public static boolean isForm(HttpRequest request) {
        return FormBody.is(request);
    }

    public HttpAnswer request(HttpRequest request) {
        var search = new LinkedHashMap<>(FormBody.read(request, message -> new RefusedSearch("body", message)));
        var of = of(Optional.ofNullable(search.remove(OF)).orElse(""));
        var format = Optional.ofNullable(search.remove(FORMAT)).orElse("");
        try {
            var body = Json.MAPPER.createObjectNode().put(OF, of.label()).put(FORMAT, format);
            body.set("search", Json.MAPPER.valueToTree(search));
            var asked = form.read(body.toString().getBytes(StandardCharsets.UTF_8));
            var waiting = exports.request(asked.of(), asked.format(), asked.search());
            return HtmlAnswer.redirect("/exports/" + waiting.export().id());
        } catch (RefusedSearch e) {
            return HtmlAnswer.of(
                    400, ExportPage.form(address(of, search), of, Optional.of(String.valueOf(e.getMessage()))));
        }
    }

    /** The progress of an export; empty when there is none to show. */
    public Optional<HttpAnswer> progress(HttpRequest request) {
        return exports.find(request.path("id").orElse("")) instanceof Lookup.There there
                ? Optional.of(HtmlAnswer.of(200, ExportPage.progress(there.state(), there.links()))
                        .with("cache-control", "no-store"))
                : Optional.empty();
    }

    private static SearchAddress address(Export.Of of, Map<String, String> search) {
        return new SearchAddress("/" + of.label(), search);
    }

    private static Export.Of of(String typed) {
        return Arrays.stream(Export.Of.values())
                .filter(of -> of.label().equals(typed))
                .findFirst()
                .orElse(Export.Of.FACTS);
    }
}
