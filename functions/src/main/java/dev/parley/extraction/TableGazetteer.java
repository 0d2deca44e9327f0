package dev.parley.extraction;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gazetteer read from the tables that ship with the project: a trie over lower-case tokens, in which the words of a
 * family of spellings are one word and a hyphen is none.
 */
final class TableGazetteer implements Gazetteer {
    /** Small words inside a name, which may begin it in lower case: "bin Salman", "de la Espriella". */
    private static final Set<String> PARTICLES =
            Set.of("al", "el", "bin", "ibn", "de", "da", "di", "von", "van", "der", "den", "la", "le");

    private static final Set<String> LEADING = Set.of("head-of-state", "head-of-government", "head-of-body");

    private static final class Node<T> {
        final Map<String, Node<T>> next = new HashMap<>(4);
        final List<T> values = new ArrayList<>(1);

        Node<T> child(String word) {
            return next.computeIfAbsent(word, w -> new Node<>());
        }
    }

    private record Entry(Kind kind, String id, boolean shout, boolean inOffice) {}

    /** A person with every office that the table gives; {@code terms} grows line by line while the table is read. */
    record Person(String id, String name, List<Term> terms) {
        Optional<Term> at(LocalDate day) {
            return terms.stream().filter(t -> t.covers(day)).findFirst();
        }

        /** The term of that day, else the one that ended last before it, else the first to begin. */
        Term near(LocalDate day) {
            return at(day).orElseGet(() -> Collections.max(
                    terms, Comparator.comparingLong((Term t) -> t.ended(day) ? -t.daysSince(day) : Long.MIN_VALUE)));
        }
    }

    record Term(String home, String office, Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean covers(LocalDate day) {
            return from.map(f -> !f.isAfter(day)).orElse(true)
                    && to.map(t -> t.isAfter(day)).orElse(true);
        }

        boolean ended(LocalDate day) {
            return to.filter(t -> !t.isAfter(day)).isPresent();
        }

        long daysSince(LocalDate day) {
            return day.toEpochDay() - to.orElse(day).toEpochDay();
        }
    }

    private record Holding(Person person, Term term) {}

    private final Node<Entry> names = new Node<>();
    private final Node<Titled> titles = new Node<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<String, Participant> parties = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, List<Holding>> byHome = new HashMap<>();

    private TableGazetteer() {}

    static TableGazetteer bundled() {
        TableGazetteer table = new TableGazetteer();
        Rules.lines("gazetteer/spellings.txt").forEach(table::family);
        Rules.lines("gazetteer/countries.txt").forEach(table::country);
        Rules.lines("gazetteer/bodies.txt").forEach(table::body);
        Rules.lines("gazetteer/people.txt").forEach(table::person);
        Rules.lines("gazetteer/titles.txt").forEach(table::title);
        return table;
    }

    private void family(String line) {
        String[] words = line.split(";");
        for (String word : words) {
            spellings.put(word, words[0]);
        }
    }

    private void country(String line) {
        String[] c = line.split("\\|", -1);
        String[] aliases = c[1].split(";");
        String id = c[0].toLowerCase(Locale.ROOT);
        parties.put(id, Participant.country(c[0], aliases[0]));
        add(Kind.COUNTRY, id, aliases);
        add(Kind.NATIONALITY, id, c[2].split(";"));
        add(Kind.METONYM, id, c[3].split(";"));
    }

    private void body(String line) {
        String[] c = line.split("\\|", -1);
        String id = Names.slug(c[0]);
        parties.put(id, Participant.body(id, c[0]));
        add(Kind.BODY, id, c[0]);
        add(Kind.BODY, id, c[1].split(";"));
    }

    private void person(String line) {
        String[] c = line.split("\\|", -1);
        String id = Names.slug(c[0]);
        Person person = people.get(id);
        if (person == null) {
            person = new Person(id, c[0], new ArrayList<>(1));
            people.put(id, person);
            add(Kind.PERSON, id, c[0]);
        }
        Term term = new Term(c[1], c[2], date(c[3]), date(c[4]));
        person.terms().add(term);
        byHome.computeIfAbsent(c[1], h -> new ArrayList<>()).add(new Holding(person, term));
        add(Kind.PERSON, id, c[5].split(";"));
    }

    private void title(String line) {
        String[] c = line.split("\\|", -1);
        for (String words : c[0].split(";")) {
            List<Token> tokens = Tokenizer.tokens(words);
            Node<Titled> node = titles;
            for (Token t : tokens) {
                node = node.child(t.low());
            }
            node.values.add(new Titled(c[1], tokens.size(), Unit.Standing.valueOf(c[2])));
        }
    }

