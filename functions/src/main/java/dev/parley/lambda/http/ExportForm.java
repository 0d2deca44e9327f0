package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.exports.Export;
import dev.parley.exports.ExportFormat;
import dev.parley.json.Json;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what {@code POST /exports} asks for: {@code {"of": "facts", "format": "csv", "search": {"person": "..."}}}.
 * Whatever cannot be read is a {@link RefusedSearch} that names the field.
 */
public final class ExportForm {
    /** A body that says all that can be said is far smaller. */
    private static final int LONGEST_BODY = 64 * 1024;

    private static final List<String> FIELDS = List.of("of", "format", "search");

    private final SearchReader reader;
    private final Consumer<Search> check;

    /** @param check throws {@link RefusedSearch} for a search whose words cannot be read */
    public ExportForm(SearchReader reader, Consumer<Search> check) {
        this.reader = requireNonNull(reader, "reader");
        this.check = requireNonNull(check, "check");
    }

    record Wanted(Export.Of of, ExportFormat format, Search search) {}

    Wanted read(byte[] body) {
        var form = form(body);
        return new Wanted(
                label(form, "of", Export.Of.values(), Export.Of::label),
                label(form, "format", ExportFormat.values(), ExportFormat::label),
                search(form.path("search")));
    }

    private Search search(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return Search.everything();
        }
        if (!given.isObject()) {
            throw new RefusedSearch(
                    "search", "search is an object of parameters, such as {\"person\": \"donald-trump\"}");
        }
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : given.properties()) {
            if (SearchReader.PAGE_PARAMETERS.contains(parameter.getKey())) {
                throw new RefusedSearch(
                        parameter.getKey(),
                        "an export has no pages: leave out " + String.join(", ", SearchReader.PAGE_PARAMETERS));
            }
            if (!parameter.getValue().isTextual()) {
                throw new RefusedSearch(
                        "search",
                        "every parameter of a search is a text in quotation marks; several values stand"
                                + " apart by commas");
            }
            parameters.put(parameter.getKey(), parameter.getValue().asText());
        }
        var search = reader.search(parameters);
        check.accept(search);
        return search;
    }

    private static <T> T label(ObjectNode form, String field, T[] values, Function<T, String> label) {
        var given = Optional.of(form.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
        return Arrays.stream(values)
                .filter(value ->
                        given.filter(label.apply(value)::equalsIgnoreCase).isPresent())
                .findFirst()
                .orElseThrow(() -> new RefusedSearch(
                        field,
                        field + " is one of " + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
    }

    private static ObjectNode form(byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new RefusedSearch("body", "the body has more than " + LONGEST_BODY + " bytes");
        }
        if (!(parsed(body) instanceof ObjectNode form)) {
            throw new RefusedSearch("body", "the body is a JSON object with " + String.join(", ", FIELDS));
        }
        for (var field : form.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new RefusedSearch(
                        "body",
                        "there is a field that does not belong here; those that do are " + String.join(", ", FIELDS));
            }
        }
        return form;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // What is nested deeper than a reader goes has no location.
            var where = e.getLocation() == null
                    ? "it is nested too deeply"
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new RefusedSearch("body", "the body is not JSON that can be read: " + where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
