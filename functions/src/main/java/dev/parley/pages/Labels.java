package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import dev.parley.extraction.names.KnownNames.Known;
import dev.parley.search.Facet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How pages name people, countries, types, statuses and languages. */
public final class Labels {
    private final Map<String, Known> people;
    private final Map<String, Known> countries;

    public Labels(KnownNames known) {
        people = byId(known.people());
        countries = byId(known.countries());
    }

    private static Map<String, Known> byId(List<Known> known) {
        return known.stream().collect(Collectors.toMap(Known::id, Function.identity(), (one, other) -> one));
    }

    /** A person or body by id; the words of the id where no table knows it. */
    String person(String id) {
        var known = people.get(id);
        return known != null
                ? known.name()
                : Arrays.stream(id.split("-"))
                        .filter(word -> !word.isEmpty())
                        .map(Labels::capitalised)
                        .collect(Collectors.joining(" "));
    }

    /** Other spellings of a person's name, at most five. */
    List<String> spellings(String id) {
        var known = people.get(id);
        return known == null
                ? List.of()
                : known.names().stream().skip(1).limit(5).toList();
    }

    String country(String code) {
        var known = countries.get(code);
        return known != null ? known.name() : code;
    }

    static String type(FactType type) {
        return capitalised(FactText.type(type));
    }

    static String status(Status status) {
        return switch (status) {
            case HAPPENED -> "Happened";
            case PLANNED -> "Planned";
            case PROPOSED -> "Proposed";
            case DENIED -> "Denied";
            case HISTORICAL -> "Recalled";
        };
    }

    static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }

    static String facet(Facet facet) {
        return switch (facet) {
            case PERSON -> "Person";
            case COUNTRY -> "Country";
            case TYPE -> "Type";
            case STATUS -> "Status";
            case CONFIRMED -> "Certainty";
            case SOURCE -> "Outlet";
            case LANGUAGE -> "Language";
            case YEAR -> "Year";
        };
    }

    /** A value of a facet, as people read it. */
    String value(Facet facet, String value) {
        return switch (facet) {
            case PERSON -> person(value);
            case COUNTRY -> country(value);
            case TYPE -> type(FactType.of(value));
            case STATUS -> status(Status.of(value));
            case CONFIRMED -> value.equals("true") ? "Confirmed" : "Unconfirmed";
            case LANGUAGE -> language(value);
            case SOURCE, YEAR -> value;
        };
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 1 fact}, {@code 1,234 facts}. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
