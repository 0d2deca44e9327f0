package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.exports.Export;
import dev.parley.exports.ExportFormat;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchReader;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the body of {@code POST /exports}: {@code {"of": "facts", "format": "csv", "search": {"person": "..."}}}. Throws
 * {@link RefusedSearch} with the field's name for a body that cannot be read.
 */
public final class ExportForm {
    /** Far more than a body with every parameter needs. */
    private static final int MAX_BYTES = 64 * 1024;

    private final SearchReader reader;
    private final Consumer<Search> check;

    /** @param check throws {@link RefusedSearch} for a search whose words cannot be read */
    public ExportForm(SearchReader reader, Consumer<Search> check) {
        this.reader = requireNonNull(reader, "reader");
        this.check = requireNonNull(check, "check");
    }

    /** An export request that is valid. */
    record Requested(Export.Of of, ExportFormat format, Search search) {}

    private record Body(String of, String format, Map<String, String> search) {}

    Requested read(byte[] bytes) {
        var body = JsonBody.read(bytes, MAX_BYTES, Body.class, RefusedSearch::new);
        return new Requested(
                label("of", body.of(), Export.Of.values(), Export.Of::label),
                label("format", body.format(), ExportFormat.values(), ExportFormat::label),
                body.search() == null ? Search.everything() : search(body.search()));
    }

    private Search search(Map<String, String> parameters) {
        for (var name : parameters.keySet()) {
            if (SearchReader.PAGE_PARAMETERS.contains(name)) {
                throw new RefusedSearch(
                        name, "an export has no pages: leave out " + String.join(", ", SearchReader.PAGE_PARAMETERS));
            }
        }
        var search = reader.search(parameters);
        check.accept(search);
        return search;
    }

    private static <T> T label(String field, String given, T[] values, Function<T, String> label) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new RefusedSearch(
                        field,
                        field + " is one of " + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
    }
}