    private static Optional<LocalDate> date(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private void add(Kind kind, String id, String... aliases) {
        for (String written : aliases) {
            boolean inOffice = written.endsWith("*");
            String alias = inOffice ? written.substring(0, written.length() - 1) : written;
            if (alias.isBlank()) {
                continue;
            }
            boolean shout = alias.length() <= 4 && alias.equals(alias.toUpperCase(Locale.ROOT));
            Entry entry = new Entry(kind, id, shout, inOffice);
            put(alias, entry);
            if (kind == Kind.PERSON && !plain(alias).equals(alias)) {
                put(plain(alias), entry);
            }
        }
    }

    private void put(String name, Entry entry) {
        Node<Entry> node = names;
        for (Token t : Tokenizer.tokens(name)) {
            if (!t.is("-")) {
                node = node.child(family(t));
            }
        }
        if (!node.values.contains(entry)) {
            node.values.add(entry);
        }
    }

    private String family(Token t) {
        return spellings.getOrDefault(t.low(), t.low());
    }

    /** A name without its accents, as most English newspapers print it. */
    static String plain(String name) {
        StringBuilder out = new StringBuilder(name.length());
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            switch (c) {
                case 'ł' -> out.append('l');
                case 'Ł' -> out.append('L');
                case 'ø' -> out.append('o');
                case 'Ø' -> out.append('O');
                case 'ı' -> out.append('i');
                case 'ə' -> out.append('a');
                case 'đ', 'ð' -> out.append('d');
                case 'Đ', 'Ð' -> out.append('D');
                case 'Þ' -> out.append("Th");
                case 'ß' -> out.append("ss");
                case 'æ' -> out.append("ae");
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    @Override
    public Optional<Named> name(List<Token> tokens, int from, LocalDate on) {
        if (from >= tokens.size()) {
            return Optional.empty();
        }
        Node<Entry> node = names.next.get(family(tokens.get(from)));
        Optional<Entry> best = Optional.empty();
        int length = 0;
        for (int i = from; node != null; i++) {
            if (!node.values.isEmpty() && !tokens.get(i).is("-") && written(tokens, from, i, node.values.getFirst())) {
                Optional<Entry> chosen = choose(node.values, on);
                if (chosen.isPresent()) {
                    best = chosen;
                    length = i - from + 1;
                }
            }
            if (i + 1 >= tokens.size()) {
                break;
            }
            Token following = tokens.get(i + 1);
            if (!following.is("-")) {
                node = node.next.get(family(following));
            }
        }
        int covered = length;
        return best.map(entry -> named(entry, covered, on));
    }

    /** A name is capitalised; a short one in capitals ("US", "AU") only counts when it is shouted. */
    private static boolean written(List<Token> tokens, int from, int to, Entry entry) {
        Token first = tokens.get(from);
        if (entry.shout()) {
            return first.shape() != Token.Shape.LOWER
                    && first.text().equals(first.text().toUpperCase(Locale.ROOT));
        }
        boolean small = entry.kind() != Kind.PERSON || PARTICLES.contains(first.low());
        return first.capitalised() || small && tokens.get(to).capitalised();
    }

    /** Among the bearers of a name the one in office that day, else the one who left it last. */
    private Optional<Entry> choose(List<Entry> entries, LocalDate on) {
        Entry best = null;
        long since = Long.MAX_VALUE;
        for (Entry e : entries) {
            Person p = people.get(e.id());
            if (p == null) {
                return Optional.of(e);
            }
            if (p.at(on).isPresent()) {
                return Optional.of(e);
            }
            Term near = p.near(on);
            long days = near.ended(on) ? near.daysSince(on) : Long.MAX_VALUE - 1;
            if (!e.inOffice() && days < since) {
                best = e;
                since = days;
            }
        }
        return Optional.ofNullable(best);
    }

    private Named named(Entry entry, int length, LocalDate on) {
        if (entry.kind() != Kind.PERSON) {
            return new Named(entry.kind(), length, parties.get(entry.id()), Unit.Standing.NONE);
        }
        return person(people.get(entry.id()), length, on);
    }

    private Named person(Person person, int length, LocalDate on) {
        Optional<String> office = person.at(on).map(Term::office);
        String home = person.near(on).home();
        boolean land = parties.containsKey(home.toLowerCase(Locale.ROOT));
        Unit.Standing standing =
                switch (office.orElse("")) {
                    case "head-of-state",
                            "head-of-government",
                            "vice-president",
                            "supreme-leader",
                            "crown-prince",
                            "head-of-party",
                            "opposition-leader" -> Unit.Standing.LEADER;
                    case "foreign-minister", "defence-minister", "minister", "head-of-body", "security-adviser" ->
                        Unit.Standing.MINISTER;
                    default -> Unit.Standing.OFFICIAL;
                };
        Participant participant = new Participant(
                person.id(),
                person.name(),
                land ? Optional.of(home) : Optional.empty(),
                office.map(Words::capitalised),
                land ? Optional.empty() : Optional.of(home));
        return new Named(Kind.PERSON, length, participant, standing);
    }

    @Override
    public Optional<Titled> title(List<Token> tokens, int from) {
        Node<Titled> node = titles;
        Titled best = null;
        for (int i = from; i < tokens.size(); i++) {
            node = node.next.get(tokens.get(i).low());
            if (node == null) {
                break;
            }
            if (!node.values.isEmpty()) {
                best = node.values.getFirst();
            }
        }
        return Optional.ofNullable(best);
    }

    @Override
    public Optional<Named> holder(String office, Participant of, LocalDate on) {
        List<Holding> home = byHome.getOrDefault(of.country().orElse(of.name()), List.of());
        Set<String> wanted = new LinkedHashSet<>(office.equals("leader") ? LEADING : Set.of(office));
        if (of.country().isEmpty() && office.equals("head-of-state")) {
            wanted.add("head-of-body");
        }
        return home.stream()
                .filter(h -> wanted.contains(h.term().office()) && h.term().covers(on))
                .findFirst()
                .map(h -> person(h.person(), 0, on));
    }

    @Override
    public List<String> offices(String personId, LocalDate on) {
        Person p = people.get(personId);
        return p == null
                ? List.of()
                : p.terms().stream().filter(t -> t.covers(on)).map(Term::office).toList();
    }

    /** Everyone in the table, for the checks that every row of it passes. */
    List<Person> people() {
        return List.copyOf(people.values());
    }
}
