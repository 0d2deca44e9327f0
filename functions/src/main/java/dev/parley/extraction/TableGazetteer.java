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

    private record Person(String id, String name, Optional<String> country, Optional<String> body, List<Term> terms) {}

    private record Term(String office, Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean covers(LocalDate day) {
            return from.map(f -> !f.isAfter(day)).orElse(true)
                    && to.map(t -> t.isAfter(day)).orElse(true);
        }
    }

    private final Node<Entry> names = new Node<>();
    private final Node<Titled> titles = new Node<>();
    private final Map<String, Participant> parties = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, List<Person>> byHome = new HashMap<>();

    private TableGazetteer() {}

    static TableGazetteer bundled() {
        TableGazetteer table = new TableGazetteer();
        Rules.lines("gazetteer/countries.txt").forEach(table::country);
        Rules.lines("gazetteer/bodies.txt").forEach(table::body);
        Rules.lines("gazetteer/people.txt").forEach(table::person);
        Rules.lines("gazetteer/titles.txt").forEach(table::title);
        return table;
    }

    private void country(String line) {
        String[] c = line.split("\\|", -1);
        String[] aliases = c[1].split(";");
        parties.put(c[0].toLowerCase(Locale.ROOT), Participant.country(c[0], aliases[0]));
        add(Kind.COUNTRY, c[0].toLowerCase(Locale.ROOT), aliases);
        add(Kind.NATIONALITY, c[0].toLowerCase(Locale.ROOT), c[2].split(";"));
        add(Kind.METONYM, c[0].toLowerCase(Locale.ROOT), c[3].split(";"));
    }

    private void body(String line) {
        String[] c = line.split("\\|", -1);
        String id = Names.slug(c[0]);
        parties.put(id, Participant.body(id, c[0]));
        add(Kind.BODY, id, new String[] {c[0]});
        add(Kind.BODY, id, c[1].split(";"));
    }

    private void person(String line) {
        String[] c = line.split("\\|", -1);
        String id = Names.slug(c[0]);
        boolean land = parties.containsKey(c[1].toLowerCase(Locale.ROOT));
        Person person = new Person(
                id,
                c[0],
                land ? Optional.of(c[1]) : Optional.empty(),
                land ? Optional.empty() : Optional.of(c[1]),
                List.of(new Term(c[2], date(c[3]), date(c[4]))));
        people.put(id, person);
        byHome.computeIfAbsent(c[1], h -> new ArrayList<>()).add(person);
        add(Kind.PERSON, id, new String[] {c[0]});
        add(Kind.PERSON, id, c[5].split(";"));
    }

    private void title(String line) {
        String[] c = line.split("\\|", -1);
        for (String words : c[0].split(";")) {
            int length = Tokenizer.tokens(words).size();
            titles.put(words, new Titled(c[1], length, Unit.Standing.valueOf(c[2])));
        }
    }

    private static Optional<LocalDate> date(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private void add(Kind kind, String id, String[] aliases) {
        for (String alias : aliases) {
            if (!alias.isBlank()) {
                names.put(
                        alias,
                        new Entry(kind, id, alias.length() <= 4 && alias.equals(alias.toUpperCase(Locale.ROOT))));
            }
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
            if (p != null && p.terms().getFirst().covers(on)) {
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
        Optional<Term> term = person.terms().stream().filter(t -> t.covers(on)).findFirst();
        Optional<String> role = term.map(t -> Words.capitalised(t.office()));
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
                new Participant(person.id(), person.name(), person.country(), role, person.body()),
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
        List<Person> home = byHome.getOrDefault(of.country().orElse(of.name()), List.of());
        List<String> offices = office.equals("leader")
                ? List.of("head-of-state", "head-of-government", "head-of-body")
                : List.of(office);
        for (String wanted : offices) {
            for (Person p : home) {
                for (Term t : p.terms()) {
                    if (t.office().equals(wanted) && t.covers(on)) {
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
                : p.terms().stream().filter(t -> t.covers(on)).map(Term::office).toList();
    }
}
