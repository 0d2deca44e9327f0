package dev.parley.search;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import dev.parley.extraction.names.KnownNames.Known;
import dev.parley.extraction.names.NameFinder;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a search from named parameters, as in requests, exports and feeds. Several values of {@code person}, {@code
 * country}, {@code type}, {@code status} and {@code language} are separated by commas. People and countries are given by
 * id, code or name, in any known spelling.
 *
 * <p>Every method throws {@link RefusedSearch} for parameters that cannot be read.
 */
public final class SearchReader {
    /** The parameters of a search. */
    public static final List<String> PARAMETERS = List.of(
            "q",
            "person",
            "country",
            "type",
            "status",
            "confirmed",
            "source",
            "language",
            "from",
            "to",
            "publishedFrom",
            "publishedTo",
            "archivedFrom",
            "archivedTo",
            "versions",
            "order");

    /** The parameters of a page. */
    public static final List<String> PAGE_PARAMETERS = List.of("limit", "cursor", "facets");

    /** Longer than any query that a person types. */
    static final int LONGEST_WORDS = 1000;

    static final int LONGEST_VALUE = 200;
    static final int MAX_VALUES = 20;
    private static final int LONGEST_CURSOR = 2000;
    private static final int LIMIT = 25;

    private final NameFinder people;
    private final NameFinder countries;

    public SearchReader(KnownNames known) {
        people = new NameFinder(known.people());
        countries = new NameFinder(known.countries());
    }

    /** @param parameters of a search and of a page; any other parameter is refused */
    public Search search(Map<String, String> parameters) {
        for (var name : parameters.keySet()) {
            if (!PARAMETERS.contains(name) && !PAGE_PARAMETERS.contains(name)) {
                throw new RefusedSearch(
                        abbreviated(name),
                        "there is no parameter " + abbreviated(name) + ": it is one of "
                                + Stream.concat(PARAMETERS.stream(), PAGE_PARAMETERS.stream())
                                        .collect(Collectors.joining(", ")));
            }
        }
        return new Search(
                text(parameters, "q", LONGEST_WORDS),
                values(parameters, "person", this::person),
                values(parameters, "country", this::country),
                values(parameters, "type", value -> label("type", value, FactType.values(), FactType::label)),
                values(parameters, "status", value -> label("status", value, Status.values(), Status::label)),
                text(parameters, "confirmed", LONGEST_VALUE)
                        .map(value ->
                                label("confirmed", value, new Boolean[] {true, false}, (Boolean b) -> b.toString())),
                text(parameters, "source", LONGEST_VALUE).stream().toList(),
                values(parameters, "language", SearchReader::language),
                range(parameters, "from", "to"),
                range(parameters, "publishedFrom", "publishedTo"),
                range(parameters, "archivedFrom", "archivedTo"),
                text(parameters, "versions", LONGEST_VALUE)
                        .map(value -> label("versions", value, Versions.values(), Versions::label) == Versions.ALL)
                        .orElse(false),
                text(parameters, "order", LONGEST_VALUE)
                        .map(value -> label("order", value, Search.Order.values(), SearchReader::label))
                        .orElse(Search.Order.NEWEST));
    }

    /** Reads the parameters of a page. */
    public PageRequest page(Map<String, String> parameters) {
        var facets = EnumSet.noneOf(Facet.class);
        facets.addAll(values(parameters, "facets", value -> label("facets", value, Facet.values(), Facet::label)));
        return new PageRequest(limit(parameters), text(parameters, "cursor", LONGEST_CURSOR), facets);
    }

    /** Whether one of several values of a facet is enough for a result; else it must have all of them. */
    public static boolean isOneEnough(Facet facet) {
        return switch (facet) {
            case TYPE, STATUS, CONFIRMED, SOURCE, LANGUAGE -> true;
            case PERSON, COUNTRY, YEAR -> false;
        };
    }

    /** The parameters from which {@link #search} reads this search again, for links and for stored exports. */
    public static Map<String, String> parameters(Search search) {
        var parameters = new LinkedHashMap<String, String>();
        search.words().ifPresent(words -> parameters.put("q", words));
        put(parameters, "person", search.people());
        put(parameters, "country", search.countries());
        put(parameters, "type", search.types().stream().map(FactType::label).toList());
        put(parameters, "status", search.statuses().stream().map(Status::label).toList());
        search.confirmed().ifPresent(confirmed -> parameters.put("confirmed", confirmed.toString()));
        put(parameters, "source", search.sources());
        put(parameters, "language", search.languages());
        put(parameters, search.happened(), "from", "to");
        put(parameters, search.published(), "publishedFrom", "publishedTo");
        put(parameters, search.archived(), "archivedFrom", "archivedTo");
        if (search.allVersions()) {
            parameters.put("versions", Versions.ALL.label());
        }
        if (search.order() != Search.Order.NEWEST) {
            parameters.put("order", label(search.order()));
        }
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, List<String> values) {
        if (!values.isEmpty()) {
            parameters.put(name, String.join(",", values));
        }
    }

