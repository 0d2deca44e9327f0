package dev.parley.extraction;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One row of the names table. A row that is malformed cannot be made: the reason is a sentence for who wrote it. */
sealed interface NameRow {
    /** What rows about the same have in common: an overlay's rows stand in place of the bundled ones with their key. */
    String key();

    /** How a message calls it. */
    String label();

    /** The kinds of rows: each a section of an overlay, and a bundled file. */
    enum Section {
        COUNTRIES("countries", "alpha-3 code | names | nationalities | capitals and seats of government"),
        BODIES("bodies", "name | other names"),
        PEOPLE("people", "name | country (alpha-3) or body | office | in office from | to | other names"),
        TITLES("titles", "words | office | standing");

        final String title;
        final String columns;

        Section(String title, String columns) {
            this.title = title;
            this.columns = columns;
        }

        static Optional<Section> of(String title) {
            return Arrays.stream(values()).filter(s -> s.title.equals(title)).findFirst();
        }
    }

    /** A country; people call it by the first of its names. */
    record Country(String code, List<String> names, List<String> nationalities, List<String> seats) implements NameRow {
        public Country {
            if (!code.matches("[A-Z]{3}")) {
                throw new IllegalArgumentException("a country begins with its alpha-3 code such as USA, not " + code);
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException(code + " has no name");
            }
            Spelling.check(names);
            Spelling.check(nationalities);
            Spelling.check(seats);
        }

        @Override
        public String key() {
            return "country:" + code;
        }

        @Override
        public String label() {
            return "the country " + names.getFirst();
        }
    }

    /** A body without a country. */
    record Body(String name, List<String> aliases) implements NameRow {
        public Body {
            Spelling.check(name);
            Spelling.check(aliases);
        }

        @Override
        public String key() {
            return "body:" + Names.slug(name);
        }

        @Override
        public String label() {
            return "the body " + name;
        }
    }

    /**
     * One term of a person; who had several has several rows.
     *
     * @param home alpha-3 code of a country, name of a body, or empty
     * @param office as titles name it, or empty
     * @param from first day in office
     * @param to first day no longer in office
     */
    record Person(
            String name,
            String home,
            String office,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            List<String> aliases)
            implements NameRow {
        public Person {
            Spelling.check(name);
            Spelling.check(aliases);
            Spelling.checkOffice(office, true);
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                throw new IllegalArgumentException(
                        "the term ends on " + to.get() + ", not after its beginning on " + from.get());
            }
        }

        @Override
        public String key() {
            return "person:" + Names.slug(name);
        }

        @Override
        public String label() {
            return "the person " + name;
        }

        boolean covers(LocalDate day) {
            return from.map(f -> !f.isAfter(day)).orElse(true)
                    && to.map(t -> t.isAfter(day)).orElse(true);
        }
    }

    /** One way to write an office. */
    record Title(String words, String office, Unit.Standing standing) implements NameRow {
        public Title {
            Spelling.check(words);
            Spelling.checkOffice(office, false);
        }

        @Override
        public String key() {
            return "title:" + Tokenizer.tokens(words).stream().map(Token::low).collect(Collectors.joining(" "));
        }

        @Override
        public String label() {
            return "the title " + words;
        }
    }

    /**
     * Reads a line; a line of titles makes a row for each way to write the office.
     *
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    static List<NameRow> read(Section section, String line) {
        List<String> c = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        long columns = section.columns.chars().filter(x -> x == '|').count() + 1;
        if (c.size() != columns) {
            throw new IllegalArgumentException("a row of " + section.title + " has " + columns + " columns ("
                    + section.columns + "), not " + c.size());
        }
        return switch (section) {
            case COUNTRIES ->
                List.of(new Country(
                        c.get(0), Spelling.list(c.get(1)), Spelling.list(c.get(2)), Spelling.list(c.get(3))));
            case BODIES -> List.of(new Body(c.get(0), Spelling.list(c.get(1))));
            case PEOPLE ->
                List.of(new Person(
                        c.get(0), c.get(1), c.get(2), day(c.get(3)), day(c.get(4)), Spelling.list(c.get(5))));
            case TITLES -> {
                Unit.Standing standing = standing(c.get(2));
                List<NameRow> titles = Spelling.list(c.get(0)).stream()
                        .<NameRow>map(words -> new Title(words, c.get(1), standing))
                        .toList();
                if (titles.isEmpty()) {
                    throw new IllegalArgumentException("a title has no words");
                }
                yield titles;
            }
        };
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a day is written as 2025-01-20, not " + text, e);
        }
    }

    private static Unit.Standing standing(String text) {
        return Arrays.stream(Unit.Standing.values())
                .filter(s -> s.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a standing is one of "
                        + Arrays.stream(Unit.Standing.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + ", not " + text));
    }

    /** What a name and an office may look like. */
    final class Spelling {
        private static final int LONGEST = 200;

        private Spelling() {}

        /** The parts between semicolons; empty ones are passed over. */
        static List<String> list(String column) {
            return Arrays.stream(column.split(";"))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        }

        static void check(List<String> names) {
            names.forEach(Spelling::check);
        }

        /** A name of one letter would be found everywhere. */
        static void check(String name) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the name is missing");
            }
            if (name.length() > LONGEST) {
                throw new IllegalArgumentException("a name has at most " + LONGEST + " characters, not " + name.length()
                        + ": " + name.substring(0, 30) + "...");
            }
            if (name.codePoints().filter(Character::isLetterOrDigit).count() < 2
                    || Names.slug(name).isEmpty()) {
                throw new IllegalArgumentException("a name has at least two letters, unlike \"" + name + "\"");
            }
            if (name.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a name has no control characters");
            }
        }

        static void checkOffice(String office, boolean mayBeEmpty) {
            boolean word = office.equals(office.toLowerCase(Locale.ROOT)) && office.matches("[a-z]+(-[a-z]+)*");
            if (!word && !(mayBeEmpty && office.isEmpty())) {
                throw new IllegalArgumentException(
                        "an office is written as foreign-minister is, not \"" + office + "\"");
            }
        }
    }
}
