package dev.parley.extraction.names;

import static java.util.stream.Collectors.toSet;

import dev.parley.extraction.text.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rows that are in force, those that count more first. */
record NamesTable(List<NameRow> rows) {
    /** Read once; the rows are small, and overlays are checked against them. */
    private static final class Bundled {
        static final NamesTable TABLE = read();

        private static NamesTable read() {
            List<NameRow> rows = new ArrayList<>();
            for (NameRow.Section section : NameRow.Section.values()) {
                String file = section.file();
                for (String line : Rules.lines(file)) {
                    try {
                        rows.addAll(NameRow.read(section, line));
                    } catch (IllegalArgumentException e) {
                        throw new IllegalStateException(file + ": " + e.getMessage() + ": " + line, e);
                    }
                }
            }
            return new NamesTable(rows);
        }
    }

    NamesTable {
        rows = List.copyOf(rows);
    }

    /** The rows that ship with the project. */
    static NamesTable bundled() {
        return Bundled.TABLE;
    }

    /** These rows with others before them, which take the place of the rows that have their keys. */
    NamesTable with(List<NameRow> others) {
        Set<String> replaced = others.stream().map(NameRow::key).collect(toSet());
        List<NameRow> all = new ArrayList<>(others);
        rows.stream().filter(row -> !replaced.contains(row.key())).forEach(all::add);
        return new NamesTable(all);
    }

    <T extends NameRow> List<T> all(Class<T> kind) {
        List<T> all = new ArrayList<>();
        for (NameRow row : rows) {
            if (kind.isInstance(row)) {
                all.add(kind.cast(row));
            }
        }
        return all;
    }

    Set<String> keys() {
        return rows.stream().map(NameRow::key).collect(toSet());
    }

    /** What a person's home may be: the codes of countries, and the names of bodies. */
    Set<String> homes() {
        return Stream.concat(
                        all(NameRow.Country.class).stream().map(NameRow.Country::code),
                        all(NameRow.Body.class).stream().map(NameRow.Body::name))
                .collect(toSet());
    }

    /** The offices that a title or a person names. */
    Set<String> offices() {
        return Stream.concat(
                        all(NameRow.Title.class).stream().map(NameRow.Title::office),
                        all(NameRow.Person.class).stream()
                                .map(NameRow.Person::office)
                                .filter(office -> !office.isEmpty()))
                .collect(toSet());
    }
}
