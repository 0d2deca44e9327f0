package dev.parley.lambda;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.FactQuery;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a search for facts from a request; {@link IllegalArgumentException} with a sentence that says what to change. */
final class FactParameters {
    private static final int LIMIT = 25;

    private FactParameters() {}

    static FactQuery of(HttpRequest request) {
        return new FactQuery(
                request.query("person").map(person -> person.toLowerCase(Locale.ROOT)),
                request.query("country").map(FactParameters::country),
                request.query("type")
                        .map(type -> label("type", type, FactType::of, FactType.values(), FactType::label)),
                request.query("status")
                        .map(status -> label("status", status, Status::of, Status.values(), Status::label)),
                day(request, "from"),
                day(request, "to"),
                request.query("cursor"),
                limit(request));
    }

    private static String country(String country) {
        if (!country.matches("[A-Za-z]{3}")) {
            throw new IllegalArgumentException("country is an ISO 3166 alpha-3 code such as USA, not " + country);
        }
        return country.toUpperCase(Locale.ROOT);
    }

    private static <T> T label(
            String name, String value, Function<String, T> of, T[] values, Function<T, String> label) {
        try {
            return of.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " is one of " + Arrays.stream(values).map(label).collect(Collectors.joining(", ")) + ", not "
                            + value,
                    e);
        }
    }

    private static Optional<LocalDate> day(HttpRequest request, String name) {
        return request.query(name).map(value -> {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(name + " is a day such as 2025-02-12, not " + value, e);
            }
        });
    }

    /** How many rows a page has. */
    static int limit(HttpRequest request) {
        var value = request.query("limit");
        try {
            return value.map(Integer::parseInt).orElse(LIMIT);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("limit is a number from 1 to 100, not " + value.get(), e);
        }
    }
}
