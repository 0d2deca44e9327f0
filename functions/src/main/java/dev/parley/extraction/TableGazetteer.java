package dev.parley.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
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

    /** Offices that several hold at once: a name has them, but they name nobody. */
    private static final Set<String> MANY = Set.of("minister", "ambassador", "adviser", "official");

    /** Offices of one or several: they name their holder where the table knows one alone. */
    private static final Set<String> FEW = Set.of("envoy", "negotiator", "commander", "spokesman");

    private static final class Node<T> {
        final Map<String, Node<T>> next = new HashMap<>(4);
        final List<T> values = new ArrayList<>(1);

        Node<T> child(String word) {
            return next.computeIfAbsent(word, w -> new Node<>());
        }
    }

    private record Entry(Kind kind, String id, boolean shout, boolean inOffice) {}

    private record Holding(Officeholder person, Officeholder.Term term) {}

    private final Node<Entry> names = new Node<>();
    private final Node<Titled> titles = new Node<>();
    private final Spellings spellings;
    private final Map<String, Participant> parties = new HashMap<>();
    private final Map<String, Officeholder> people = new HashMap<>();
    private final Map<String, List<Holding>> byHome = new HashMap<>();

    private TableGazetteer(Spellings spellings) {
        this.spellings = spellings;
    }

    static TableGazetteer bundled() {
        TableGazetteer table = new TableGazetteer(Spellings.of(Rules.lines("gazetteer/spellings.txt")));
        Rules.lines("gazetteer/countries.txt").forEach(table::country);
        Rules.lines("gazetteer/bodies.txt").forEach(table::body);
        Rules.lines("gazetteer/people.txt").forEach(table::person);
        Rules.lines("gazetteer/titles.txt").forEach(table::title);
        return table;
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
        Officeholder person = people.get(id);
        if (person == null) {
            person = new Officeholder(id, c[0], new ArrayList<>(1));
            people.put(id, person);
            add(Kind.PERSON, id, c[0]);
        }
        Officeholder.Term term = new Officeholder.Term(c[1], c[2], date(c[3]), date(c[4]));
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

    /** Read by hand: two thousand of them are on the way of a cold start, and {@code parse} takes a third of it. */
    private static Optional<LocalDate> date(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 5, 7, 10),
                        Integer.parseInt(text, 8, 10, 10)));
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
            if (kind == Kind.PERSON && Spellings.accented(alias)) {
                put(Spellings.plain(alias), entry);
            }
        }
    }

    private void put(String name, Entry entry) {
        Node<Entry> node = names;
        for (Token t : Tokenizer.tokens(name)) {
            if (!t.is("-")) {
                node = node.child(spellings.family(t));
            }
        }
        for (Entry e : node.values) {
            if (e.kind() == entry.kind() && e.id().equals(entry.id())) {
                return;
            }
        }
        node.values.add(entry);
    }

    @Override
    public Optional<Named> name(List<Token> tokens, int from, LocalDate on) {
        if (from >= tokens.size()) {
            return Optional.empty();
        }
        Node<Entry> node = names.next.get(spellings.family(tokens.get(from)));
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
                node = node.next.get(spellings.family(following));
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
        LocalDate left = LocalDate.MIN;
        for (Entry e : entries) {
            Officeholder p = people.get(e.id());
            if (p == null || p.at(on).isPresent()) {
                return Optional.of(e);
            }
            LocalDate until = p.near(on).to().filter(to -> !to.isAfter(on)).orElse(LocalDate.MIN);
            if (!e.inOffice() && (best == null || until.isAfter(left))) {
                best = e;
                left = until;
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

    private Named person(Officeholder person, int length, LocalDate on) {
        Optional<String> office = person.at(on).map(Officeholder.Term::office);
        String home = person.near(on).home();
        boolean land = Optional.ofNullable(parties.get(home.toLowerCase(Locale.ROOT)))
                .flatMap(Participant::country)
                .isPresent();
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
        if (of.country().isEmpty() && (office.equals("head-of-state") || office.equals("intelligence-chief"))) {
            // The president of the World Bank, the director general of the IAEA.
            wanted.add("head-of-body");
        }
        List<Officeholder> holders = MANY.contains(office)
                ? List.of()
                : home.stream()
                        .filter(h ->
                                wanted.contains(h.term().office()) && h.term().covers(on))
                        .map(Holding::person)
                        .distinct()
                        .toList();
        return holders.isEmpty() || FEW.contains(office) && holders.size() > 1
                ? Optional.empty()
                : Optional.of(person(holders.getFirst(), 0, on));
    }

    @Override
    public List<String> offices(String personId, LocalDate on) {
        Officeholder p = people.get(personId);
        return p == null
                ? List.of()
                : p.terms().stream()
                        .filter(t -> t.covers(on))
                        .map(Officeholder.Term::office)
                        .toList();
    }

    /** Everyone in the table, for the checks that every row of it passes. */
    List<Officeholder> people() {
        return List.copyOf(people.values());
    }
}
