package dev.parley.extraction.names;

import dev.parley.extraction.Participant;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.text.Token;
import dev.parley.extraction.text.Words;
import dev.parley.extraction.time.Dates;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names and titles in one sentence's tokens: known ones by the tables, unknown ones by how they are written. */
final class Names {
    final List<Token> tokens;
    final boolean headline;
    /** Whether the headline writes every word with a capital, so that a capital marks no name. */
    private final boolean capitals;

    private final Discourse discourse;
    private final Gazetteer gazetteer;
    /** What {@link #at} and {@link #titleAt} answered: each is asked several times of a token. */
    private final @Nullable Optional<Gazetteer.Named>[] named;

    private final @Nullable Optional<Gazetteer.Titled>[] titled;

    @SuppressWarnings("unchecked") // arrays of a generic type
    Names(Sentence sentence, Discourse discourse) {
        this.tokens = sentence.tokens();
        this.headline = sentence.title();
        this.capitals = headline
                && tokens.stream()
                                .filter(t -> t.shape() == Token.Shape.LOWER
                                        && t.text().length() > 3)
                                .count()
                        <= 1;
        this.discourse = discourse;
        this.gazetteer = discourse.gazetteer;
        this.named = (Optional<Gazetteer.Named>[]) new Optional<?>[tokens.size()];
        this.titled = (Optional<Gazetteer.Titled>[]) new Optional<?>[tokens.size()];
    }

    Optional<Gazetteer.Named> at(int i) {
        if (i >= named.length) {
            return Optional.empty();
        }
        Optional<Gazetteer.Named> name = named[i];
        if (name == null) {
            name = find(i);
            named[i] = name;
        }
        return name;
    }

    private Optional<Gazetteer.Named> find(int i) {
        return gazetteer
                .name(tokens, i, discourse.published)
                .or(() -> NameVariants.withMiddleName(tokens, i, gazetteer, discourse.published, capitals))
                .filter(name -> !describes(i + name.length()))
                .filter(name -> name.kind() != Gazetteer.Kind.PERSON || !namesake(i, name.length()));
    }

    /** Whether the word before makes a surname that of somebody else: "Hunter Biden". */
    boolean ofAnother(int surname) {
        return namesake(surname, 1);
    }

    /** "Hunter Biden", "Donald Trump Jr.": a name that only ends or begins as a known one does. */
    private boolean namesake(int from, int length) {
        int next = from + length;
        boolean junior = next < tokens.size() && tokens.get(next).is("jr");
        if (junior || headline && capitals) {
            return junior;
        }
        if (length > 2 || from == 0) {
            return false;
        }
        Token before = tokens.get(from - 1);
        boolean firstName = before.shape() == Token.Shape.CAPITAL
                && before.end() + 1 == tokens.get(from).start()
                && !Dates.isCalendarWord(before.low())
                && gazetteer.name(tokens, from - 1, discourse.published).isEmpty()
                && titleAt(from - 1).isEmpty()
                && !Lexicon.BEFORE_NAME.has(before.low())
                && !Lexicon.RANK.has(before.low())
                && !Lexicon.PORTFOLIO.has(before.low());
        boolean opens = from == 1 && (Lexicon.FUNCTION.has(before.low()) || Lexicon.SUBORDINATOR.has(before.low()));
        return firstName
                && !opens
                && !NameVariants.misspelt(before.low())
                && (length == 1 || Lexicon.NAME_PARTICLE.has(tokens.get(from).low()));
    }

    /** "Iran-backed", "US-based": Iran and the US only describe somebody else. */
    private boolean describes(int next) {
        return next + 1 < tokens.size()
                && tokens.get(next).is("-")
                && Lexicon.DESCRIBED.has(tokens.get(next + 1).low());
    }

    /** Where "US Steel" or "London Underground" ends, when a country's name goes on as another proper name. */
    int properName(int from) {
        int i = from;
        while (!headline
                && i < tokens.size()
                && tokens.get(i).shape() == Token.Shape.CAPITAL
                && at(i).isEmpty()
                && titleAt(i).isEmpty()
                && !Dates.isCalendarWord(tokens.get(i).low())
                && !Lexicon.PUBLIC.has(tokens.get(i).low())
                && !Lexicon.PORTFOLIO.has(tokens.get(i).low())
                && !Lexicon.INSTITUTION.has(tokens.get(i).low())) {
            i++;
        }
        return i;
    }

