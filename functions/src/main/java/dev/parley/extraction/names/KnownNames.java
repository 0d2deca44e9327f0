package dev.parley.extraction.names;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.text.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The people and countries that the tables know: what a subscriber may ask for by id or by name. */
public record KnownNames(List<Known> people, List<Known> countries) {
    /**
     * @param id as alerts carry it: {@code donald-trump}, or {@code USA} for a country
     * @param names how it is written, the usual name first
     */
    public record Known(String id, List<String> names) {
        public Known {
            requireNonNull(id, "id");
            names = List.copyOf(names);
        }

        public String name() {
            return names.getFirst();
        }
    }

    public KnownNames {
        people = List.copyOf(people);
        countries = List.copyOf(countries);
    }

    /** The tables that ship with the project. */
    public static KnownNames bundled() {
        return new KnownNames(
                people(Rules.lines("gazetteer/people.txt")), countries(Rules.lines("gazetteer/countries.txt")));
    }

    /** The id that a person's name gives, as extraction gives it to people whom no table knows. */
    public static String idOf(String name) {
        return Names.slug(name);
    }

    /** A person may hold several offices, each a line of the table. */
    private static List<Known> people(List<String> lines) {
        Map<String, LinkedHashSet<String>> byId = new LinkedHashMap<>();
        for (var line : lines) {
            var columns = line.split("\\|", -1);
            var names = byId.computeIfAbsent(Names.slug(columns[0]), id -> new LinkedHashSet<>());
            names.add(columns[0]);
            names.addAll(names(columns[5]));
        }
        var found = new ArrayList<Known>();
        byId.forEach((id, names) -> found.add(new Known(id, List.copyOf(names))));
        return found;
    }

    private static List<Known> countries(List<String> lines) {
        return lines.stream()
                .map(line -> line.split("\\|", -1))
                .map(columns -> new Known(columns[0], names(columns[1])))
                .toList();
    }

    /** A short form that counts in news only while its bearer is in office is marked with a star. */
    private static List<String> names(String column) {
        return Arrays.stream(column.split(";"))
                .map(name -> name.strip().replaceAll("\\*$", ""))
                .filter(name -> !name.isBlank())
                .toList();
    }
}
