package dev.parley.extraction.names;

import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Tokenizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One row of the names table. A row that is malformed cannot be made: the reason is a sentence for who wrote it. */
sealed interface NameRow {
    /** What rows about the same have in common: an overlay's rows replace the bundled rows with their key. */
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
        private final String columns;
        private final int width;

        Section(String title, String columns) {
            this.title = title;
            this.columns = columns;
            this.width = columns.split("\\|").length;
        }

        /** The bundled resource; {@code +} would be linked at run time, on the way of a cold start. */
        String file() {
            return "gazetteer/".concat(title).concat(".txt");
        }

        static Optional<Section> of(String title) {
            return Arrays.stream(values()).filter(s -> s.title.equals(title)).findFirst();
        }
    }

    /** A country; people call it by the first of its names. */
    record Country(String code, List<String> names, List<String> nationalities, List<String> seats) implements NameRow {
        public Country {
            if (!Column.capitals(code, 3)) {
                throw new IllegalArgumentException("a country begins with its alpha-3 code such as USA, not " + code);
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException(code + " has no name");
            }
            names = Column.checked(names);
            nationalities = Column.checked(nationalities);
            seats = Column.checked(seats);
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
            Column.check(name);
            aliases = Column.checked(aliases);
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
     * @param office as titles or other people's rows name it, or empty
     * @param from first day in office
     * @param to first day no longer in office
     */
    record Person(
            String name,
            String home,
            String office,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            List<ShortForm> shortForms)
            implements NameRow {
        public Person {
            Column.check(name);
            shortForms = List.copyOf(shortForms);
            Column.checkOffice(office, true);
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

        boolean ended(LocalDate day) {
            return to.filter(t -> !t.isAfter(day)).isPresent();
        }
    }

    /**
     * Another way to write a person's name.
     *
     * @param inOffice whether it counts only on days on which its bearer holds an office; a {@code *} behind it says so
     */
    record ShortForm(String words, boolean inOffice) {
        public ShortForm {
            Column.check(words);
        }

        private static List<ShortForm> list(String column) {
            List<ShortForm> forms = new ArrayList<>();
            for (String written : Column.list(column)) {
                boolean inOffice = written.endsWith("*");
                String words = inOffice ? written.substring(0, written.length() - 1) : written;
                forms.add(new ShortForm(words.strip(), inOffice));
            }
            return forms;
        }
    }

    /** One way to write an office. */
    record Title(String words, String office, Unit.Standing standing) implements NameRow {
        public Title {
            Column.check(words);
            Column.checkOffice(office, false);
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
        String[] c = line.split("\\|", -1);
        if (c.length != section.width) {
            throw new IllegalArgumentException("a row of " + section.title + " has " + section.width + " columns ("
                    + section.columns + "), not " + c.length);
        }
        for (int i = 0; i < c.length; i++) {
            c[i] = c[i].strip();
        }
        return switch (section) {
            case COUNTRIES -> List.of(new Country(c[0], Column.list(c[1]), Column.list(c[2]), Column.list(c[3])));
            case BODIES -> List.of(new Body(c[0], Column.list(c[1])));
            case PEOPLE ->
                List.of(new Person(c[0], c[1], c[2], Column.day(c[3]), Column.day(c[4]), ShortForm.list(c[5])));
            case TITLES -> titles(c[0], c[1], Column.standing(c[2]));
        };
    }

    private static List<NameRow> titles(String ways, String office, Unit.Standing standing) {
        List<NameRow> titles = new ArrayList<>();
        for (String words : Column.list(ways)) {
            titles.add(new Title(words, office, standing));
        }
        if (titles.isEmpty()) {
            throw new IllegalArgumentException("a title has no words");
        }
        return titles;
    }
}