    /** The words from one token up to another, as they are written. */
    String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from && tokens.get(i).start() > tokens.get(i - 1).end()) {
                text.append(' ');
            }
            text.append(tokens.get(i).text());
        }
        return text.toString();
    }

    /** "May 8", "in May", "8 May": the month, and no modal verb. */
    boolean month(int i) {
        Token t = tokens.get(i);
        if (!t.is("may") && !t.is("march") || !t.capitalised()) {
            return false;
        }
        boolean dayBehind = i + 1 < tokens.size() && tokens.get(i + 1).shape() == Token.Shape.NUMBER;
        return dayBehind
                || i > 0
                        && (tokens.get(i - 1).shape() == Token.Shape.NUMBER
                                || Lexicon.BEFORE_MONTH.has(tokens.get(i - 1).low()));
    }

    Optional<Gazetteer.Titled> titleAt(int i) {
        if (i >= titled.length) {
            return Optional.empty();
        }
        Optional<Gazetteer.Titled> title = titled[i];
        if (title == null) {
            title = gazetteer.title(tokens, i);
            titled[i] = title;
        }
        return title;
    }

    /** Whether this belongs to what is named before it: "Orlov's envoy", "the US' envoy". */
    boolean possessed(int i) {
        return i > 0
                && (tokens.get(i - 1).is("'s")
                        || tokens.get(i - 1).is("'")
                                && i > 1
                                && tokens.get(i - 2).low().endsWith("s"));
    }

    /** Whether a country is named here, and not its people: "Ukraine", but not "Ukrainian". */
    boolean country(int i) {
        return at(i).filter(n -> n.kind() == Gazetteer.Kind.COUNTRY).isPresent();
    }

    boolean title(int i) {
        return i < tokens.size() && titleAt(i).isPresent();
    }

    int skip(int i, String mark) {
        return i < tokens.size() && tokens.get(i).is(mark) ? i + 1 : i;
    }

    Unit known(int start, int at, Gazetteer.Named name, Gazetteer.@Nullable Titled office, boolean former) {
        int end = new NameExtent(this).ofKnown(at + name.length());
        Unit.Standing standing = office != null && office.standing().compareTo(name.standing()) > 0
                ? office.standing()
                : name.standing();
        Participant p = name.participant();
        introduce(at, name, standing);
        if (office != null && p.role().isEmpty()) {
            p = p.withRole(printed(office, start));
        }
        return Unit.person(start, end, List.of(p), standing, former);
    }

    /** Remembers a surname that no table has alone, so that it means this person from here on. */
    private void introduce(int at, Gazetteer.Named name, Unit.Standing standing) {
        int last = at + name.length() - 1;
        if (name.length() < 2 || name.kind() != Gazetteer.Kind.PERSON) {
            return;
        }
        Unit person = Unit.person(at, last + 1, List.of(name.participant()), standing, false);
        boolean familyNameFirst = name.participant()
                .country()
                .filter(country -> Lexicon.FAMILY_NAME_FIRST.has(country.toLowerCase(Locale.ROOT)))
                .isPresent();
        introduce(last, person);
        if (familyNameFirst) {
            introduce(at, person);
        }
    }

    private void introduce(int at, Unit person) {
        if (gazetteer
                .name(tokens, at, discourse.published)
                .filter(n -> n.length() == 1)
                .isEmpty()) {
            discourse.introduce(tokens.get(at).text(), person);
        }
    }

    boolean closed(int at) {
        return at >= tokens.size() || tokens.get(at).shape() == Token.Shape.MARK;
    }

    Optional<Gazetteer.Named> personAt(int at) {
        int i = at < tokens.size() && tokens.get(at).is(",") ? at + 1 : at;
        if (i >= tokens.size()) {
            return Optional.empty();
        }
        return at(i).filter(n -> n.kind() == Gazetteer.Kind.PERSON);
    }

    /** Where a run of capitalised words that no table knows ends. */
    int unknownName(int from) {
        int i = from;
        int words = 0;
        while (i < tokens.size() && i - from < 7) {
            Token at = tokens.get(i);
            boolean name = at.capitalised() && at.text().length() > 1 || NameVariants.initial(at);
            boolean particle = words > 0
                    && Lexicon.NAME_PARTICLE.has(at.low())
                    && i + 1 < tokens.size()
                    && (tokens.get(i + 1).capitalised()
                            || tokens.get(i + 1).is("-")
                                    && i + 2 < tokens.size()
                                    && tokens.get(i + 2).capitalised());
            if (!name && !particle) {
                break;
            }
            if (Dates.isCalendarWord(at.low()) || words > 0 && titleAt(i).isPresent()) {
                break;
            }
            if (headline && (words >= 2 || verb(at.low()) || Lexicon.PRONOUN.has(at.low()))) {
                break;
            }
            if (name) {
                words++;
            }
            i++;
        }
        return words == 0 ? from : i;
    }

    /** An unknown name that an apposition introduces: "Tomas Pojar, national security adviser to the Czech premier,". */
    Optional<Unit> introduced(int from) {
        int end = tokens.get(from).shape() == Token.Shape.CAPITAL ? unknownName(from) : from;
        if (end - from < 2
                || end + 2 >= tokens.size()
                || !tokens.get(end).is(",")
                || at(from + 1).isPresent()) {
            return Optional.empty();
        }
        int i = end + 1;
        Optional<Gazetteer.Named> owner = Optional.empty();
        while (i < tokens.size() && i < end + 6 && titleAt(i).isEmpty()) {
            Optional<Gazetteer.Named> name = at(i).filter(n -> n.kind() != Gazetteer.Kind.PERSON);
            if (name.isPresent()) {
                owner = name;
                i = skip(i + name.get().length(), "'s");
            } else if (Lexicon.ARTICLE.has(tokens.get(i).low())
                    || Lexicon.RANK.has(tokens.get(i).low())
                    || Lexicon.PORTFOLIO.has(tokens.get(i).low())) {
                i++;
            } else {
                return Optional.empty();
            }
        }
        Optional<Gazetteer.Titled> office = i < tokens.size() ? titleAt(i) : Optional.empty();
        if (office.isEmpty()) {
            return Optional.empty();
        }
        int next = i + office.get().length();
        for (int k = next;
                owner.isEmpty()
                        && k < tokens.size()
                        && k < next + 8
                        && !tokens.get(k).is(",");
                k++) {
            owner = at(k).filter(n -> n.kind() != Gazetteer.Kind.PERSON);
        }
        return owner.map(of -> unknown(from, from, end, office.get(), of.participant(), false));
    }

    /** "Colombian President Speak", "President Arrives": in a headline's capitals a verb looks like a name. */
    private static boolean verb(String low) {
        return Lexicon.BASE_FORM.has(low)
                || low.endsWith("s")
                        && (Lexicon.BASE_FORM.has(low.substring(0, low.length() - 1))
                                || low.endsWith("es") && Lexicon.BASE_FORM.has(low.substring(0, low.length() - 2)));
    }

    Unit unknown(
            int start,
            int nameAt,
            int nameEnd,
            Gazetteer.@Nullable Titled office,
            @Nullable Participant of,
            boolean former) {
        String full = text(nameAt, nameEnd);
        boolean knighted =
                nameAt > 0 && Lexicon.KNIGHTED.has(tokens.get(nameAt - 1).low());
        Optional<Unit> before = nameEnd - nameAt > 1
                ? Optional.empty()
                : discourse
                        .surname(full.toLowerCase(Locale.ROOT))
                        .or(() -> knighted
                                ? discourse
                                        .withFirstName(full)
                                        .map(p -> Unit.person(nameAt, nameEnd, List.of(p), Unit.Standing.LEADER, false))
                                : Optional.empty());
        if (before.isPresent()) {
            return Unit.person(start, nameEnd, before.get().parties, before.get().standing, former);
        }
        Optional<Gazetteer.Named> holder = office == null || of == null || former
                ? Optional.empty()
                : gazetteer
                        .holder(office.office(), of, discourse.published)
                        .filter(one -> nameEnd - nameAt > 1 && NameVariants.surname(one.participant(), full));
        if (holder.isPresent()) {
            // "Secretary of State Mark Rubio": the office and the surname say who is meant.
            Unit.Standing standing = holder.get().standing();
            return Unit.person(start, nameEnd, List.of(holder.get().participant()), standing, false);
        }
        String id = slug(full);
        if (id.isEmpty()) {
            return Unit.of(tokens.get(start), start, false);
        }
        Optional<String> country = of == null ? Optional.empty() : of.country();
        Optional<String> organization = of == null ? Optional.empty() : of.organization();
        Participant p = new Participant(
                id,
                Participant.Kind.PERSON,
                full,
                country,
                office == null ? Optional.empty() : Optional.of(printed(office, nameAt)),
                organization);
        Unit.Standing standing = office == null ? Unit.Standing.MINISTER : office.standing();
        int end = new NameExtent(this).ofUnknown(nameEnd);
        Unit unit = Unit.person(start, end, List.of(p), standing, former);
        discourse.introduce(full, unit);
        return unit;
    }

    private String printed(Gazetteer.Titled office, int before) {
        return office.office().isEmpty() ? tokens.get(before).text() : Words.capitalised(office.office());
    }

    static String slug(String name) {
        String plain =
                Spellings.accented(name) ? java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD) : name;
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                id.append(Character.toLowerCase(c));
            } else if (!id.isEmpty() && id.charAt(id.length() - 1) != '-' && (c == ' ' || c == '-')) {
                id.append('-');
            }
        }
        return id.toString();
    }
}
