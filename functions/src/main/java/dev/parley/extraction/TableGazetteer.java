package dev.parley.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The gazetteer read from the tables that ship with the project: a trie over lower-case tokens. */
final class TableGazetteer implements Gazetteer {
    private static final class Node<T> {
        final Map<String, Node<T>> next = new HashMap<>(4);
        final List<T> values = new ArrayList<>(1);

        void put(String name, T value) {
            Node<T> node = this;
            for (Token t : Tokenizer.tokens(name)) {
                node = node.next.computeIfAbsent(t.low(), w -> new Node<>());
            }
            node.values.add(value);
        }
    }

    private record Entry(Kind kind, String id, boolean shout) {}

    /** Somebody with all terms, those of the row that counts most first. */
    private record Person(String id, String name, List<Term> terms) {
        Optional<Term> term(LocalDate on) {
            return terms.stream().filter(t -> t.row().covers(on)).findFirst();
        }
    }

    private record Term(NameRow.Person row, Optional<String> country, Optional<String> body) {
        String office() {
            return row.office();
        }
    }

    private final Node<Entry> names = new Node<>();
    private final Node<Titled> titles = new Node<>();
    private final Map<String, Participant> parties = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, List<Person>> byHome = new HashMap<>();

    private TableGazetteer(NamesTable table) {
        // Countries first: a name that a country shares means the country, unless a person of that name is in office.
        table.all(NameRow.Country.class).forEach(this::country);
        table.all(NameRow.Body.class).forEach(this::body);
        table.all(NameRow.Person.class).forEach(this::person);
        table.all(NameRow.Title.class).forEach(this::title);
    }

    static TableGazetteer bundled() {
        return new TableGazetteer(NamesTable.bundled());
    }

    /** The bundled table with an overlay's rows, which come first where names or offices collide. */
    static TableGazetteer with(Overlay overlay) {
        return new TableGazetteer(NamesTable.bundled().with(overlay.rows()));
    }

    private void country(NameRow.Country row) {
        String id = row.code().toLowerCase(Locale.ROOT);
        parties.put(id, Participant.country(row.code(), row.names().getFirst()));
        add(Kind.COUNTRY, id, row.names());
        add(Kind.NATIONALITY, id, row.nationalities());
        add(Kind.METONYM, id, row.seats());
    }

    private void body(NameRow.Body row) {
        String id = Names.slug(row.name());
        parties.put(id, Participant.body(id, row.name()));
        add(Kind.BODY, id, List.of(row.name()));
        add(Kind.BODY, id, row.aliases());
    }

    private void person(NameRow.Person row) {
        String id = Names.slug(row.name());
        boolean land = parties.containsKey(row.home().toLowerCase(Locale.ROOT));
        Optional<String> home = Optional.of(row.home()).filter(h -> !h.isEmpty());
        Term term = new Term(row, home.filter(h -> land), home.filter(h -> !land));
        Person person = people.computeIfAbsent(id, i -> new Person(i, row.name(), new ArrayList<>()));
        person.terms().add(term);
        List<Person> there = byHome.computeIfAbsent(row.home(), h -> new ArrayList<>());
        if (person.terms().size() == 1 || there.stream().noneMatch(p -> p == person)) {
            there.add(person);
        }
        add(Kind.PERSON, id, List.of(row.name()));
        add(Kind.PERSON, id, row.aliases());
    }

    private void title(NameRow.Title row) {
        int length = Tokenizer.tokens(row.words()).size();
        titles.put(row.words(), new Titled(row.office(), length, row.standing()));
    }

    private void add(Kind kind, String id, List<String> aliases) {
        for (String alias : aliases) {
            names.put(alias, new Entry(kind, id, alias.length() <= 4 && alias.equals(alias.toUpperCase(Locale.ROOT))));
        }
    }

    @Override
    public Optional<Named> name(List<Token> tokens, int from, LocalDate on) {
        if (from >= tokens.size()
                || !tokens.get(from).capitalised()
                        && !names.next.containsKey(tokens.get(from).low())) {
            return Optional.empty();
        }
        Node<Entry> node = names;
        Entry best = null;
        int length = 0;
        for (int i = from; i < tokens.size(); i++) {
            node = node.next.get(tokens.get(i).low());
            if (node == null) {
                break;
            }
            if (!node.values.isEmpty() && written(tokens, from, i, node.values.getFirst())) {
                best = choose(node.values, on);
                length = i - from + 1;
            }
        }
        return best == null ? Optional.empty() : Optional.of(named(best, length, on));
    }

    /** A name is capitalised; a short one in capitals ("US", "AU") only counts when it is shouted. */
    private static boolean written(List<Token> tokens, int from, int to, Entry entry) {
        boolean capital = tokens.get(to).capitalised() || tokens.get(from).capitalised();
        return capital
                && (!entry.shout()
                        || tokens.get(from).shape() != Token.Shape.LOWER
                                && tokens.get(from)
                                        .text()
                                        .equals(tokens.get(from).text().toUpperCase(Locale.ROOT)));
    }

    private Entry choose(List<Entry> entries, LocalDate on) {
        for (Entry e : entries) {
            Person p = people.get(e.id());
            if (p != null && p.term(on).isPresent()) {
                return e;
            }
        }
        return entries.getFirst();
    }

    private Named named(Entry entry, int length, LocalDate on) {
        if (entry.kind() != Kind.PERSON) {
            return new Named(entry.kind(), length, parties.get(entry.id()), Unit.Standing.NONE);
        }
        return person(people.get(entry.id()), length, on);
    }

    private Named person(Person person, int length, LocalDate on) {
        Optional<Term> term = person.term(on);
        Optional<String> role =
                term.map(Term::office).filter(office -> !office.isEmpty()).map(Words::capitalised);
        Term home = term.orElse(person.terms().getFirst());
        Unit.Standing standing =
                switch (term.map(Term::office).orElse("")) {
                    case "head-of-state",
                            "head-of-government",
                            "vice-president",
                            "supreme-leader",
                            "opposition-leader" -> Unit.Standing.LEADER;
                    case "foreign-minister", "defence-minister", "minister", "head-of-body", "security-adviser" ->
                        Unit.Standing.MINISTER;
                    default -> Unit.Standing.OFFICIAL;
                };
        return new Named(
                Kind.PERSON,
                length,
                new Participant(person.id(), person.name(), home.country(), role, home.body()),
                standing);
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
        String at = of.country().orElse(of.name());
        List<Person> home = byHome.getOrDefault(at, List.of());
        List<String> offices = office.equals("leader")
                ? List.of("head-of-state", "head-of-government", "head-of-body")
                : List.of(office);
        for (String wanted : offices) {
            for (Person p : home) {
                for (Term t : p.terms()) {
                    if (t.row().home().equals(at)
                            && t.office().equals(wanted)
                            && t.row().covers(on)) {
                        return Optional.of(person(p, 0, on));
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> offices(String personId, LocalDate on) {
        Person p = people.get(personId);
        return p == null
                ? List.of()
                : p.terms().stream()
                        .filter(t -> t.row().covers(on))
                        .map(Term::office)
                        .toList();
    }

    @Override
    public boolean knows(String name) {
        String id = Names.slug(name);
        if (people.containsKey(id) || parties.containsKey(id)) {
            return true;
        }
        Node<Entry> node = names;
        for (Token t : Tokenizer.tokens(name)) {
            node = node.next.get(t.low());
            if (node == null) {
                return false;
            }
        }
        return !node.values.isEmpty();
    }
}
