package dev.parley.extraction.names;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Tokenizer;
import dev.parley.extraction.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The gazetteer as an index of the rows that are in force. */
public final class TableGazetteer implements Gazetteer {
    private static final Set<String> LEADING = Set.of("head-of-state", "head-of-government", "head-of-body");

    /** Offices that several hold at once: a name has them, but they name nobody. */
    private static final Set<String> MANY = Set.of("minister", "ambassador", "adviser", "official");

    /** Offices of one or several: they name their holder where the table knows one alone. */
    private static final Set<String> FEW = Set.of("envoy", "negotiator", "commander", "spokesman");

    private record Holding(Officeholder person, NameRow.Person term) {}

    private final NameTrie names = new NameTrie(Spellings.bundled());
    private final TrieNode<Titled> titles = new TrieNode<>();
    private final Map<String, Participant> parties = new HashMap<>();
    private final Map<String, Officeholder> people = new HashMap<>();
    private final Map<String, List<Holding>> byHome = new HashMap<>();

    /** The offices that lead a country or body come from the bundled rows. An overlay changes the holder, not which office leads. */
    private final Map<String, List<NameRow.Person>> leading = new HashMap<>();

    private TableGazetteer(NamesTable table) {
        for (NameRow.Person term : NamesTable.bundled().all(NameRow.Person.class)) {
            if (LEADING.contains(term.office())) {
                leading.computeIfAbsent(term.home(), h -> new ArrayList<>(4)).add(term);
            }
        }
        // Kind by kind: a name that a country or body shares means the country or body.
        table.all(NameRow.Country.class).forEach(this::country);
        table.all(NameRow.Body.class).forEach(this::body);
        table.all(NameRow.Person.class).forEach(this::person);
        table.all(NameRow.Title.class).forEach(this::title);
    }

    public static TableGazetteer bundled() {
        return new TableGazetteer(NamesTable.bundled());
    }

    /** The bundled table with an overlay's rows, which come first where names or offices collide. */
    public static TableGazetteer with(Overlay overlay) {
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
        names.add(Kind.BODY, id, row.name(), false);
        add(Kind.BODY, id, row.aliases());
    }

    private void add(Kind kind, String id, List<String> written) {
        for (String name : written) {
            names.add(kind, id, name, false);
        }
    }

    private void person(NameRow.Person row) {
        String id = Names.slug(row.name());
        Officeholder person = people.get(id);
        if (person == null) {
            person = new Officeholder(id, row.name(), new ArrayList<>(1));
            people.put(id, person);
            names.add(Kind.PERSON, id, row.name(), false);
        }
        person.terms().add(row);
        byHome.computeIfAbsent(row.home(), h -> new ArrayList<>()).add(new Holding(person, row));
        for (NameRow.ShortForm form : row.shortForms()) {
            names.add(Kind.PERSON, id, form.words(), form.inOffice());
        }
    }

    private void title(NameRow.Title row) {
        List<Token> tokens = Tokenizer.tokens(row.words());
        TrieNode<Titled> node = titles;
        for (Token t : tokens) {
            node = node.child(t.low());
        }
        node.values.add(new Titled(row.office(), tokens.size(), row.standing()));
    }

    @Override
    public Optional<Named> name(List<Token> tokens, int from, LocalDate on) {
        return names.longest(tokens, from, meanings -> choose(meanings, on)).map(found -> named(found, on));
    }

    /** Among the bearers of a name the one in office that day, else the one who left it last. */
    private Optional<NameTrie.Entry> choose(List<NameTrie.Entry> entries, LocalDate on) {
        NameTrie.Entry best = null;
        LocalDate left = LocalDate.MIN;
        for (NameTrie.Entry e : entries) {
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

    private Named named(NameTrie.Found found, LocalDate on) {
        NameTrie.Entry entry = found.entry();
        return entry.kind() == Kind.PERSON
                ? person(requireNonNull(people.get(entry.id())), found.length(), on)
                : new Named(entry.kind(), found.length(), requireNonNull(parties.get(entry.id())), Unit.Standing.NONE);
    }

    private Named person(Officeholder person, int length, LocalDate on) {
        Optional<String> office = person.at(on).map(NameRow.Person::office).filter(held -> !held.isEmpty());
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
                Participant.Kind.PERSON,
                person.name(),
                land ? Optional.of(home) : Optional.empty(),
                office.map(Words::capitalised),
                land || home.isEmpty() ? Optional.empty() : Optional.of(home));
        return new Named(Kind.PERSON, length, participant, standing);
    }

    @Override
    public Optional<Titled> title(List<Token> tokens, int from) {
        TrieNode<Titled> node = titles;
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
        List<Holding> home = byHome.getOrDefault(at, List.of());
        if (office.equals("leader")) {
            Optional<Named> leader = leading.getOrDefault(at, List.of()).stream()
                    .filter(term -> term.covers(on))
                    .findFirst()
                    .flatMap(term -> holder(term.office(), of, on));
            if (leader.isPresent()) {
                return leader;
            }
        }
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
                        .map(NameRow.Person::office)
                        .toList();
    }

    @Override
    public Optional<Participant> country(String alpha3) {
        return Optional.ofNullable(parties.get(alpha3.toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean knows(String name) {
        String id = Names.slug(name);
        return people.containsKey(id) || parties.containsKey(id) || names.has(name);
    }

    /** Everyone in the table, for the checks that every row of it passes. */
    List<Officeholder> people() {
        return List.copyOf(people.values());
    }
}
