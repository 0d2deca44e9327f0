package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Lexicon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The people and countries that the article has named so far. Resolves "he", "the two leaders" and a bare surname. */
public final class Discourse {
    /** An article that names more people than this is a list; the first ones are kept. */
    private static final int MOST = 400;

    public final Gazetteer gazetteer;
    public final LocalDate published;

    private final List<Participant> people = new ArrayList<>();
    private final Map<String, Unit> surnames = new HashMap<>();
    private Optional<Unit> subject = Optional.empty();
    private List<Participant> pair = List.of();
    private List<Participant> countries = List.of();
    private List<Unit> latest = List.of();
    private List<Unit> before = List.of();
    private List<Participant> headlined = List.of();

    public Discourse(Gazetteer gazetteer, LocalDate published) {
        this.gazetteer = gazetteer;
        this.published = published;
    }

    Optional<Unit> surname(String low) {
        return Optional.ofNullable(surnames.get(low));
    }

    Optional<Unit> subject() {
        return subject;
    }

    /** The two or more people (otherwise countries) that were last named together. */
    List<Participant> pair() {
        return pair.isEmpty() ? countries : pair;
    }

    /** Whom "they" means: the pair, or countries named as one, if the last two sentences name them. */
    List<Participant> they() {
        List<Unit> recent = Stream.concat(latest.stream(), before.stream()).toList();
        boolean fresh = recent.stream().flatMap(u -> u.parties.stream()).anyMatch(p -> pair.stream()
                .anyMatch(q -> q.id().equals(p.id())));
        if (!pair.isEmpty()) {
            return fresh ? pair : List.of();
        }
        return recent.stream()
                .filter(u -> u.kind == Unit.Kind.PARTY && u.parties.size() >= 2)
                .map(u -> u.parties)
                .findFirst()
                .orElse(List.of());
    }

    /** Whom "the two sides" means: countries or bodies that the last sentence named as one, if it named none of the pair. */
    List<Participant> sides() {
        boolean fresh = latest.stream().flatMap(u -> u.parties.stream()).anyMatch(p -> names(pair, p));
        return latest.stream()
                .filter(u -> !fresh && u.kind == Unit.Kind.PARTY && !u.person && u.parties.size() == 2)
                .map(u -> u.parties)
                .findFirst()
                .orElse(List.of());
    }

    List<Participant> countries() {
        return countries;
    }

    /**
     * Whom "the president" means: the last subject or the first of the pair, else who was named last, if in office.
     *
     * @param word the last word of the title: "minister", "chancellor"
     */
    Optional<Participant> lastHolding(String office, String word) {
        return Stream.of(
                        subject.stream().map(u -> u.parties.getFirst()),
                        pair.stream(),
                        people.reversed().stream().limit(11))
                .flatMap(who -> who)
                .filter(p -> gazetteer.offices(p.id(), published).contains(office) && styled(p, office, word))
                .findFirst();
    }

    /** Whether somebody who heads a government is called so in their country: a chancellor is no prime minister. */
    private static boolean styled(Participant p, String office, String word) {
        boolean chancellor = p.country()
                .filter(c -> Lexicon.CHANCELLERY.has(c.toLowerCase(Locale.ROOT)))
                .isPresent();
        return !office.equals("head-of-government") || chancellor == word.equals("chancellor");
    }

    /** Whom "Sir Keir" means: the last one named whose first name it is. */
    Optional<Participant> withFirstName(String first) {
        return people.reversed().stream()
                .filter(p -> p.name().startsWith(first + " "))
                .findFirst();
    }

    void introduce(String name, Unit unit) {
        if (surnames.size() < MOST) {
            String last = name.substring(name.lastIndexOf(' ') + 1);
            surnames.putIfAbsent(last.toLowerCase(Locale.ROOT), unit);
            // "Yeo Han-koo" is Yeo.
            int space = name.indexOf(' ');
            if (space > 0 && last.contains("-")) {
                surnames.putIfAbsent(name.substring(0, space).toLowerCase(Locale.ROOT), unit);
            }
        }
    }

    /** Whether the title names two people. */
    public boolean pairInTitle() {
        return headlined.size() == 2;
    }

    /** The other of the two people that the title names. */
    public Optional<Participant> partnerInTitle(Participant one) {
        return headlined.size() == 2 && headlined.stream().anyMatch(p -> p.id().equals(one.id()))
                ? headlined.stream().filter(p -> !p.id().equals(one.id())).findFirst()
                : Optional.empty();
    }

    /** Takes up the title: the people whom it names are those whom the article is about. */
    public void rememberTitle(List<Unit> units) {
        remember(units);
        headlined = units.stream()
                .filter(u -> u.named() && u.person && u.kind == Unit.Kind.PARTY)
                .flatMap(u -> u.parties.stream())
                .filter(Participant::isPerson)
                .distinct()
                .toList();
    }

    private static boolean names(List<Participant> parties, Participant one) {
        for (Participant party : parties) {
            if (party.id().equals(one.id())) {
                return true;
            }
        }
        return false;
    }

    /** Takes up a sentence that was read: its first person becomes the subject of the next one's pronouns. */
    public void remember(List<Unit> units) {
        before = latest;
        latest = units.stream().filter(Unit::named).toList();
        List<Participant> named = new ArrayList<>();
        List<Participant> lands = new ArrayList<>();
        Unit first = null;
        for (Unit u : units) {
            if (!u.named()) {
                continue;
            }
            for (Participant p : u.parties) {
                if (u.person && u.kind == Unit.Kind.PARTY) {
                    if (!names(named, p)) {
                        named.add(p);
                    }
                    if (people.size() < MOST) {
                        people.add(p);
                    }
                } else if (!names(lands, p)) {
                    lands.add(p);
                }
            }
            if (first == null && u.person && u.parties.size() == 1) {
                first = u;
            }
        }
        if (first != null) {
            subject = Optional.of(first);
        }
        if (named.size() == 2 || named.size() > 2 && pair.isEmpty()) {
            pair = List.copyOf(named.subList(0, 2));
        } else if (named.size() == 1 && pair.isEmpty() && people.size() >= 2) {
            Participant other = people.reversed().stream()
                    .filter(p -> p.isPerson() && !p.id().equals(named.getFirst().id()))
                    .findFirst()
                    .orElse(null);
            if (other != null) {
                pair = List.of(other, named.getFirst());
            }
        }
        if (lands.size() >= 2) {
            countries = List.copyOf(lands.subList(0, 2));
        }
    }
}