    private static void put(Map<String, String> parameters, DayRange range, String from, String to) {
        range.from().ifPresent(day -> parameters.put(from, day.toString()));
        range.to().ifPresent(day -> parameters.put(to, day.toString()));
    }

    private enum Versions {
        LATEST,
        ALL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static String label(Search.Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    /** Accepts people that are not in the name tables too: their ids are derived from their names. */
    private String person(String typed) {
        var called = people.called(typed);
        if (called.size() > 1) {
            throw new RefusedSearch(
                    "person",
                    "several people are called " + abbreviated(typed) + ": name one of "
                            + called.stream().map(Known::id).collect(Collectors.joining(", ")));
        }
        if (called.isEmpty()) {
            var id = KnownNames.idOf(typed);
            if (id.isEmpty()) {
                throw new RefusedSearch(
                        "person", "person is a name or an id such as donald-trump, not " + abbreviated(typed));
            }
            // What is left of a name without its odd characters may be known.
            return id.equals(typed) ? id : person(id);
        }
        return called.getFirst().id();
    }

    private String country(String typed) {
        var called = countries.called(typed);
        if (called.size() == 1) {
            return called.getFirst().id();
        }
        if (typed.matches("[A-Za-z]{3}")) {
            return typed.toUpperCase(Locale.ROOT);
        }
        throw new RefusedSearch(
                "country",
                "country is a country's name or its ISO 3166 alpha-3 code such as USA, not " + abbreviated(typed)
                        + "; did you mean "
                        + countries.nearest(typed).stream().map(Known::id).collect(Collectors.joining(" or ")) + "?");
    }

    private static String language(String typed) {
        if (!typed.matches("[A-Za-z]{2,8}")) {
            throw new RefusedSearch("language", "language is a tag such as en, not " + abbreviated(typed));
        }
        return typed.toLowerCase(Locale.ROOT);
    }

    private static <T> T label(String parameter, String typed, T[] values, Function<T, String> label) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> new RefusedSearch(
                        parameter,
                        parameter + " is one of "
                                + Arrays.stream(values).map(label).collect(Collectors.joining(", ")) + ", not "
                                + abbreviated(typed)));
    }

    private static DayRange range(Map<String, String> parameters, String from, String to) {
        var first = day(parameters, from);
        var last = day(parameters, to);
        try {
            return new DayRange(first, last);
        } catch (IllegalArgumentException e) {
            throw new RefusedSearch(from, from + " (" + first.get() + ") is after " + to + " (" + last.get() + ")");
        }
    }

    private static Optional<LocalDate> day(Map<String, String> parameters, String name) {
        return text(parameters, name, LONGEST_VALUE).map(value -> {
            if (!value.matches("\\d{4}-\\d\\d-\\d\\d")) {
                throw notADay(name, value);
            }
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw notADay(name, value);
            }
        });
    }

    private static RefusedSearch notADay(String name, String value) {
        return new RefusedSearch(name, name + " is a day such as 2025-02-12, not " + abbreviated(value));
    }

    /**
     * How many results a page has, from the parameter {@code limit}.
     *
     * @throws RefusedSearch when it is not a number from 1 to {@link PageRequest#MAX_LIMIT}
     */
    public static int limit(Map<String, String> parameters) {
        return text(parameters, "limit", LONGEST_VALUE)
                .map(value -> {
                    if (!value.matches("[0-9]{1,3}")
                            || Integer.parseInt(value) < 1
                            || Integer.parseInt(value) > PageRequest.MAX_LIMIT) {
                        throw new RefusedSearch(
                                "limit",
                                "limit is a number from 1 to " + PageRequest.MAX_LIMIT + ", not " + abbreviated(value));
                    }
                    return Integer.parseInt(value);
                })
                .orElse(LIMIT);
    }

    private static <T> List<T> values(Map<String, String> parameters, String name, Function<String, T> read) {
        var values = text(parameters, name, MAX_VALUES * LONGEST_VALUE).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (values.size() > MAX_VALUES) {
            throw new RefusedSearch(
                    name, name + " has " + values.size() + " values; at most " + MAX_VALUES + " are allowed");
        }
        for (var value : values) {
            if (value.length() > LONGEST_VALUE) {
                throw tooLong(name, LONGEST_VALUE);
            }
        }
        return values.stream().map(read).distinct().toList();
    }

    private static Optional<String> text(Map<String, String> parameters, String name, int longest) {
        var value = Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        value.filter(text -> text.length() > longest).ifPresent(text -> {
            throw tooLong(name, longest);
        });
        return value;
    }

    private static RefusedSearch tooLong(String name, int longest) {
        return new RefusedSearch(name, name + " is longer than " + longest + " characters");
    }

    /** At most 40 characters of a value, for error messages. */
    public static String abbreviated(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "...";
    }
}
